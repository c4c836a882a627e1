from datetime import date

from evenhand.web.commissioner.data_page import Timeliness, timeliness
from evenhand.web.commissioner.due_page import left_words
from evenhand.web.commissioner.frameworks_page import next_review
from support.made_release import indicator

YEARLY = indicator("yearly", "proportion", cadence="annual", available_after_months=6)
ONCE = indicator("once", "proportion", cadence="event")
END = date(2022, 3, 31)


def test_figures_are_late_when_newer_ones_were_due() -> None:
    late = timeliness(YEARLY, END, date(2023, 12, 31))
    assert (late.is_late, late.due, late.next_due) == (True, date(2023, 3, 31), date(2024, 9, 30))
    in_time = timeliness(YEARLY, END, date(2022, 12, 31))
    assert (in_time.is_late, in_time.due, in_time.next_due) == (False, END, date(2023, 9, 30))


def test_what_comes_with_an_event_or_not_at_all_is_never_late() -> None:
    assert timeliness(ONCE, END, date(2030, 1, 1)) == Timeliness(END, None, None)
    assert not timeliness(YEARLY, None, date(2030, 1, 1)).is_late


def test_what_is_left_is_told_in_working_days() -> None:
    friday = date(2026, 11, 27)
    assert left_words(friday, date(2026, 11, 30)) == "1 working day left"
    assert left_words(friday, date(2026, 12, 2)) == "3 working days left"
    assert left_words(friday, friday) == "due today"
    assert left_words(friday, date(2026, 11, 26)) == "late since 26 November 2026"


def test_the_yearly_review_is_in_the_next_month_of_its_name() -> None:
    assert next_review(4, date(2026, 11, 27)) == date(2027, 4, 1)
    assert next_review(11, date(2026, 11, 27)) == date(2026, 11, 1)
