"""The practices most like one practice in their circumstances, wherever in England they are (METHODS 1.5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from evenhand.common.language import gettext as _
from evenhand.pages import addresses
from evenhand.pages.edition import Edition, Row
from evenhand.pages.names import name_words
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters.evidence import Evidence
from evenhand.release.schemas import context_column

TENTH: Final = 10
"""The distance to the tenth nearest says how usual a practice's circumstances are."""


@dataclass(frozen=True)
class TwinLine:
    """One practice that is much like another: where its page is, its circumstances as printed, and how like it is."""

    name: str
    code: str
    address: str
    circumstances: tuple[str, ...]
    likeness: str


@dataclass(frozen=True)
class TwinsView:
    """Practices most like one, the nearest first. `titles` name their circumstances; `own` are the practice's."""

    titles: tuple[str, ...]
    own: tuple[str, ...]
    lines: tuple[TwinLine, ...]
    summary: str


def present_twins(edition: Edition, evidence: Evidence) -> TwinsView | None:
    """Return the twins of a practice; None where it has none."""
    if not evidence.twins:
        return None
    columns = [(context_column(one["id"]), NumberForm.of_record(one)) for one in edition.contexts]
    return TwinsView(
        titles=tuple(_(context["title"]) for context in edition.contexts),
        own=_circumstances(columns, evidence.practice),
        lines=tuple(
            TwinLine(
                name=name_words(twin["name"]) or twin["code"],
                code=twin["code"],
                address=addresses.practice(twin["code"]),
                circumstances=_circumstances(columns, twin),
                likeness=likeness(edition, twin["distance"]),
            )
            for twin in evidence.twins
        ),
        summary=_summary(edition, evidence),
    )


def likeness(edition: Edition, distance: float) -> str:
    """Return a distance in words, beside how far apart practices and their tenth nearest usually are."""
    near, far = edition.twin_reach
    if distance <= near / 2:
        return _("hardly different")
    if distance <= near:
        return _("much alike")
    return _("alike") if distance <= far else _("less alike")


def _circumstances(columns: Iterable[tuple[str, NumberForm]], practice: Row) -> tuple[str, ...]:
    return tuple(form.words(practice.get(column)) for column, form in columns)


def _summary(edition: Edition, evidence: Evidence) -> str:
    distance = evidence.practice.get("twin_distance")
    if distance is None:
        return ""
    near, far = edition.twin_reach
    if distance <= near:
        return _("Its circumstances are common: more than half of all practices have fewer like them.")
    if distance <= far:
        return _("There are practices like it, though fewer than most have.")
    return _("Few practices are like it: nine in ten have more that are. Compare with care.")
