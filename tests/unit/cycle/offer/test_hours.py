import pytest

from evenhand.common.errors import InputError
from evenhand.cycle.offer.hours import hours_words, spans_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("08:00 to 18:30", "08:00 to 18:30"),
        ("8am-6.30pm", "08:00 to 18:30"),
        ("08:00 – 12:30, 14:00 – 18:00", "08:00 to 12:30, 14:00 to 18:00"),
        ("9 to noon and 2pm until 6pm", "09:00 to 12:00, 14:00 to 18:00"),
        ("12am to 12pm", "00:00 to 12:00"),
        ("8 to midnight", "08:00 to 24:00"),
        ("Closed", ""),
        ("  ", ""),
    ],
)
def test_hours_are_read_as_people_write_them(written: str, read: str) -> None:
    assert hours_words(spans_of(written)) == read


@pytest.mark.parametrize(
    "written",
    [
        "early",
        "25:00 to 26:00",
        "08:00",
        "8 to 9 to 10",
        "08:61 to 9",
        "24:30 to 25",
        "1,2,3,4",
        "8 to 9;" * 20,
    ],
)
def test_hours_that_cannot_be_read_say_what_can(written: str) -> None:
    with pytest.raises(InputError, match="Write 08:00 to 18:30"):
        spans_of(written)


def test_closing_before_opening_asks_for_the_other_half_of_the_day() -> None:
    with pytest.raises(InputError, match="6:30pm is 18:30"):
        spans_of("8:00 to 6:30")


def test_hours_that_overlap_are_refused() -> None:
    with pytest.raises(InputError, match="earliest first"):
        spans_of("14:00 to 18:00, 08:00 to 12:00")
