"""A crude card of the past: by the old rule within each area, and only for what is a reconstruction."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evenhand.common.errors import InputError
from evenhand.definitions import FrameworkDefinition, load_catalogue
from evenhand.release import Release
from evenhand.release.auditing import audit_card
from evenhand.release.auditing.reconstruction import reconstructed_card, write_card
from support.made_release import FRAMEWORK, INDICATORS, made_release, practice, result

ASTHMA, VISITS, WAITS, *_ = INDICATORS
AREAS = {"00A": 8, "00B": 4}


@pytest.fixture
def release(tmp_path: Path) -> Release:
    """Two areas, a closed practice and one of no area; each next practice has a higher value."""
    practices = [
        practice(f"{area}{place:03}", f"Practice {area} {place}", area)
        for area, number in AREAS.items()
        for place in range(number)
    ]
    left = {"00A900": {"closed": date(2021, 9, 30)}, "00A901": {"commissioner": None}}
    practices += [{**practice(code, code), **changes} for code, changes in left.items()]
    rows = [
        result(row["code"], one, value=place / 100)
        for place, row in enumerate(practices)
        for one in (ASTHMA, VISITS, WAITS)
    ]
    rows.append({**result("00A000", INDICATORS[3]), "value": None})
    return Release.open(made_release(tmp_path / "release", practices=practices, results=rows))


def past(*indicators: str, **changes: Any) -> FrameworkDefinition:
    strand = {
        **FRAMEWORK.strands[0].model_dump(),
        "indicators": [{"indicator": name} for name in indicators or (ASTHMA.id,)],
    }
    fields = {**FRAMEWORK.model_dump(), "purpose": "reconstruction", "strands": [strand], **changes}
    return FrameworkDefinition.model_validate(fields)


def test_a_quarter_of_each_area_is_red_and_the_next_amber_whatever_their_figures(release: Release) -> None:
    card = reconstructed_card(release, past())
    for area, number in AREAS.items():
        ratings = Counter(rating for code, _, rating in card if code.startswith(area))
        assert ratings == {"red": number / 4, "amber": number / 4, "green": number / 2}


@pytest.mark.parametrize(
    ("indicator", "red"),
    [(ASTHMA, "00B000"), (VISITS, "00B000"), (WAITS, "00B003")],
    ids=lambda one: str(one),
)
def test_red_is_the_less_welcome_end_and_the_low_one_where_neither_is(
    release: Release, indicator: Any, red: str
) -> None:
    card = reconstructed_card(release, past(indicator.id), "00b")
    assert [(code, title) for code, title, rating in card if rating == "red"] == [(red, indicator.title)]


def test_who_closed_or_has_no_area_is_not_rated(release: Release) -> None:
    assert not {code for code, *_ in reconstructed_card(release, past())} & {"00A900", "00A901"}


def test_a_card_that_is_written_can_be_audited(release: Release, tmp_path: Path) -> None:
    path = write_card(reconstructed_card(release, past(ASTHMA.id, VISITS.id)), tmp_path / "card.csv")
    found = audit_card(path, release)
    assert found.ratings == {"red": 6, "amber": 6, "green": 12}
    assert found.rule.cut_by_value == found.rule.indicators == 2


def test_what_is_for_use_is_never_made_a_card_of(release: Release) -> None:
    for name, framework in load_catalogue().frameworks.items():
        if name != "crude-rag-2008":
            with pytest.raises(InputError, match=f"{name}, which is"):
                reconstructed_card(release, framework)


def test_an_area_that_is_not_there_is_answered_with_those_that_are(release: Release) -> None:
    with pytest.raises(InputError, match="such as 00A, 00B"):
        reconstructed_card(release, past(), "99Z")


def test_a_release_without_any_of_its_figures_is_told(release: Release) -> None:
    with pytest.raises(InputError, match="no figure that made rates"):
        reconstructed_card(release, past("nothing", INDICATORS[3].id))


def test_a_card_that_cannot_be_kept_is_told(release: Release, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the card cannot be written"):
        write_card([], tmp_path / "nowhere" / "card.csv")
