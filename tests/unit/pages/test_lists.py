"""Lists lead everywhere without a search, in alphabetical order and no other."""

from typing import Any

from evenhand.pages.edition import Edition
from evenhand.pages.presenters import lists
from evenhand.pages.presenters.practice_links import practice_links
from evenhand.release import Release

BY_NAME, BY_TOWN, BY_POSTCODE = lists.BROWSINGS


def row(name: str | None, town: str | None = None, postcode: str | None = None) -> dict[str, Any]:
    return {"code": "Z80001", "name": name, "town": town, "postcode": postcode, "status": "open"}


def test_practices_are_listed_by_name_and_then_code() -> None:
    rows = [{**row("BETA"), "code": "Z2"}, {**row("Alpha"), "code": "Z9"}, {**row("BETA"), "code": "Z1"}]

    assert [link.code for link in practice_links(rows)] == ["Z9", "Z1", "Z2"]


def test_practices_are_parted_by_letter_and_by_postcode_area() -> None:
    rows = [
        row("Alder", "Ashby", "ZA1 1AA"),
        row("2 Mill Lane", None, None),
        row("Birch", "Épernay", "M1 1AA"),
    ]

    assert list(lists.parts(BY_NAME, rows)) == ["A", "B", "other"]
    assert list(lists.parts(BY_TOWN, rows)) == ["A", "other"]
    assert list(lists.parts(BY_POSTCODE, rows)) == ["M", "ZA", "other"]


def test_a_list_by_town_groups_practices_under_their_town() -> None:
    rows = [row("Alder", "ASHBY"), row("Birch", "ALTON"), row("Elm", "ASHBY")]

    view = lists.browse_view(BY_TOWN, "A", rows, ())
    assert [(name, len(links)) for name, links in view.groups] == [("Alton", 1), ("Ashby", 2)]
    assert view.heading == "Practices by town: A"


def test_practices_without_a_town_are_listed_all_the_same() -> None:
    view = lists.browse_view(BY_TOWN, lists.ELSEWHERE, [row("Alder")], ())

    assert view.groups[0][0] == "Town not known"
    assert view.heading == "Practices by town: other"


def test_home_counts_open_practices_and_leads_to_every_area_and_indicator(
    release: Release, edition: Edition
) -> None:
    view = lists.home_view(edition, release.practices.to_dicts())

    assert view.practices == "4"
    assert [link.text for link in view.areas] == ["NHS Ashdale", "NHS Fernshire"]
    assert sum(len(strand.links) for strand in view.strands) == len(release.indicators)
