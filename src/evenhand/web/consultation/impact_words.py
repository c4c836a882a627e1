"""The impact of a framework on small practices and those in deprived areas, in words and tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from evenhand.pages.numbers import count_words


@dataclass(frozen=True)
class ImpactRow:
    """A fifth: its name, its practices, and for outcomes and standards how many and what chance gives."""

    name: str
    practices: str
    outcomes: str
    outcomes_by_chance: str
    standards: str
    standards_by_chance: str


@dataclass(frozen=True)
class ImpactTable:
    """The fifths by one thing."""

    title: str
    rows: tuple[ImpactRow, ...]
    sentence: str


@dataclass(frozen=True)
class ImpactView:
    """The impact as it was when the framework was opened for comments."""

    release: str
    tables: tuple[ImpactTable, ...]
    missing: str


def present_impact(impact: Mapping[str, Any]) -> ImpactView:
    """Return the impact as it is shown."""
    names = impact["not_in_release"]
    missing = (
        _("Not in the release, so nothing is known of them: {names}.").format(names=", ".join(names))
        if names
        else ""
    )
    return ImpactView(impact["release"], tuple(_tables(impact)), missing)


def _tables(impact: Mapping[str, Any]) -> Iterator[ImpactTable]:
    places = {"area": _("in this area"), "england": _("in all of the release")}
    titles = {
        "list_size": _("By list size, {place}"),
        "deprivation": _("By deprivation of patients, {place}"),
    }
    for scope in impact["scopes"]:
        for grouping in scope["groupings"]:
            rows = grouping["fifths"]
            first, last = _ends(grouping["by"])
            yield ImpactTable(
                titles[grouping["by"]].format(place=places[scope["scope"]]),
                tuple(_row(one, first, last, len(rows)) for one in rows),
                _sentence(rows[0] if grouping["by"] == "list_size" else rows[-1], grouping["by"]),
            )


def _ends(by: str) -> tuple[str, str]:
    if by == "list_size":
        return _("smallest lists"), _("largest lists")
    return _("least deprived"), _("most deprived")


def _row(one: Mapping[str, Any], first: str, last: str, number: int) -> ImpactRow:
    name = str(one["fifth"])
    if one["fifth"] == 1:
        name = f"{name} ({first})"
    elif one["fifth"] == number:
        name = f"{name} ({last})"
    outcomes, standards = one["outcomes"], one["standards"]
    return ImpactRow(
        name,
        count_words(one["practices"]),
        _of(outcomes),
        _chance(outcomes),
        _of(standards),
        _chance(standards),
    )


def _of(told: Mapping[str, Any]) -> str:
    if not told["told"]:
        return _("none")
    return _("{raised} of {told}").format(raised=count_words(told["raised"]), told=count_words(told["told"]))


def _chance(told: Mapping[str, Any]) -> str:
    if not told["told"]:
        return ""
    return _("{expected:.1f} ({lower:.0f} to {upper:.0f})").format(**told)


def _sentence(one: Mapping[str, Any], by: str) -> str:
    who = _("The fifth with the smallest lists") if by == "list_size" else _("The most deprived fifth")
    told = one["outcomes"]
    if not told["told"]:
        return _("{who} has no outcome in the release.").format(who=who)
    if told["raised"] > told["upper"]:
        how = _("more than chance alone gives")
    elif told["raised"] < told["lower"]:
        how = _("fewer than chance alone gives")
    else:
        how = _("about as many as chance alone gives")
    return _("{who} has {raised} outcomes outside the usual range, {how}.").format(
        who=who, raised=count_words(told["raised"]), how=how
    )
