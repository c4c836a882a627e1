"""What to look at first where a figure differs, ordered by what the data says (safeguard R-23).

Each is something to look at, with its evidence; none is an answer and none accuses. What the split has measured comes
first, by its size, as far as it lies the way the figure does: circumstances, area, chance. Then what is recorded of the
figure, its period, the figure it is paired with, what its definition warns of, and what that says may explain a figure
beside how the practice works, always in this order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.numbers import NumberForm, count_words, period_words
from evenhand.pages.presenters.evidence import Evidence
from evenhand.pages.presenters.explanation import UNADJUSTED
from evenhand.pages.presenters.fractions import HARDLY_ANY
from evenhand.pages.presenters.split import Parts

_OLD_AFTER_MONTHS: Final = 12
"""From a period's end to the edition: beyond a year a figure may describe a practice as it no longer is."""
_DAYS_A_MONTH: Final = 30.44
_CODE: Final = re.compile(r"\b[A-Z]\d{5}\b")
"""A practice's code: a caveat of the data that names other practices says nothing of this one."""


@dataclass(frozen=True)
class Candidate:
    """Something to look at: what it is, and what the data says of it."""

    what: str
    evidence: str


def candidates(
    edition: Edition, definition: IndicatorDefinition, row: Row, evidence: Evidence
) -> tuple[Candidate, ...]:
    """Return what to look at where a figure is outside its limits, in order; none of any other figure."""
    parts = Parts.of(row)
    if parts is None or row["outcome"] not in words.OUTSIDE_95:
        return ()
    way = 1 if row["direction"] == "higher" else -1
    measured = [
        *_circumstances(edition, definition, evidence),
        *_place(edition, definition, row, evidence),
        *_chance(definition, row, parts),
    ]
    least = HARDLY_ANY * sum(map(abs, parts.sizes))
    along = sorted(
        (entry for entry in measured if entry[0] * way > least), key=lambda entry: abs(entry[0]), reverse=True
    )
    return (*(candidate for size, candidate in along), *_recorded(edition, definition, row, evidence))


def _circumstances(
    edition: Edition, definition: IndicatorDefinition, evidence: Evidence
) -> Iterator[tuple[float, Candidate]]:
    form = NumberForm.of(definition)
    for one in evidence.circumstances(edition, definition.id):
        said = _(
            "{here} here, {england} in England. {size} of the gap usually goes with it, and is allowed for already."
        ).format(here=one.here, england=one.england, size=form.difference(one.contribution))
        yield one.contribution, Candidate(one.title, said)


def _place(
    edition: Edition, definition: IndicatorDefinition, row: Row, evidence: Evidence
) -> Iterator[tuple[float, Candidate]]:
    area = evidence.practice.get("commissioner") or ""
    found = edition.area_rows.get((area, definition.id))
    form = NumberForm.of(definition)
    interval = ""
    if found is not None and found["place_lower"] is not None:
        told = _("(95% interval {lower} to {upper})")
        told = told.format(lower=form.signed(found["place_lower"]), upper=form.signed(found["place_upper"]))
        interval = f" {told}"
    if row["place_part"] > 0:
        said = _(
            "Together they stand {size} higher than their circumstances would have us expect{interval}. "
            "It is for the commissioner to look at."
        )
    else:
        said = _(
            "Together they stand {size} lower than their circumstances would have us expect{interval}. "
            "It is for the commissioner to look at."
        )
    what = _("What the practices of {area} share").format(area=edition.areas.get(area) or _("its area"))
    size = form.difference(row["place_part"])
    yield row["place_part"], Candidate(what, said.format(size=size, interval=interval))


def _chance(definition: IndicatorDefinition, row: Row, parts: Parts) -> Iterator[tuple[float, Candidate]]:
    if not parts.sampled:
        return
    size = NumberForm.of(definition).difference(parts.chance)
    if row["denominator"] is None:
        said = _("Few asked: {size} of the gap would be no surprise by chance alone.").format(size=size)
    else:
        said = _("{count} counted: {size} of the gap would be no surprise by chance alone.").format(
            count=count_words(row["denominator"]), size=size
        )
    yield parts.chance, Candidate(_("Chance, and how few are counted"), said)


def _recorded(
    edition: Edition, definition: IndicatorDefinition, row: Row, evidence: Evidence
) -> Iterator[Candidate]:
    """Yield what is known beside the split: caveats of this figure, its age, its pair, its data and its definition."""
    period_end = row["period_end"]
    own = edition.recorded_caveats(row["practice"], definition.id, period_end)
    for one in (*own, *edition.recorded_caveats(row["practice"], None, period_end)):
        unknown = one["caveat"].startswith(UNADJUSTED)
        what = (
            _("Circumstances that are not all known") if unknown else _("What is recorded about this figure")
        )
        yield Candidate(what, f"{_(one['caveat']).rstrip('.')}.")
    yield from _late(edition, row)
    yield from _pair(edition, definition, evidence)
    of_data = [
        caveat
        for caveat in edition.caveats_of(None, definition.id, period_end)
        if not (codes := _CODE.findall(caveat)) or row["practice"] in codes
    ]
    if of_data:
        yield Candidate(_("What is recorded about the data"), f"{'. '.join(of_data)}.")
    if definition.caveats:
        yield Candidate(_("What its definition says of it"), f"{'. '.join(definition.caveats)}.")
    if definition.may_explain:
        explained = ". ".join(one.rstrip(".") for one in definition.may_explain)
        yield Candidate(_("What else may explain such a figure"), f"{explained}.")


def _late(edition: Edition, row: Row) -> Iterator[Candidate]:
    if row["period_end"] is None:
        return
    months = (edition.as_of - row["period_end"]).days / _DAYS_A_MONTH
    if months > _OLD_AFTER_MONTHS:
        period = period_words(row["period_start"], row["period_end"])
        said = _("It is about {period}, {months} months before this edition.")
        yield Candidate(_("How old the figure is"), said.format(period=period, months=f"{months:.0f}"))


def _pair(edition: Edition, definition: IndicatorDefinition, evidence: Evidence) -> Iterator[Candidate]:
    """Name the figure that is read together with this one, and what is said of it here."""
    pair = edition.indicators.get(definition.balancing_pair or "")
    row = evidence.figures.get(pair.id) if pair else None
    if pair is None or row is None or row["outcome"] is None:
        return
    said = words.short_outcome(row["outcome"], row["direction"])
    note = f" {definition.balancing_note}." if definition.balancing_note else ""
    yield Candidate(_("Read together with: {title}").format(title=pair.title), f"{said}.{note}")
