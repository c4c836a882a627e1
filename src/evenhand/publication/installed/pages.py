"""The pages of an open release, one at a time: what a template is given, for whoever asks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import polars as pl

from evenhand.common import language
from evenhand.common.language import gettext as _
from evenhand.pages import addresses
from evenhand.pages.edition import Row
from evenhand.pages.frame import Frame
from evenhand.pages.presenters import lists
from evenhand.pages.presenters.about import data_view, methods_view
from evenhand.pages.presenters.area import area_frame, present_area
from evenhand.pages.presenters.evidence import Evidence
from evenhand.pages.presenters.funnel import funnel_frame, present_funnel
from evenhand.pages.presenters.indicator import indicator_frame, present_indicator
from evenhand.pages.presenters.practice import practice_frame, present_practice
from evenhand.publication.general import downloads_view, home_frame
from evenhand.publication.installed.opened import Figures, Opened
from evenhand.publication.said import NOTHING_SAID, Said

_OF_AN_INDICATOR: Final = (
    "practice", "indicator", "period_end", "value", "value_text", "status", "outcome", "q_value",
)  # fmt: skip
"""The columns an indicator's page is made from."""


class Page(NamedTuple):
    """A page to render: its template, its frame and what the template shows."""

    template: str
    frame: Frame
    view: Any


def practice_page(
    opened: Opened, code: str, figures: Figures | None = None, said: Said = NOTHING_SAID
) -> Page | None:
    """Return a practice's page; None where there is no such practice.

    `figures` are the public's unless given; `said` is what practices say of their figures.
    """
    practice = opened.practices.get(code.upper())
    if practice is None:
        return None
    shown = figures or opened.figures
    results = [said.shown(row) for row in shown.results_of(practice["code"])]
    earlier: dict[str, list[Row]] = defaultdict(list)
    for row in shown.history_of(practice["code"]):
        earlier[row["indicator"]].append(row)
    view = present_practice(
        opened.edition, practice, results, earlier, evidence_of(opened, practice, results, shown, said)
    )
    return Page("practice", practice_frame(opened.edition, practice), view)


def evidence_of(
    opened: Opened, practice: Row, results: Iterable[Row], figures: Figures, said: Said = NOTHING_SAID
) -> Evidence:
    """Return what is known of a practice beside its figures."""
    added: Mapping[tuple[str, str], Mapping[str, float]] = figures.contributions_of(practice["code"])
    rows = list(results)
    return Evidence(
        practice=practice,
        contributions={row["indicator"]: added.get((practice["code"], row["indicator"]), {}) for row in rows},
        figures={row["indicator"]: row for row in rows},
        twins=[
            {**opened.practices[twin["twin"]], "distance": twin["distance"]}
            for twin in figures.twins_of(practice["code"])
        ],
        replies={row["indicator"]: reply.text for row in rows if (reply := said.reply_to(row))},
    )


def indicator_page(
    opened: Opened, indicator: str, figures: Figures | None = None, said: Said = NOTHING_SAID
) -> Page | None:
    """Return an indicator's page; None where there is no such indicator."""
    definition = opened.edition.indicators.get(indicator)
    if definition is None:
        return None
    challenged = any(one == indicator for _practice, one in said.challenges)
    # Without a challenge the page of a release is always the same, and it counts every practice of England.
    kept = opened.kept_indicators if figures is None and not challenged else {}
    wanted = (language.code(), indicator)
    if wanted not in kept:
        of_all = (figures or opened.figures).of_indicator(indicator).select(_OF_AN_INDICATOR)
        rows = [said.shown(row) for row in of_all.iter_rows(named=True)]
        kept[wanted] = present_indicator(opened.edition, definition, rows)
    return Page("indicator", indicator_frame(opened.edition, definition), kept[wanted])


def funnel_page(
    opened: Opened, indicator: str, area: str, figures: Figures | None = None, said: Said = NOTHING_SAID
) -> Page | None:
    """Return the page of an indicator's practices in an area; None where either is not there."""
    definition = opened.edition.indicators.get(indicator)
    if definition is None or area not in opened.edition.areas:
        return None
    inside = {row["code"]: row for row in opened.practices_by_area.get(area, ())}
    rows = (figures or opened.figures).of_indicator(indicator).filter(pl.col("practice").is_in(list(inside)))
    named = [
        {**said.shown(row), "name": inside[row["practice"]]["name"]} for row in rows.iter_rows(named=True)
    ]
    view = present_funnel(opened.edition, definition, area, named)
    return Page("funnel", funnel_frame(opened.edition, definition, area), view)


def area_page(opened: Opened, area: str) -> Page | None:
    """Return an area's page; None where there is no such area."""
    if area not in opened.edition.areas:
        return None
    view = present_area(opened.edition, area, opened.practices_by_area.get(area, ()))
    return Page("area", area_frame(opened.edition, area), view)


def general_page(opened: Opened, name: str) -> Page:
    """Return a page that is one of a kind: home, areas, indicators, methods, data, downloads and so on."""
    edition = opened.edition
    practices = list(opened.practices.values())
    if name == "home":
        return Page("home", home_frame(edition), lists.home_view(edition, practices))
    titles = {
        "areas": (_("Areas"), addresses.AREAS, "areas", lambda: lists.area_links(edition)),
        "indicators": (
            _("Indicators"),
            addresses.INDICATORS,
            "indicators",
            lambda: lists.strand_links(edition),
        ),
        "methods": (
            _("How to read these pages"),
            addresses.METHODS,
            "methods",
            lambda: methods_view(edition),
        ),
        "data": (
            _("Where the figures come from"),
            addresses.DATA,
            "",
            lambda: data_view(edition, opened.public.manifest),
        ),
        "downloads": (_("Downloads"), addresses.DOWNLOADS, "", lambda: downloads_view(edition)),
        "accessibility": (_("Accessibility"), addresses.ACCESSIBILITY, "", lambda: None),
        "practices": (_("Practices"), addresses.PRACTICES, "practices", lambda: _part_links(practices)),
    }
    title, address, section, view = titles[name]
    return Page(name, edition.frame(title, address, section=section), view())


def _part_links(practices: list[Row]) -> list[tuple[str, Any]]:
    return [(browsing.title, lists.part_links(browsing, practices)) for browsing in lists.BROWSINGS]


def browse_page(opened: Opened, by: str, part: str) -> Page | None:
    """Return one part of a list of practices: `by` name, town or postcode."""
    browsing = next((one for one in lists.BROWSINGS if one.by == by), None)
    if browsing is None:
        return None
    practices = list(opened.practices.values())
    found = lists.parts(browsing, practices)
    key = next((one for one in found if addresses.segment(one.lower()) == part), None)
    if key is None:
        return None
    view = lists.browse_view(browsing, key, found[key], lists.part_links(browsing, practices))
    return Page("browse", lists.browse_frame(opened.edition, browsing, key), view)
