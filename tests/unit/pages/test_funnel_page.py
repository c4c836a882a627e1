"""A funnel page: practices drawn where average circumstances would put them, and as published beside it."""

from typing import Any

import pytest

from evenhand.pages.edition import Edition
from evenhand.pages.frame import Frame
from evenhand.pages.presenters.funnel import funnel_frame, present_funnel
from evenhand.pages.templating import render
from evenhand.release import Release


def rows_of(release: Release, indicator: str) -> list[dict[str, Any]]:
    return [
        {**row, "name": row["practice"]}
        for row in release.results.to_dicts()
        if row["indicator"] == indicator
    ]


@pytest.fixture
def page(judged: Release, judged_edition: Edition) -> str:
    definition = judged_edition.indicators["asthma-review"]
    view = present_funnel(judged_edition, definition, "00A", rows_of(judged, "asthma-review"))
    frame: Frame = funnel_frame(judged_edition, definition, "00A")
    return render("funnel", frame, view)


def test_practices_are_listed_in_alphabetical_order_and_drawn_if_they_have_a_size(
    release: Release, edition: Edition
) -> None:
    view = present_funnel(
        edition, edition.indicators["asthma-review"], "00A", rows_of(release, "asthma-review")
    )

    assert [row.name for row in view.rows] == sorted(row.name for row in view.rows)
    assert {row.code: row.is_drawn for row in view.rows} == {
        "Z80001": True,
        "Z80002": True,
        "Z80003": False,
        "Z80004": True,
    }


def test_a_release_that_expects_nothing_shows_its_figures_as_published(
    release: Release, edition: Edition
) -> None:
    definition = edition.indicators["asthma-review"]
    view = present_funnel(edition, definition, "00A", rows_of(release, "asthma-review"))

    assert (view.fair, view.turned) == (None, "")
    assert view.plain is not None
    assert 'id="Z80001"' in view.plain.chart
    assert "as published" in render("funnel", funnel_frame(edition, definition, "00A"), view)


def test_nobody_has_no_picture(edition: Edition) -> None:
    view = present_funnel(edition, edition.indicators["asthma-review"], "00A", [])

    assert (view.fair, view.plain, view.rows, view.period) == (None, None, (), "")


def test_the_first_picture_allows_for_circumstances_and_only_it_is_linked_to(
    judged: Release, judged_edition: Edition
) -> None:
    definition = judged_edition.indicators["asthma-review"]
    view = present_funnel(judged_edition, definition, "00A", rows_of(judged, "asthma-review"))

    assert view.fair is not None
    assert view.plain is not None
    assert view.fair.has_limits
    assert "Z80001: 89.2%, expected 74.9%" in view.fair.chart
    assert "id=" not in view.plain.chart.replace("aria-", "").partition("<path")[2]


def test_the_table_has_what_is_expected_of_each_and_what_is_fragile(
    judged: Release, judged_edition: Edition
) -> None:
    view = present_funnel(
        judged_edition, judged_edition.indicators["asthma-review"], "00A", rows_of(judged, "asthma-review")
    )
    rows = {row.code: row for row in view.rows}

    assert rows["Z80001"].expected == "74.9%"
    assert rows["Z80004"].expected == ""
    assert rows["Z80004"].plainly == ""
    assert rows["Z80002"].fragile is not None
    assert rows["Z80001"].plainly == "Outside the 99.8% limits"


def test_the_page_says_what_each_picture_shows_and_what_allowing_changes(page: str) -> None:
    assert "if its circumstances and its area were like the average practice" in page
    assert "Without allowing for circumstances and place, 2 of 2 practices would lie" in page
    assert page.count('id="Z80001"') == 1
