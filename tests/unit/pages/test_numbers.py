"""Numbers as people read them, by the form a definition asks for."""

from datetime import date

import pytest

from evenhand.common import language
from evenhand.pages.numbers import (
    NO_NUMBER,
    NumberForm,
    count_words,
    day_words,
    fewer_than,
    is_number,
    period_words,
    unit_words,
)


@pytest.mark.parametrize(
    ("symbol", "decimals", "value", "said"),
    [
        ("%", 1, 0.7534, "75.3%"),
        ("£", 2, 1234.5, "£1,234.50"),
        ("", 1, 1004.66, "1,004.7"),
        ("£", 0, -3.2, "−£3"),
        ("", 1, -0.04, "0.0"),
        ("%", 0, 1.0, "100%"),
        ("", 0, None, NO_NUMBER),
        ("", 0, float("nan"), NO_NUMBER),
    ],
)
def test_a_value_is_written_with_its_sign(symbol: str, decimals: int, value: float | None, said: str) -> None:
    assert NumberForm(symbol, decimals).words(value) == said


def test_an_interval_is_said_from_low_to_high_or_not_at_all() -> None:
    form = NumberForm("%", 1)

    assert form.interval(0.1, 0.25) == "10.0% to 25.0%"
    assert form.interval(None, 0.25) == ""
    assert form.interval(0.1, float("nan")) == ""


@pytest.mark.parametrize(
    ("value", "said"), [(0.5, "50%"), (0.125, "12.5%"), (0.1 + 0.2, "30%"), (1 / 3, "33.333333%")]
)
def test_an_axis_has_no_decimals_it_does_not_need(value: float, said: str) -> None:
    assert NumberForm("%", 1).on_axis(value) == said


def test_pounds_are_not_said_twice() -> None:
    assert unit_words("pounds for each patient", "£") == "for each patient"
    assert unit_words("pounds lost", "") == "pounds lost"


def test_a_context_record_may_lack_its_form() -> None:
    assert NumberForm.of_record({}) == NumberForm("", 0)
    assert NumberForm.of_record({"unit_symbol": "%", "decimals": 1}).words(0.2) == "20.0%"


def test_counts_periods_and_days_are_said_as_people_say_them() -> None:
    assert [count_words(value) for value in (8123.0, 12.5, 1234.56, None)] == [
        "8,123",
        "12.5",
        "1,235",
        NO_NUMBER,
    ]
    assert period_words(date(2021, 4, 1), date(2022, 3, 31)) == "2021/22"
    assert period_words(None, None) == "period not known"
    assert day_words(date(2022, 5, 1)) == "1 May 2022"
    assert day_words(None) == "a day that is not known"
    assert fewer_than(8.0) == "fewer than 8"


@pytest.mark.parametrize(
    ("value", "said"), [(0.031, "+3.1"), (-0.004, "−0.4"), (0.0001, "0.0"), (-0.0001, "0.0")]
)
def test_a_difference_has_its_side_unless_it_prints_as_nothing(value: float, said: str) -> None:
    assert NumberForm("%", 1).signed(value) == said


def test_a_difference_of_shares_is_in_percentage_points_and_of_money_in_pounds() -> None:
    assert NumberForm("%", 1).difference(-0.031) == "3.1 percentage points"
    assert NumberForm("£", 0).difference(-12.4) == "£12"
    assert NumberForm("", 1).difference(4.2) == "4.2"


class Backwards:
    """A language in which every text is read from its end, but for what is filled in."""

    def gettext(self, message: str) -> str:
        return " ".join(reversed(message.split(" ")))

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.gettext(singular if number == 1 else plural)


def test_periods_and_intervals_are_said_in_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    assert period_words(date(2022, 5, 1), date(2022, 5, 31)) == "May 2022"
    assert period_words(date(2022, 4, 1), date(2022, 6, 30)) == "1 April 2022 to 30 June 2022"
    monkeypatch.setattr(language, "_asked", Backwards)

    assert period_words(date(2022, 5, 1), date(2022, 5, 31)) == "2022 May"
    assert period_words(date(2022, 4, 1), date(2022, 6, 30)) == "2022 June 30 to 2022 April 1"
    assert period_words(date(2021, 4, 1), date(2022, 3, 31)) == "2021/22"
    assert NumberForm("%", 1).interval(0.1, 0.25) == "25.0% to 10.0%"


def test_what_is_not_known_is_told_from_a_number_in_any_language(monkeypatch: pytest.MonkeyPatch) -> None:
    form = NumberForm("", 0)
    assert [is_number(form.words(value)) for value in (0.0, None)] == [True, False]
    monkeypatch.setattr(language, "_asked", Backwards)

    assert form.words(None) == "known not"
    assert [is_number(form.words(value)) for value in (0.0, None)] == [True, False]
    assert not is_number(count_words(None))
