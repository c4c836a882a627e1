"""Whatever the parts of a gap are, its explanation is short, names no cause, judges nobody and shares it right."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from evenhand.definitions.wording import banned_words_in
from evenhand.pages.edition import Edition
from evenhand.pages.presenters.candidates import candidates
from evenhand.pages.presenters.evidence import Evidence
from evenhand.pages.presenters.explanation import explain
from evenhand.pages.presenters.fractions import share_words
from evenhand.pages.presenters.plainly import plainly
from evenhand.pages.presenters.split import Parts
from evenhand.pages.presenters.steadiness import steadiness
from evenhand.release import Release
from support.judged_release import judged_release
from support.parted import parted

CAUSAL = re.compile(
    r"\b(because|due to|caus\w+|owing to|thanks to|as a result|results? (?:in|from)|leads? to|explain\w*|blam\w+|"
    r"fault\w*|respons\w+ for|attribut\w+|driven|drives|effects? of|impact\w*|therefore|account\w* for|why)\b",
    re.IGNORECASE,
)
SHARE = re.compile(
    r"\b(hardly any|nearly all|"
    r"about (?:a tenth|a fifth|a quarter|a third|half|two thirds|three quarters|nine tenths))\b"
    r"(?= (?:of the gap|is shared))",
    re.IGNORECASE,
)

sizes = some.floats(-0.4, 0.4).map(lambda size: round(size, 5)) | some.sampled_from([0.0, 1e-9, -1e-9])
outcomes = some.sampled_from(["similar", "worth_a_look", "differs_explore"])
indicators = some.sampled_from(["asthma-review", "emergency-visits", "phone-waits", "funding"])
rows = some.builds(
    parted,
    indicators,
    context=sizes,
    place=sizes,
    chance=sizes,
    left=sizes,
    within=some.sampled_from([None, 0.001, 0.1, 1.0]),
    outcome=outcomes,
    robustness=some.floats(0, 1),
    crude_z=some.floats(-9, 9),
    q_value=some.floats(0, 1),
    rank_lower=some.sampled_from([1.0, 12.0]),
    rank_upper=some.sampled_from([12.0, 60.0]),
    ranked_of=some.just(60.0),
)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder: Path = tmp_path_factory.mktemp("explained") / "release"
    return Edition.of(Release.open(judged_release(folder)))


def explained(edition: Edition, row: dict[str, Any]) -> tuple[str, ...]:
    return explain(edition, edition.indicators[row["indicator"]], row, evidence(row))


def evidence(row: dict[str, Any]) -> Evidence:
    practice = {"code": "Z80001", "commissioner": "00A", "context_deprivation": 34.2}
    added = {"deprivation": 1.1 * row["context_part"], "ethnic-minority-share": -0.1 * row["context_part"]}
    return Evidence(practice, {row["indicator"]: added}, {})


@given(rows)
def test_nothing_said_of_a_figure_names_a_cause_or_judges(edition: Edition, row: dict[str, Any]) -> None:
    definition = edition.indicators[row["indicator"]]
    steady = steadiness(edition, definition, row, "00A")
    looked_at = candidates(edition, definition, row, evidence(row))
    said = " ".join(
        [
            *explained(edition, row),
            *plainly(definition, row),
            *(f"{one.what} {one.evidence}" for one in looked_at),
            steady.agreement,
            steady.rank,
        ]
    )

    assert CAUSAL.findall(said) == []
    assert banned_words_in(said) == ()


@given(rows)
def test_a_figure_that_differs_has_up_to_three_short_thoughts_and_any_other_one(
    edition: Edition, row: dict[str, Any]
) -> None:
    said = explained(edition, row)

    assert len(said) == 1 if row["outcome"] == "similar" else 1 <= len(said) <= 3
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in said)
    assert len(" ".join(said)) < 800


@given(rows)
def test_every_fraction_is_of_a_part_that_lies_the_way_the_gap_does(
    edition: Edition, row: dict[str, Any]
) -> None:
    parts = Parts.of(row)
    assert parts is not None
    shares = [
        share_words(min(max(size / parts.gap, 0.0), 1.0)) for size in parts.sizes if size * parts.gap > 0
    ]
    said = SHARE.findall(" ".join(explained(edition, row)))

    assert [one for one in said if one.lower() not in shares] == []


@given(rows)
def test_no_fraction_is_said_where_parts_oppose_each_other(edition: Edition, row: dict[str, Any]) -> None:
    parts = Parts.of(row)
    assert parts is not None
    total = sum(map(abs, parts.sizes))
    opposed = any(size * parts.gap < 0 and abs(size) > 0.06 * total for size in parts.sizes)

    if opposed:
        assert SHARE.findall(" ".join(explained(edition, row))) == []


@given(rows)
def test_what_is_looked_at_first_is_ordered_by_size_and_lies_the_way_the_figure_does(
    edition: Edition, row: dict[str, Any]
) -> None:
    found = candidates(edition, edition.indicators[row["indicator"]], row, evidence(row))
    measured = {
        "Deprivation": 1.1 * row["context_part"],
        "What the practices of NHS Fernshire share": row["place_part"],
    }
    sizes_said = [measured[one.what] for one in found if one.what in measured]
    way = 1 if row["direction"] == "higher" else -1

    assert all(size * way > 0 for size in sizes_said)
    assert sizes_said == sorted(sizes_said, key=abs, reverse=True)
    assert (found == ()) == (row["outcome"] == "similar")
