"""What a notice has to say: each thing by itself."""

from datetime import date
from typing import Any

import pytest

from evenhand.cycle.concerns.notice_faults import WORDS, day_of, faults_in

WHOLE: dict[str, Any] = {
    **dict.fromkeys(WORDS, "Said"),
    "kind": "remedial",
    "facts": "31 March 2026: this\n2026-04-30: and that",
    "ends_on": date(2026, 7, 1),
    "is_not_on_rank": True,
    "evidence": [1],
    "legal_advice_id": 1,
    "shorter_for": "",
}


def test_a_whole_notice_has_no_fault() -> None:
    assert faults_in(WHOLE) == []


@pytest.mark.parametrize("name", WORDS)
def test_each_text_is_asked_for(name: str) -> None:
    found = faults_in(WHOLE | {name: " "})
    assert found == [f"{WORDS[name]}: this is missing"]


@pytest.mark.parametrize("word", ["failing", "worst", "poor performer", "risk bands"])
def test_words_that_judge_are_not_said(word: str) -> None:
    assert any("judges and does not help" in one for one in faults_in(WHOLE | {"consequences": f"A {word}"}))


def test_facts_begin_with_their_days() -> None:
    assert day_of("31 March 2026: it was shut") == date(2026, 3, 31)
    assert day_of("2026-03-31, it was shut") == date(2026, 3, 31)
    for line in (
        "It was shut",
        "31 March: it was shut",
        "2026-02-30: it was shut",
        "31 Marchuary 2026: shut",
        "",
    ):
        assert day_of(line) is None
    assert faults_in(WHOLE | {"facts": "31 March 2026: this\nIt was always so"}) == [
        "The facts, line 2: it does not begin with its day, such as 31 March 2026:"
    ]


def test_a_notice_names_its_evidence_its_advice_and_its_day() -> None:
    found = faults_in(
        WHOLE | {"evidence": [], "legal_advice_id": None, "ends_on": None, "is_not_on_rank": False}
    )
    assert len(found) == 4


def test_a_breach_notice_has_no_day() -> None:
    assert faults_in(WHOLE | {"kind": "breach_notice", "ends_on": None}) == []
