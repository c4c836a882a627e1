"""The year is data: its days fall where they should in any year, and a year that cannot be is refused."""

from datetime import date

import pytest

from evenhand.common.errors import InputError
from evenhand.cycle.calendar.icalendar import calendar
from evenhand.cycle.calendar.steps import Day, around, dated, read_year, shipped_year


def test_the_shipped_year_has_the_steps_of_the_guidance_in_order() -> None:
    steps = [one.step.id for one in dated(shipped_year(), 2026)]
    assert steps[0] == "framework-review"
    assert steps.index("signature") < steps.index("annual-review") < steps.index("mid-year-review")
    assert len(steps) == 9


def test_the_review_of_the_framework_lies_in_the_year_before() -> None:
    first = dated(shipped_year(), 2026)[0]
    assert (first.begins, first.due) == (date(2025, 11, 1), date(2025, 12, 31))


def test_a_step_that_ends_on_a_sunday_is_due_on_monday() -> None:
    due = {one.step.id: one.due for one in dated(shipped_year(), 2027)}
    assert due["objectives"] == date(2027, 3, 1)  # 28 February 2027 is a Sunday


@pytest.mark.parametrize(("year", "last"), [(2027, date(2027, 2, 28)), (2028, date(2028, 2, 29))])
def test_the_last_of_february_is_the_last_there_is(year: int, last: date) -> None:
    assert Day(month=2, day=31).on(year) == last


def test_what_is_to_come_is_in_order_and_not_past() -> None:
    steps = around(shipped_year(), date(2026, 11, 26))
    dues = [one.due for one in steps]
    assert dues == sorted(dues)
    assert dues[0] >= date(2026, 11, 26)
    assert steps[0].step.id == "framework-review"


def test_a_year_that_cannot_be_is_refused_with_every_fault() -> None:
    given = shipped_year().model_dump(mode="json")
    given["steps"][0]["begins"]["month"] = 13
    given["steps"][1]["sides"] = ["patients"]
    with pytest.raises(InputError, match="month") as refused:
        read_year(given, "a file")
    assert "sides" in str(refused.value)


def test_a_step_that_ends_before_it_begins_is_refused() -> None:
    given = shipped_year().model_dump(mode="json")
    given["steps"][2]["ends"] = {"month": 1, "day": 1, "year": 0}
    with pytest.raises(InputError, match="ends before it begins"):
        read_year(given, "a file")


def test_a_calendar_file_has_an_entry_a_step_and_no_line_is_too_long() -> None:
    file = calendar("Ours, and theirs", dated(shipped_year(), 2026), "profiles.example")
    assert file.count("BEGIN:VEVENT") == 9
    assert "DTEND;VALUE=DATE:20260401" in file  # the day after 31 March
    assert max(len(line.encode()) for line in file.split("\r\n")) <= 75
    assert "Ours\\, and theirs" in file
