from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from evenhand.publication.installed import Opened
from evenhand.web.public.finding import find
from evenhand.web.public.postcode_file import NAME, Gazetteer, load

MADE = """postcode,latitude,longitude
ZA1 1AA,51.000,-1.000
ZA1 1AB,51.010,-1.000
ZB2 3CD,51.100,-1.000
ZB2 9XY,51.200,-1.000
"""


@pytest.fixture
def gazetteer(tmp_path: Path, released: Opened) -> Iterator[Gazetteer]:
    (tmp_path / "made.csv").write_text(MADE, encoding="utf-8")
    load(tmp_path / "made.csv", settings.DATA)
    found = Gazetteer.of(settings.DATA)
    assert found
    yield found
    (settings.DATA / NAME).unlink()


def test_the_nearest_come_first_with_their_miles(released: Opened, gazetteer: Gazetteer) -> None:
    view = find(released, gazetteer, "za1 1ab")

    assert [(one.link.code, one.distance) for one in view.results] == [
        ("Z80001", "0.7 miles"),
        ("Z80002", "6.2 miles"),
        ("Z80003", "13 miles"),
    ]
    assert view.map is not None
    assert "straight lines" in view.said[1]


def test_half_a_postcode_measures_from_its_middle(released: Opened, gazetteer: Gazetteer) -> None:
    view = find(released, gazetteer, "ZA1")

    assert view.results[0].distance == "0.3 miles"
    assert "from the middle of ZA1" in view.said[1]


def test_a_postcode_the_file_does_not_have_is_told(released: Opened, gazetteer: Gazetteer) -> None:
    assert "We do not know ZA1 9ZZ: check it." in find(released, gazetteer, "ZA1 9ZZ").said[0]
    assert "no practice there" in find(released, gazetteer, "ZZ99 9ZZ").said[0]


def test_without_the_file_the_practices_of_the_district_are_listed(released: Opened) -> None:
    view = find(released, None, "ZB2 3CD")

    assert [one.link.code for one in view.results] == ["Z80002", "Z80003"]
    assert "We know no position" in view.said[0]
    assert view.map is None


def test_practices_without_a_position_come_after(released: Opened, tmp_path: Path) -> None:
    (tmp_path / "made.csv").write_text("postcode,lat,long\nZB2 1AA,51,-1\nZA1 1AA,51,-1\n", encoding="utf-8")
    load(tmp_path / "made.csv", tmp_path)
    view = find(released, Gazetteer.of(tmp_path), "ZB2 1AA")

    assert [one.link.code for one in view.results] == ["Z80001"]
    assert [one.code for one in view.unplaced] == ["Z80002", "Z80003"]


def test_a_town_s_practices_are_drawn_where_they_are_known_to_be(
    released: Opened, gazetteer: Gazetteer
) -> None:
    view = find(released, gazetteer, "ashby")

    assert [one.link.code for one in view.results] == ["Z80002", "Z80003"]
    assert view.map is not None


@pytest.mark.parametrize(
    ("typed", "meant"), [("aldr", "alder"), ("birhc lane", "birch lane"), ("ahsby", "ashby")]
)
def test_a_word_typed_wrongly_is_told_with_what_may_be_meant(
    released: Opened, typed: str, meant: str
) -> None:
    view = find(released, None, typed)

    assert view.results == ()
    assert meant in view.meant
    assert "Try fewer words" in view.said[0]


def test_nothing_is_suggested_for_what_is_like_no_word(released: Opened) -> None:
    assert find(released, None, "qqqqqq").meant == ()


@pytest.mark.parametrize(
    "typed",
    ["<script>alert(1)</script>", "a" * 10_000, "\x00\x00", "'; DROP TABLE", "{{7*7}}", "‮", "💊", "%00"],
)
def test_hostile_words_find_nothing_and_are_shown_as_words(visitor: Client, typed: str) -> None:
    answer = visitor.get("/search/", {"q": typed})

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_a_very_long_query_is_cut_and_said_to_be(released: Opened) -> None:
    assert "first 120 characters" in find(released, None, "alder " * 1000).said[0]


def test_the_page_offers_to_compare_what_was_found(visitor: Client) -> None:
    text = visitor.get("/search/", {"q": "z8"}).content.decode()

    assert text.count('name="p" value="Z8000') == 5
    assert "5 practices found" in text


def test_a_postcode_where_no_open_practice_is_known_to_be_says_so(released: Opened, tmp_path: Path) -> None:
    (tmp_path / "made.csv").write_text("postcode,lat,long\nZC9 9ZZ,51,-1\n", encoding="utf-8")
    load(tmp_path / "made.csv", tmp_path)
    view = find(released, Gazetteer.of(tmp_path), "ZC9 9ZZ")

    assert view.said == ("No practice whose position is known is open.",)


def test_more_than_fit_are_counted_and_another_word_asked_for(
    released: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evenhand.web.public.finding.MOST_RESULTS", 2)
    view = find(released, None, "z800")

    assert len(view.results) == 2
    assert "The first 2 by name are shown: add a word." in view.said[0]


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("www.alder.example", "https://www.alder.example"),
        ("http://alder.example/x", "http://alder.example/x"),
        ("javascript:alert(1)", ""),
        ("none", ""),
        (None, ""),
    ],
)
def test_a_website_is_linked_only_where_it_is_one(address: str | None, safe: str) -> None:
    from evenhand.web.public.profile import safe_address

    assert safe_address(address) == safe
