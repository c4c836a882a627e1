"""Replies travel with the figure they are to; a figure under challenge is compared with nothing."""

from datetime import date
from pathlib import Path

import pytest

from evenhand.common.errors import InputError
from evenhand.publication.said import JUDGED, Challenge, Reply, Said

END = date(2022, 3, 31)
REPLY = Reply(
    "Z80001", "asthma-review", END, "coding", "Reviews were coded under another name", date(2022, 9, 1)
)
CHALLENGE = Challenge("Z80001", "asthma-review", END, "The denominator is wrong", date(2022, 9, 5))
ROW = {
    "practice": "Z80001",
    "indicator": "asthma-review",
    "period_end": END,
    "value": 0.6,
    "status": "ok",
} | dict.fromkeys(JUDGED, "something")


def test_a_reply_is_to_one_period_and_lapses_with_the_next() -> None:
    said = Said.of([REPLY])
    assert said.reply_to(ROW) == REPLY
    assert said.reply_to(ROW | {"period_end": date(2023, 3, 31)}) is None


def test_a_challenged_figure_keeps_its_value_and_loses_every_word_of_judgement() -> None:
    shown = Said.of(challenges=[CHALLENGE]).shown(ROW)
    assert shown["value"] == 0.6
    assert shown["status"] == "under_challenge"
    assert "since 5 September 2022" in shown["status_reason"]
    assert {shown[name] for name in JUDGED} == {None}


def test_a_challenge_of_another_period_changes_nothing() -> None:
    later = ROW | {"period_end": date(2023, 3, 31)}
    assert Said.of(challenges=[CHALLENGE]).shown(later) == later


def test_what_is_said_is_written_and_read_back(tmp_path: Path) -> None:
    said = Said.of([REPLY], [CHALLENGE])
    said.write(tmp_path / "said.json")
    assert Said.read(tmp_path / "said.json") == said


@pytest.mark.parametrize("content", ["", "{}", '{"replies": [{}], "challenges": []}'])
def test_a_file_of_something_else_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "said.json").write_text(content)
    with pytest.raises(InputError, match="no file of replies"):
        Said.read(tmp_path / "said.json")
