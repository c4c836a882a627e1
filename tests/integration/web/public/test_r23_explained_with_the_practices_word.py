"""R-23: a difference comes with what may explain it, in order, and with the practice's own word, said or not yet."""

import re
from pathlib import Path

import pytest
from django.test import Client

from evenhand.common.errors import NotAllowed
from evenhand.cycle.challenges import actions
from evenhand.definitions import load_catalogue
from evenhand.publication import publish
from evenhand.publication.installed import Opened
from support.judged_release import judged_release, judged_results
from support.web import MadePeople

OUTSIDE = {"worth_a_look", "differs_explore"}
NOTHING = "no reply to this figure is published with this edition"
WORDS = "Two of our three nurses were away"


def differing(practice: str) -> list[str]:
    """Return the indicators of which a practice's figure differs, in the release of these tests."""
    return [
        row["indicator"]
        for row in judged_results()
        if row["practice"] == practice and row.get("outcome") in OUTSIDE
    ]


def section(page: str, indicator: str) -> str:
    """Return the part of a page that is about one figure."""
    found = re.search(rf'<section class="eh-figure" id="{indicator}".*?</section>', page, re.DOTALL)
    assert found is not None
    return found.group()


def profile(client: Client, practice: str = "Z80001") -> str:
    return client.get(f"/practices/{practice}/").content.decode()


def test_r23_there_are_figures_that_differ() -> None:
    assert differing("Z80001")
    assert len({row["indicator"] for row in judged_results()}) > len(differing("Z80001"))


@pytest.mark.parametrize("indicator", differing("Z80001"))
def test_r23_each_that_differs_has_numbered_explanations_and_a_word_of_the_practice(
    visitor: Client, indicator: str
) -> None:
    shown = section(profile(visitor), indicator)

    first = re.search(r"What to look at first.*?<ol[^>]*>(.*?)</ol>", shown, re.DOTALL)
    assert first is not None
    assert "<li><strong>" in first.group(1)
    assert "What the practice says:" in shown
    assert NOTHING in shown


def test_r23_a_figure_that_does_not_differ_asks_the_practice_for_nothing(visitor: Client) -> None:
    page = profile(visitor)
    others = {row["indicator"] for row in judged_results()} - set(differing("Z80001"))

    assert others
    for indicator in others:
        assert "What to look at first" not in section(page, indicator)
        assert NOTHING not in section(page, indicator)


def test_r23_what_the_practice_says_stands_beside_it_for_everybody(
    people: MadePeople, visitor: Client, released: Opened
) -> None:
    indicator = differing("Z80001")[0]
    actions.reply(people.viewer("practice"), released, indicator, "capacity", WORDS, 0)

    shown = section(profile(visitor), indicator)
    assert WORDS in shown
    assert NOTHING not in shown
    team = people.client("performance").get("/practices/Z80001/").content.decode()
    assert WORDS in section(team, indicator)


def test_r23_a_reply_cannot_be_written_for_a_practice_by_its_commissioner(
    people: MadePeople, released: Opened
) -> None:
    with pytest.raises(NotAllowed, match="only the practice itself"):
        actions.reply(people.viewer("performance"), released, differing("Z80001")[0], "capacity", WORDS, 0)


def test_r23_the_static_site_has_both_too(tmp_path: Path) -> None:
    site = publish(judged_release(tmp_path / "release"), tmp_path / "site", quiet=True).path
    page = (site / "practices/Z80001/index.html").read_text(encoding="utf-8")

    for indicator in differing("Z80001"):
        assert "What to look at first" in section(page, indicator)
        assert NOTHING in section(page, indicator)


def test_r23_every_shipped_indicator_that_is_compared_says_what_may_explain_a_difference() -> None:
    shipped = load_catalogue().indicators.values()
    compared = [one for one in shipped if one.is_compared and one.status.state in ("preview", "published")]

    assert len(compared) > 100
    assert [one.id for one in compared if not one.may_explain] == []
