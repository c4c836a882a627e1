"""A practice's page: who it is, its circumstances, its strands; a closed one leads to its successor."""

from dataclasses import fields, replace

from evenhand.pages.edition import Edition
from evenhand.pages.presenters.practice import PracticeView, practice_frame, present_practice
from evenhand.pages.templating import render
from evenhand.release import Release


def shown(release: Release, edition: Edition, code: str) -> PracticeView:
    results = [row for row in release.results.to_dicts() if row["practice"] == code]
    return present_practice(edition, release.practice(code), results, {})


def test_there_is_no_score_of_a_whole_practice() -> None:
    assert not {"score", "grade", "rank", "colour", "outcome"} & {
        field.name for field in fields(PracticeView)
    }


def test_a_practices_circumstances_stand_beside_englands(release: Release, edition: Edition) -> None:
    rows = {row.title: (row.here, row.england) for row in shown(release, edition, "Z80001").contexts}

    assert rows["Deprivation"] == ("18.4", "21.7")
    assert rows["Patients in the country"] == ("not known", "17.1%")


def test_resources_stand_apart_from_circumstances(release: Release, edition: Edition) -> None:
    money = {**edition.contexts[0], "title": "Money", "resource": True}
    apart = replace(edition, contexts=(money, *edition.contexts[1:]))
    view = shown(release, apart, "Z80001")

    assert [row.title for row in view.resources] == ["Money"]
    assert "Money" not in {row.title for row in view.contexts}
    page = render("practice", practice_frame(apart, release.practice("Z80001")), view)
    assert page.index("What it has to work with") < page.index("Money") < page.index("On this page")


def test_strands_stand_in_the_frameworks_order_with_older_figures_last(
    release: Release, edition: Edition
) -> None:
    care, means = shown(release, edition, "Z80001").strands

    assert [figure.id for figure in care.figures] == ["asthma-review", "emergency-visits", "phone-waits"]
    assert [figure.id for figure in means.figures] == ["funding", "cqc-rating"]
    assert [figure.id for figure in means.older] == ["experience"]


def test_a_closed_practice_says_when_and_who_came_after(release: Release, edition: Edition) -> None:
    view = shown(release, edition, "Z80005")

    assert view.closed_words.startswith("This practice closed on 30 September 2021.")
    assert view.successor is not None
    assert view.successor.address == "practices/Z80001/index.html"


def test_what_is_not_known_of_a_practice_is_left_out(release: Release, edition: Edition) -> None:
    facts = {fact.name: fact.text for fact in shown(release, edition, "Z80005").facts}

    assert facts["Registered patients"] == "not known"
    assert all(facts.values())


def test_a_practice_of_no_known_area_has_a_page_all_the_same(release: Release, edition: Edition) -> None:
    practice = {**release.practice("Z80001"), "commissioner": None, "name": None}

    assert [crumb.text for crumb in practice_frame(edition, practice).crumbs] == ["Practices"]
    assert present_practice(edition, practice, [], {}).name == "Z80001"


def test_a_closing_without_a_day_is_said_without_one(release: Release, edition: Edition) -> None:
    practice = {**release.practice("Z80005"), "closed": None, "successor": None}

    view = present_practice(edition, practice, [], {})
    assert view.closed_words.startswith("This practice closed. ")
    assert view.successor is None
