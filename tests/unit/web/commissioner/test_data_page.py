from datetime import date
from typing import ClassVar

import pytest

from evenhand.definitions.catalogue import Catalogue
from evenhand.publication.installed import Opened
from evenhand.web.commissioner import frameworks_page
from evenhand.web.commissioner.changes import changes_since
from evenhand.web.commissioner.data_page import Timeliness, _age, _reason, timeliness
from evenhand.web.commissioner.due_page import left_words
from evenhand.web.commissioner.fifths import fifths_of
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


def test_what_was_not_seen_before_is_left_out_of_changes(released: Opened) -> None:
    figures = released.true_figures
    assert changes_since(figures, ["Z80001"], {}, date(2021, 3, 31)) == {}
    assert changes_since(figures, [], {}, date(2021, 3, 31)) == {}


def test_without_deprivation_no_practice_is_in_a_fifth(released: Opened) -> None:
    fifths = fifths_of(released)
    assert (fifths["Z80001"], "Z80005" in fifths) == (3, False)

    class Bare:
        practices: ClassVar = {"X": {"code": "X", "list_size": 1.0}}

    assert fifths_of(Bare()) == {}  # type: ignore[arg-type]


def test_reasons_that_differ_are_told_by_their_word() -> None:
    rows = [{"status_reason": "One."}, {"status_reason": "Another"}]
    assert _reason("missing", rows) == "The publisher gave no figure for this practice and period."
    assert _reason("missing", rows[:1]) == "One."


def test_a_release_of_today_has_no_age() -> None:
    assert _age(END, END) == ""


def test_a_check_of_an_earlier_day_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frameworks_page, "check_catalogue", lambda *_: ())
    monkeypatch.setattr(frameworks_page, "_CHECKED", {("", date(2020, 1, 1)): ()})
    frameworks_page.issues_of(Catalogue({}, {}, {}), "x", END)

    assert list(frameworks_page._CHECKED) == [("x", END)]
    assert frameworks_page._found([]) == "The check finds nothing wrong with it."
