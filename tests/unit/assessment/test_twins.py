"""Twins of made practices: who has them, who has no fair comparator, and what is said of both."""

from typing import Any

import numpy as np
import polars as pl
import pytest

from evenhand.assessment.atypical import LEAST_LIST, RULES, YOUNG_ADULTS
from evenhand.assessment.twins import TOO_FAR, Twins, twins
from evenhand.definitions.wording import banned_words_in
from evenhand.release.schemas import TWINS
from evenhand.statistics.peers import NOBODY
from support.indicators import catalogue

CONTEXTS = {name: catalogue().contexts[name] for name in ("deprivation", "rurality")}
SIZE = 200


def practices(**columns: Any) -> pl.DataFrame:
    """Return SIZE made practices; `columns` take the place of theirs, or add to them."""
    rng = np.random.default_rng(8)
    rows = {
        "code": [f"Z{number:05d}" for number in range(SIZE)],
        "list_size": [8000.0] * SIZE,
        "atypical": [""] * SIZE,
        "practice_type": ["GP practice"] * SIZE,
        "not_compared": [None] * SIZE,
        "deprivation": rng.normal(20, 8, SIZE),
        "rurality": rng.random(SIZE),
        **columns,
    }
    return pl.DataFrame(rows, schema_overrides={"not_compared": pl.String, "atypical": pl.String})


def all_but_first(usual: Any, first: Any) -> list[Any]:
    return [first] + [usual] * (SIZE - 1)


def sentences(found: Twins) -> str:
    return " | ".join(one["caveat"] for one in found.caveats)


def test_every_usual_practice_has_twenty_twins_in_order() -> None:
    found = twins(practices(), CONTEXTS)
    assert found.table.schema == pl.Schema(TWINS)
    assert found.table.height == 20 * SIZE
    own = found.table.filter(pl.col("practice") == "Z00007")
    assert own["position"].to_list() == list(range(1, 21))
    assert own["distance"].is_sorted()
    assert own["twin"].to_list() == [f"Z{row:05d}" for row in found.index[7]]
    assert found.tenth[7] == own["distance"][9]
    assert not found.caveats


def test_no_twins_are_found_by_money_rooms_and_dispensing() -> None:
    rng = np.random.default_rng(9)
    resources = {name for name, one in catalogue().contexts.items() if one.resource}
    assert resources == {"funding-gap", "consulting-rooms", "dispensing"}
    own = practices(**{name: rng.normal(100, 30, SIZE) for name in resources})
    found = twins(own, {**CONTEXTS, **{name: catalogue().contexts[name] for name in resources}})
    assert found.table.equals(twins(practices(), CONTEXTS).table)
    assert not found.caveats


def test_one_in_a_hundred_is_too_far_and_keeps_its_twins() -> None:
    found = twins(practices(), CONTEXTS)
    far = (found.reasons == TOO_FAR).fill_null(False)
    assert far.sum() == SIZE // 100
    assert found.tenth.filter(far).min() > found.tenth.filter(~far).max()
    assert (found.index[far.to_numpy()] != NOBODY).all()


@pytest.mark.parametrize(
    ("column", "usual", "first", "words"),
    [
        ("practice_type", "GP practice", "Walk in and out of hours centre", "walk-in"),
        ("practice_type", "GP practice", "Walk in centre", "walk-in"),
        ("atypical", "", "| Part year of data || No registered patients |", "no registered patients"),
        ("name", "FERNHAM SURGERY", "FERNHAM HOMELESS TEAM", "homeless"),
        ("name", "FERNHAM SURGERY", "Asylum Seekers' Practice", "asylum"),
        (YOUNG_ADULTS, 0.1, 0.5, "18 to 29"),
        ("aged-65-and-over", 0.2, 0.8, "65 and over"),
        ("list_size", 8000.0, LEAST_LIST - 1.0, "fewer than 750"),
    ],
)
def test_an_atypical_practice_has_no_fair_comparator_and_no_twins(
    column: str, usual: Any, first: Any, words: str
) -> None:
    found = twins(practices(**{column: all_but_first(usual, first)}), CONTEXTS)
    assert words in found.reasons[0]
    assert found.reasons[0].startswith("No fair comparator: ")
    assert found.tenth[0] is None
    assert (found.index[0] == NOBODY).all()
    assert not (found.index == 0).any()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("atypical", "| Large fluctuation in patients |"),
        ("atypical", None),
        (YOUNG_ADULTS, 0.499),
        (YOUNG_ADULTS, None),
        ("aged-65-and-over", 0.79),
        ("list_size", float(LEAST_LIST)),
        ("name", None),
    ],
)
def test_what_is_not_known_or_does_not_reach_a_rule_makes_nobody_atypical(column: str, value: Any) -> None:
    usual = {"atypical": "", "list_size": 8000.0, "name": "FERNHAM SURGERY"}.get(column, 0.2)
    found = twins(practices(**{column: all_but_first(usual, value)}), CONTEXTS)
    assert found.reasons[0] in (None, TOO_FAR)
    assert (found.index == 0).any()


