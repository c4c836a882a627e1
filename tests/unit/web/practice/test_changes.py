"""What changed since the release before, figure by figure, in sentences."""

from datetime import date

import pytest

from evenhand.publication.installed import Opened
from evenhand.web.practice.changes import present_changes
from support.judged_release import judged_release

DAY = date(2021, 12, 31)


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    return Opened.at(judged_release(tmp_path_factory.mktemp("changes") / "release"))


@pytest.fixture
def rows(opened):
    return opened.true_figures.results_of("Z80001")


def said(opened, before, after):
    view = present_changes(opened.edition, (DAY, before), after)
    assert view is not None
    return {change.title: change.sentence for change in view.changes}


def changed(rows, **changes):
    return [{**row, **changes} if row["indicator"] == "asthma-review" else row for row in rows]


def test_without_a_release_before_there_is_nothing_to_say(opened, rows):
    assert present_changes(opened.edition, None, rows) is None


def test_what_is_the_same_is_counted_and_no_more(opened, rows):
    view = present_changes(opened.edition, (DAY, rows), rows)
    assert (view.changes, view.unchanged, view.since) == ((), len(rows), "31 December 2021")


def test_a_later_period_says_what_is_said_now_and_was_before(opened, rows):
    before = changed(rows, period_end=date(2021, 3, 31), outcome="similar", direction="similar")
    sentence = said(opened, before, rows)["Asthma review"]
    assert sentence == "Figures of 2021/22 are out: differs: explore (higher). Before: similar to expected."


def test_a_later_period_may_say_the_same(opened, rows):
    sentence = said(opened, changed(rows, period_end=date(2021, 3, 31)), rows)["Asthma review"]
    assert sentence == "Figures of 2021/22 are out: still differs: explore (higher)."


def test_another_outcome_of_the_same_period_is_told(opened, rows):
    before = changed(rows, outcome=None, direction=None, status="under_challenge")
    assert (
        "Same period, now differs: explore (higher). Before: " in said(opened, before, rows)["Asthma review"]
    )


def test_a_corrected_figure_is_told_with_both_values(opened, rows):
    sentence = said(opened, changed(rows, value=0.5), rows)["Asthma review"]
    assert sentence.startswith("The figure itself was corrected, from 50.0% to 89.2%; still")


def test_a_new_indicator_is_new(opened, rows):
    assert said(opened, [], rows[:1])[opened.edition.indicators[rows[0]["indicator"]].title].startswith(
        "New in this"
    )


def test_a_fact_that_reads_otherwise_has_changed(opened, rows):
    before = [{**row, "value_text": "Else"} if row["indicator"] == "cqc-rating" else row for row in rows]
    assert "Cqc rating" in said(opened, before, rows)
