"""The profile in a terminal tells of each gap what the page tells: parts, words, what is fragile, who is like it."""

import json

import pytest

from evenhand.definitions.wording import banned_words_in
from evenhand.pages.terminal import ShownProfile, profile
from evenhand.release import Release


@pytest.fixture(scope="module")
def shown(judged: Release) -> ShownProfile:
    return profile(judged, "Z80001")


def test_each_gap_is_told_in_parts_that_add_up(shown: ShownProfile) -> None:
    rows = {row[0]: row[1:] for row in shown.parts}

    assert rows["Asthma review"] == ("+4.2", "+0.7", "+5.7", "+8.6", "+19.2")
    assert "Cqc rating" not in rows


def test_each_gap_is_told_in_words_with_what_to_look_at(shown: ShownProfile) -> None:
    asthma = next(line for line in shown.told if line.startswith("Asthma review: "))

    assert "of the gap from England is what practices in its circumstances usually see" in asthma
    assert "What to look at first: " in asthma
    assert not banned_words_in(" ".join(shown.told))


def test_a_rank_is_told_as_an_interval_and_never_of_a_neutral_figure(shown: ShownProfile) -> None:
    told = {line.split(":")[0]: line for line in shown.told}

    assert "it cannot be told apart from the other practices of NHS Fernshire." in told["Asthma review"]
    assert "set aside, it" not in told["Emergency visits"]


def test_a_fragile_outcome_is_called_so(judged: Release) -> None:
    told = " ".join(profile(judged, "Z80002").told)

    assert "Fragile: Compared in other ways that are as fair" in told
    assert "of the fair ways of looking at it give this outcome (beside England" in told


def test_the_practices_most_like_it_are_named_the_nearest_first(shown: ShownProfile) -> None:
    assert [row[:2] for row in shown.twins] == [
        ("Birch Lane Medical Centre", "Z80002"),
        ("St Cedd’s Health Centre & Walk-in <Annexe>", "Z80003"),
    ]


def test_a_practice_without_twins_or_gaps_has_neither(judged: Release) -> None:
    shown = profile(judged, "Z80005")

    assert (shown.parts, shown.told, shown.twins) == ((), (), ())


def test_a_machine_reads_the_same(shown: ShownProfile) -> None:
    record = json.loads(json.dumps(shown.record))
    asthma = next(row for row in record["figures"] if row["indicator"] == "asthma-review")

    assert asthma["explanation"][0].startswith("About a fifth of the gap")
    assert asthma["contributions"]["deprivation"] == pytest.approx(0.0504)
    assert asthma["fragile"] is False
    assert record["twins"][0] == {"practice": "Z80002", "name": "Birch Lane Medical Centre", "distance": 0.4}