def test_the_first_rule_that_holds_is_told() -> None:
    rows = practices(
        practice_type=all_but_first("GP practice", "Walk in centre"), list_size=all_but_first(8000.0, 12.0)
    )
    assert "walk-in" in twins(rows, CONTEXTS).reasons[0]


def test_a_closed_practice_has_no_twins_and_no_further_reason() -> None:
    found = twins(
        practices(not_compared=all_but_first(None, "The practice closed"), list_size=all_but_first(9e3, 1.0)),
        CONTEXTS,
    )
    assert found.reasons[0] is None
    assert (found.index[0] == NOBODY).all()
    assert not (found.index == 0).any()


def test_a_context_not_known_costs_the_twins_and_nothing_else() -> None:
    rows = practices(deprivation=all_but_first(20.0, None))
    found = twins(rows, CONTEXTS)
    assert found.reasons[0] is None
    assert found.tenth[0] is None
    assert not (found.index == 0).any()
    assert sentences(found) == "1 practice has no twins: one of their contexts is not known"


def test_a_practice_without_a_list_is_nobodys_twin_but_has_some() -> None:
    found = twins(practices(list_size=all_but_first(8000.0, None)), CONTEXTS)
    assert (found.index[0] != NOBODY).all()
    assert not (found.index == 0).any()


def test_a_context_few_are_known_by_finds_no_twins_and_that_is_said() -> None:
    rows = practices(rurality=[0.5] * 100 + [None] * 100)
    found = twins(rows, CONTEXTS)
    assert (found.index != NOBODY).all()
    assert "not used to find twins: it is known for 100 of 200 practices" in sentences(found)


@pytest.mark.parametrize("known", [None, 20.0])
def test_without_contexts_or_practices_enough_nobody_has_twins_and_that_is_said(known: float | None) -> None:
    rows = practices(deprivation=[known] * SIZE).head(SIZE if known is None else 10)
    found = twins(rows, {"deprivation": CONTEXTS["deprivation"]})
    assert found.table.is_empty()
    assert found.tenth.null_count() == rows.height
    assert "No practice has twins" in sentences(found)


def test_no_practices_at_all_have_no_twins() -> None:
    assert twins(practices().clear(), CONTEXTS).index.shape == (0, 20)


def test_what_is_assumed_of_whom_a_practice_is_for_is_a_caveat_with_a_count() -> None:
    found = twins(practices(**{YOUNG_ADULTS: [0.6, 0.7] + [0.1] * (SIZE - 2)}), CONTEXTS)
    assert "university practices: 2 practices with at least half" in sentences(found)


def test_a_publishers_word_nobody_knows_is_a_caveat() -> None:
    found = twins(practices(atypical=all_but_first("", "| On a boat || Part year of data |")), CONTEXTS)
    assert "1 practice atypical in words not known here ('on a boat')" in sentences(found)
    assert found.reasons[0] in (None, TOO_FAR)


def test_every_sentence_is_kind() -> None:
    for words in (TOO_FAR, *(rule.sentence for rule in RULES), *(rule.assumed for rule in RULES)):
        assert not banned_words_in(words), words
