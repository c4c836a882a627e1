from datetime import date

import pytest

from evenhand.sources.reading.periods_in_text import period_in


@pytest.mark.parametrize(
    "text",
    [
        "2024-10", "202410", "2024_10", "20241015", "2024-10-15", "01OCT2024", "Oct-24", "October 2024",
        "31/10/2024", "fft-gp-october-2024", "PHARMACY_FIRST_202410", "Cloud Telephony oct2024",
    ],
)  # fmt: skip
def test_a_month_is_read_in_every_usual_form(text: str) -> None:
    period = period_in(text, "month")
    assert period is not None
    assert (period.start, period.end) == (date(2024, 10, 1), date(2024, 10, 31))


@pytest.mark.parametrize("text", ["2024", "2024-13", "31/13/2024", "Decimals 7", ""])
def test_what_is_no_month_is_none(text: str) -> None:
    assert period_in(text, "month") is None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2024-25 Q1", date(2024, 4, 1)),
        ("Q4 2024/25", date(2025, 1, 1)),
        ("cover_2425_q3", date(2024, 10, 1)),
        ("Quarter 2 2024-25", date(2024, 7, 1)),
        ("2024 Q1", date(2024, 1, 1)),
        ("April to June 2024", date(2024, 4, 1)),
        ("Jan-Mar 2025", date(2025, 1, 1)),
        ("31/12/2024", date(2024, 10, 1)),
        ("March 2025", date(2025, 1, 1)),
    ],
)
def test_a_quarter_is_read_by_its_number_its_months_or_a_day_in_it(text: str, start: date) -> None:
    period = period_in(text, "quarter")
    assert period is not None
    assert period.start == start


@pytest.mark.parametrize("text", ["Q1", "April to May 2024", "2024-25", "Q5 2024-25"])
def test_what_is_no_quarter_is_none(text: str) -> None:
    assert period_in(text, "quarter") is None


def test_a_season_runs_from_september_to_the_end_of_february() -> None:
    period = period_in("flu_2023-24", "season")
    assert period is not None
    assert (period.start, period.end) == (date(2023, 9, 1), date(2024, 2, 29))
    assert period_in("flu 2023", "season") is None
