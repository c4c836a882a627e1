"""Choose practices and see them side by side."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evenhand.cycle.challenges.of import said
from evenhand.cycle.offer.of import offer_of
from evenhand.pages.edition import Row
from evenhand.pages.presenters.practice_links import PracticeLink, practice_link
from evenhand.publication.downloads import as_csv as rows_as_csv
from evenhand.publication.downloads import practice_row
from evenhand.publication.installed import Opened
from evenhand.publication.said import Said
from evenhand.web.compare.choosing import Chosen, address_of, chosen
from evenhand.web.compare.presenters import present_comparison
from evenhand.web.permitting import viewer_with
from evenhand.web.public.answers import csv_answer
from evenhand.web.public.lookup import Lookup
from evenhand.web.public.typed import looked_for
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import opened_release

MOST_FOUND = 10


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Show the practices chosen side by side, and how to choose others."""
    viewer_with(request, "read", "public pages")
    opened = opened_release()
    taken = chosen(request.GET.getlist("p"), opened.practices)
    view = _comparison(opened, taken) if taken.practices else None
    query, found = _found(opened, taken, request.GET.get("q"))
    frame = frame_of(_("Compare practices"), "compare/", section="practices")
    like = _like(opened, taken)
    return page(request, "compare/compare", frame, view, taken=taken, query=query, found=found, like=like)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Give what the comparison shows as CSV, each row with its context note."""
    viewer_with(request, "read", "public pages")
    opened = opened_release()
    taken = chosen(request.GET.getlist("p"), opened.practices)
    spoken = _said(taken)
    rows = [
        practice_row(opened.edition, row, practice, said=spoken)
        for practice in taken.practices
        for row in opened.figures.results_of(practice["code"])
    ]
    order = {name: place for place, name in enumerate(opened.edition.indicators)}
    rows.sort(key=lambda row: (order[row.indicator], row.cells["practice"]))
    return csv_answer(rows_as_csv(rows), f"compare-{'-'.join(taken.codes) or 'nothing'}.csv")


def _said(taken: Chosen) -> Said:
    of_each = [said(practice=code) for code in taken.codes]
    return Said(
        {key: reply for one in of_each for key, reply in one.replies.items()},
        {key: challenge for one in of_each for key, challenge in one.challenges.items()},
    )


def _comparison(opened: Opened, taken: Chosen) -> object:
    results = {code: opened.figures.results_of(code) for code in taken.codes}
    figures = {code: {row["indicator"]: row for row in rows} for code, rows in results.items()}
    offers = {code: offer_of(code) for code in taken.codes}
    return present_comparison(opened.edition, taken.practices, figures, _said(taken), offers)


def _found(
    opened: Opened, taken: Chosen, typed: str | None
) -> tuple[str, tuple[tuple[PracticeLink, str], ...]]:
    """Return what was looked for, and practices that could be added with the address that adds each."""
    query, _cut = looked_for(typed)
    entries = Lookup.of(opened).found_by(query) if query else []
    rows = [opened.practices[entry.code] for entry in entries if entry.code not in taken.codes]
    return query, _adding(taken, rows[:MOST_FOUND])


def _like(opened: Opened, taken: Chosen) -> tuple[tuple[PracticeLink, str], ...]:
    """Return the practices most like the one chosen, while it is alone: the fairest to set beside it."""
    if len(taken.practices) != 1:
        return ()
    twins = [opened.practices[row["twin"]] for row in opened.figures.twins_of(taken.codes[0])]
    return _adding(taken, twins[:5])


def _adding(taken: Chosen, rows: Sequence[Row]) -> tuple[tuple[PracticeLink, str], ...]:
    return tuple((practice_link(row), address_of((*taken.codes, row["code"]))) for row in rows)
