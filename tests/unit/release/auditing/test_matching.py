"""Every row is understood or set aside with its line, what was received and the nearest known; none is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evenhand.common.errors import InputError
from evenhand.release import Release
from evenhand.release.auditing import audit_card
from evenhand.release.auditing.card import Card

Write = Callable[..., Path]
HEAD = "Practice,Indicator,RAG"


def matched(path: Path, release: Release) -> Card:
    return audit_card(path, release).card


def test_practices_are_known_by_code_by_a_text_with_one_and_by_name(card: Write, release: Release) -> None:
    found = matched(
        card(
            HEAD,
            "z80001,asthma-review,R",
            "Alder (Z80002),Asthma review,g",
            "stale surgery,ASTHMA REVIEW,Amber",
        ),
        release,
    )

    assert [(one.practice, one.rating) for one in found.rated] == [
        ("Z80001", "red"),
        ("Z80002", "green"),
        ("Z80004", "amber"),
    ]


def test_a_slip_in_a_title_is_read_and_said(card: Write, release: Release) -> None:
    found = matched(card(HEAD, "Z80001,Asthma reviews,red"), release)

    assert found.rated[0].indicator == "asthma-review"
    assert found.assumptions == ("“Asthma reviews” was read as “Asthma review”.",)


def test_unknown_rows_are_set_aside_with_the_nearest_known(card: Write, release: Release) -> None:
    found = matched(
        card(
            HEAD,
            "Z80001,Asthma review,red",
            "Z80099,Asthma review,red",
            "Z80001,Asthma,red",
            "Z80001,Phone waits,rde",
            "Z80001,Dentistry,red",
        ),
        release,
    )

    assert [(one.line, one.received) for one in found.quarantined] == [
        (3, "Z80099"),
        (4, "Asthma"),
        (5, "rde"),
        (6, "Dentistry"),
    ]
    assert found.quarantined[0].nearest.startswith("Z800")
    assert [one.nearest for one in found.quarantined[1:3]] == ["Asthma review", "red"]


def test_no_row_is_lost(card: Write, release: Release) -> None:
    found = matched(
        card(
            HEAD,
            "Z80001,Asthma review,red",
            "Z80001,Asthma review,R",
            "Z80002,Asthma review,red",
            "Z80002,Asthma review,green",
            "Z80003,Asthma review,n/a",
            "Z80003,None,red",
        ),
        release,
    )

    parts = (len(found.rated), found.repeated, len(found.quarantined), found.unrated)
    assert parts == (1, 1, 3, 1)
    assert sum(parts) == found.rows == 6
    assert "differently" in found.quarantined[0].what
    assert [one.line for one in found.quarantined] == [4, 5, 7]


@pytest.mark.parametrize(
    ("ratings", "read"),
    [
        ("RAG", ["red", "amber", "green"]),
        ("CBA", ["red", "amber", "green"]),
        ("321", ["red", "amber", "green"]),
        (["three", "Two", "1.0"], ["red", "amber", "green"]),
        (["RED", "yellow", "A"], ["red", "amber", "amber"]),
    ],
)
def test_scales_are_told_apart(card: Write, release: Release, ratings: list[str], read: list[str]) -> None:
    rows = [f"Z8000{place},Asthma review,{rating}" for place, rating in enumerate(ratings, start=1)]

    assert [one.rating for one in matched(card(HEAD, *rows), release).rated] == read


def test_a_scale_that_had_to_be_assumed_is_said(card: Write, release: Release) -> None:
    assert "3 as red" in matched(card(HEAD, "Z80001,Asthma review,3"), release).assumptions[0]
    assert "C as red" in matched(card(HEAD, "Z80001,Asthma review,C"), release).assumptions[0]


def test_a_lone_letter_a_is_not_guessed(card: Write, release: Release) -> None:
    with pytest.raises(InputError, match=r"only rating letter is A.*in words"):
        audit_card(card(HEAD, "Z80001,Asthma review,A"), release)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Q99999,Asthma review,red", "no such practice"),
        ("Z80001,Zebras,red", "no such indicator"),
        ("Z80001,Asthma review,purple", "no rating we know"),
        ("Z80001,Asthma review,", "rates nothing"),
    ],
)
def test_a_card_with_nothing_known_is_refused_in_three_parts(
    card: Write, release: Release, row: str, said: str
) -> None:
    with pytest.raises(InputError, match=said) as refused:
        audit_card(card(HEAD, row), release)

    assert "Received" in str(refused.value)
    assert "Use practice codes" in refused.value.remedy
