"""What reviews, letters and first screens take of agreements: words, progress, and what waits."""

from datetime import date

import pytest

from evenhand.cycle.agenda import agenda_of
from evenhand.cycle.agreements import actions
from evenhand.cycle.agreements.for_reviews import objectives_for_review
from evenhand.cycle.agreements.of import objective_numbered
from evenhand.cycle.agreements.progress import progress
from evenhand.cycle.agreements.terms import Basis
from evenhand.cycle.agreements.words import (
    basis_words,
    chance_words,
    noise_words,
    number_words,
    pounds,
    support_words,
    target_words,
)  # fmt: skip
from evenhand.cycle.reviews.beside import objectives_of as objectives_beside_a_review
from evenhand.publication.installed import Opened
from support.judged_release import judged_release
from support.made_agreements import (
    HOURS,
    IN_NUMBERS,
    IN_WORDS,
    TALKS,
    agreed,
    changed,
    in_force,
    shared,
    version,
)
from support.made_release import INDICATORS, result
from support.moving_days import Days


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, TALKS)


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.001, "very unlikely: fewer than 1 in 100"),
        (0.03, "very unlikely: about 3 in 100"),
        (0.2, "unlikely: about 20 in 100"),
        (0.3, "less likely than not"),
        (0.5, "about as likely as not: about 50 in 100"),
        (0.7, "more likely than not"),
        (0.9, "likely: about 90 in 100"),
        (0.97, "almost certain: about 97 in 100"),
        (0.999, "almost certain: more than 99 in 100"),
    ],
)
def test_a_chance_is_said_in_words_with_its_number(chance, said):
    assert said in chance_words(chance)


def test_no_chance_is_no_words():
    assert chance_words(None) == ""


@pytest.mark.parametrize(("pence", "said"), [(250_000, "£2,500"), (1_050, "£10.50"), (None, "")])
def test_money_is_in_pounds(pence, said):
    assert pounds(pence) == said


def test_what_an_objective_rests_on_is_said():
    assert basis_words(IN_NUMBERS) == "Local enhanced service LES 7: asthma, priced £2,500"
    assert basis_words(changed(IN_WORDS, basis=Basis.CONTRACT, reference="Clause 8")) == "Contract: Clause 8"
    assert "free to choose" in basis_words(IN_WORDS)


def test_numbers_have_their_indicators_form():
    facts = {"title": "Waits", "symbol": "", "decimals": 1, "unit": "minutes"}
    assert number_words(4.25, facts) == "4.2 minutes"
    assert number_words(4.25, {"title": ""}) == "4.25"
    assert number_words(None, facts) == ""


def test_support_is_said_with_who_and_when():
    assert support_words(IN_NUMBERS) == ("A nurse for a day a week, by Ms Performance, until 30 June 2027",)


def test_a_target_is_said_with_where_it_starts(people, released, days):
    made = shared(people, released, changed(HOURS, due=date(2027, 9, 1)), IN_NUMBERS)
    assert target_words(version(made)) == "From 1 to at least 2, by 1 September 2027"
    assert target_words(version(made, 2)).endswith("to at least 98.0%")
    assert "percentage points through chance alone" in noise_words(version(made, 2))
    assert noise_words(version(made)) == ""


def test_reviews_read_the_objectives_of_the_year_in_words(people, released, days):
    in_force(people, released)
    first, second = objectives_beside_a_review("Z80001", 2027)

    assert objectives_for_review("Z80001", 2027) == (first, second)
    assert (first.text, first.target, first.imposed) == (IN_WORDS.text, "", False)
    assert (second.baseline, second.target) == ("89.2%", "98.0%")
    assert second.promised == support_words(IN_NUMBERS)
    assert objectives_for_review("Z80001", 2025) == ()


def later(folder, **changes) -> Opened:
    """A release a year on, with one figure of the practice."""
    row = result(
        "Z80001", INDICATORS[0], period_start=date(2022, 4, 1), period_end=date(2023, 3, 31), **changes
    )
    path = judged_release(folder / "later", results=[row], contributions=[], funnels=[], models=[])
    return Opened.at(path)


@pytest.mark.parametrize(
    ("changes", "reached"),
    [
        ({"value": 0.985, "lower95": 0.97, "upper95": 0.99}, "reached"),
        ({"value": 0.97, "lower95": 0.95, "upper95": 0.985}, "cannot_tell"),
        ({"value": 0.90, "lower95": 0.88, "upper95": 0.92}, "not_yet"),
        ({"value": 0.90, "lower95": None, "upper95": None}, "not_yet"),
        ({"value": 0.90, "status": "under_challenge"}, "under_challenge"),
    ],
)
def test_progress_is_told_by_the_whole_interval(people, released, tmp_path, days, changes, reached):
    made = shared(people, released)
    told = progress(made.objectives.get(number=2), later(tmp_path, **changes))

    assert (told.reached, told.value, told.target) == (reached, changes["value"], 0.98)
    assert told.context_note


def test_without_a_newer_figure_or_without_a_figure_at_all_that_is_said(people, released, days):
    made = shared(people, released)
    assert progress(made.objectives.get(number=2), released).reached == "no_newer_figure"
    assert progress(made.objectives.get(number=1), released).reached == "in_words"


def test_a_lower_target_is_reached_from_above(people, released, tmp_path, days):
    terms = changed(IN_NUMBERS, indicator="phone-waits", target=4.0)
    made = shared(people, released, terms)
    row = result("Z80001", INDICATORS[2], value=3.5, lower95=3.0, upper95=4.2, period_end=date(2023, 3, 31))
    path = judged_release(tmp_path / "l", results=[row], contributions=[], funnels=[], models=[])
    assert progress(made.objectives.get(number=1), Opened.at(path)).reached == "reached"


def test_what_waits_is_each_sides_own(people, released, days):
    made = agreed(people, released)
    practice, team = people.viewer("practice"), people.viewer("performance")

    def waiting(viewer):
        return [item.what for item in agenda_of(viewer, days.today) if "agreement" in item.address]

    assert any("Sign" in what for what in waiting(practice))
    assert any("Sign" in what for what in waiting(team))
    assert waiting(people.viewer("finance")) == []
    actions.step(team, made, "reopen", "One more word")
    assert any("Agree on" in what for what in waiting(practice))
    assert objective_numbered(made, 9) is None
