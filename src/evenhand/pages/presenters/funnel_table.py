"""The tables of a funnel page: an area's practices in alphabetical order, with every number of the pictures."""

from collections.abc import Sequence
from dataclasses import dataclass

from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses, words
from evenhand.pages.edition import Row
from evenhand.pages.names import name_words
from evenhand.pages.numbers import NumberForm, count_words
from evenhand.pages.presenters.placing import expected_here
from evenhand.pages.presenters.plotting import is_plotted
from evenhand.statistics.confidence import CONFIDENCE_95, CONFIDENCE_998, two_sided_z


@dataclass(frozen=True)
class FunnelRow:
    """A practice in the tables: its figure in words. `is_drawn` when it has a point in the picture.

    `expected` allows for circumstances and place; `plainly` is where it would lie without allowing for either.
    """

    code: str
    name: str
    address: str
    value: str
    interval: str
    expected: str
    size: str
    verdict: str
    sign: str
    fragile: words.Word | None
    plainly: str
    is_drawn: bool


def funnel_table(definition: IndicatorDefinition, listed: Sequence[Row]) -> tuple[FunnelRow, ...]:
    """Return the rows of the tables, by name and then by code."""
    form = NumberForm.of(definition)
    rows = [_row(definition, form, row) for row in listed]
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.code)))


def plain_place(row: Row) -> str | None:
    """Return where a compared practice lies without allowing for circumstances or place, as ``words.LIMITS`` has it."""
    z = row["crude_z"]
    if z is None or row["outcome"] is None:
        return None
    if abs(z) <= two_sided_z(CONFIDENCE_95):
        return "inside"
    return "outside_95" if abs(z) <= two_sided_z(CONFIDENCE_998) else "outside_998"


def _row(definition: IndicatorDefinition, form: NumberForm, row: Row) -> FunnelRow:
    if row["outcome"]:
        label, word = words.short_outcome(row["outcome"], row["direction"]), words.OUTCOMES[row["outcome"]]
    else:
        word = words.STATUSES[row["status"]]
        label = word.label
    expected, place = expected_here(row), plain_place(row)
    number = "" if row["value"] is None else form.words(row["value"])
    return FunnelRow(
        code=row["practice"],
        name=name_words(row["name"]) or row["practice"],
        address=f"{addresses.practice(row['practice'])}#{definition.id}",
        value=_(row["value_text"]) if row["value_text"] else number,
        interval=form.interval(row["lower95"], row["upper95"]),
        expected="" if expected is None else form.words(expected),
        size="" if row["denominator"] is None else count_words(row["denominator"]),
        verdict=label,
        sign=word.mark,
        fragile=words.FRAGILE if words.is_fragile(row["outcome"], row["robustness"]) else None,
        plainly=words.LIMITS[place] if place else "",
        is_drawn=is_plotted(definition, row),
    )
