from typing import Any

import pytest

from evenhand.pages.numbers import NumberForm
from evenhand.web.commissioner.changes import Change
from evenhand.web.commissioner.telling import change_words, place, places, standard, verdict

SHARE = NumberForm("%", 1)
ROW: dict[str, Any] = {
    "outcome": None,
    "direction": None,
    "status": "ok",
    "status_reason": None,
    "colour": None,
    "standard_outcome": None,
    "standard_kind": "none",
    "standard_target": None,
}


@pytest.mark.parametrize(
    ("lower", "upper", "said"),
    [
        (0.3, 0.4, "interval above"),
        (0.1, 0.15, "interval below"),
        (0.1, 0.3, "interval reaches it"),
        (None, 0.3, ""),
    ],
)
def test_where_an_interval_lies_beside_a_number(lower: float | None, upper: float, said: str) -> None:
    assert places()[place(lower, upper, 0.2)] == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change(0.05, 0.01, 0.09), "changed by +5.0 (95% interval +1.0 to +9.0), more than chance gives"),
        (Change(-0.05, -0.1, 0.0), "changed by −5.0 (95% interval −10.0 to 0.0), may be chance"),
        (Change(0.05, None, None), "changed by +5.0; how much is chance is not known"),
    ],
)
def test_a_change_is_told_with_its_interval(change: Change, said: str) -> None:
    assert change_words(change, SHARE) == said


@pytest.mark.parametrize(
    ("changes", "is_fact", "is_unjudged", "said"),
    [
        ({"outcome": "worth_a_look", "direction": "lower"}, False, False, ("▲", "Worth a look (lower)")),
        ({}, True, False, ("–", "A fact")),
        ({}, False, False, ("–", "Shown without a comparison")),
        ({"status": "suppressed"}, False, True, ("–", "Withheld by the publisher")),
        ({"status": "not_applicable", "status_reason": "So (R-18)."}, False, True, ("–", "Not judged")),
    ],
)
def test_a_verdict_is_a_sign_with_words(
    changes: dict[str, Any], is_fact: bool, is_unjudged: bool, said: tuple[str, str]
) -> None:
    assert verdict({**ROW, **changes}, is_fact, is_unjudged) == said


def test_a_standard_is_told_in_the_words_of_its_colour_or_its_own() -> None:
    assert standard({**ROW, "colour": "red"}, SHARE) == "✗ Minimum standard not met"
    reached = {**ROW, "standard_kind": "developmental", "standard_target": 0.9, "standard_outcome": "reached"}
    assert standard(reached, SHARE) == "A standard to work towards of 90.0%: reached."
    assert standard(ROW, SHARE) == ""
