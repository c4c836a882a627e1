"""A gap split into its four parts, as a picture and as numbers."""

from dataclasses import dataclass
from typing import Final, Self

from markupsafe import Markup

from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.charts.split_bar import SplitBar, SplitPart, split_bar
from evenhand.pages.edition import Row
from evenhand.pages.numbers import NumberForm, unit_words

_STRIPED: Final = {words.PARTS[part].css_class for part in ("context", "place")}
"""Parts drawn in stripes, fine and broad; of the others one is an empty box and one a full one."""
_ROUNDING: Final = 1e-9


@dataclass(frozen=True)
class Parts:
    """The parts of a gap in the indicator's unit; they add up to `gap`.

    `interval` are the 95% limits of what is left; None where it has no width. Of an amount or a score nothing is
    chance, and it is not `sampled`: what is uncertain of it is what its area shares.
    """

    gap: float
    context: float
    place: float
    chance: float
    left: float
    interval: tuple[float, float] | None
    sampled: bool

    @classmethod
    def of(cls, row: Row) -> Self | None:
        """Return the parts of a compared figure; None of a figure that is not compared or has none."""
        if row["outcome"] is None or row["unexplained_part"] is None or row["gap"] is None:
            return None
        lower, upper = row["unexplained_lower"], row["unexplained_upper"]
        return cls(
            gap=row["gap"],
            context=row["context_part"],
            place=row["place_part"],
            chance=row["chance_part"],
            left=row["unexplained_part"],
            interval=(lower, upper) if _has_width(lower, upper) else None,
            sampled=row["reliability"] is None or row["reliability"] < 1.0,
        )

    @property
    def sizes(self) -> tuple[float, float, float, float]:
        """The parts in the order they are shown."""
        return self.context, self.place, self.chance, self.left

    @property
    def is_clear(self) -> bool:
        """Whether the 95% interval of what is left keeps clear of nothing; true where there is no interval."""
        return self.interval is None or self.interval[0] > 0 or self.interval[1] < 0


def _has_width(lower: float | None, upper: float | None) -> bool:
    """Say whether an interval is wider than rounding: an amount's is a point, to the last digits of a float."""
    return lower is not None and upper is not None and upper - lower > _ROUNDING * (abs(lower) + abs(upper))


@dataclass(frozen=True)
class SplitRow:
    """One part in a table: its name, its size, what it is, and its class in styles."""

    name: str
    size: str
    meaning: str
    css_class: str


@dataclass(frozen=True)
class SplitView:
    """The split of one figure. `left_interval` and `adjusted` are empty where there is nothing to say."""

    chart: Markup
    rows: tuple[SplitRow, ...]
    whole: SplitRow
    unit: str
    left_interval: str
    adjusted: str


def present_split(definition: IndicatorDefinition, row: Row, practice: str) -> SplitView | None:
    """Return the split of a figure; None where it has none. `practice` is the practice's name."""
    parts = Parts.of(row)
    if parts is None:
        return None
    form = NumberForm.of(definition)
    rows = tuple(
        SplitRow(part.name, form.signed(size), part.meaning, part.css_class)
        for part, size in zip(words.PARTS.values(), parts.sizes, strict=True)
    )
    return SplitView(
        chart=_chart(definition, row, parts, rows, practice),
        rows=rows,
        whole=SplitRow(_(words.GAP), form.signed(parts.gap), "", ""),
        unit=_("percentage points") if definition.unit_symbol == "%" else _unit(definition),
        left_interval=_interval(form, parts),
        adjusted=_adjusted(form, row),
    )


def _interval(form: NumberForm, parts: Parts) -> str:
    if parts.interval is None:
        return ""
    lower, upper = map(form.signed, parts.interval)
    return _("95% interval {lower} to {upper}").format(lower=lower, upper=upper)


def _unit(definition: IndicatorDefinition) -> str:
    said = unit_words(definition.unit, definition.unit_symbol)
    return f"£ {said}" if definition.unit_symbol == "£" else said


def _adjusted(form: NumberForm, row: Row) -> str:
    if row["adjusted"] is None:
        return ""
    adjusted, england = form.words(row["adjusted"]), form.words(row["england"])
    return _("With context set aside the figure is {adjusted}, beside England's {england}.").format(
        adjusted=adjusted, england=england
    )


def _chart(
    definition: IndicatorDefinition, row: Row, parts: Parts, rows: tuple[SplitRow, ...], practice: str
) -> Markup:
    form = NumberForm.of(definition)
    england, value = form.words(row["england"]), form.words(row["value"])
    bar = SplitBar(
        england=row["england"],
        england_label=_("England {value}").format(value=england),
        value=row["value"],
        value_label=_("This practice {value}").format(value=value),
        parts=tuple(
            SplitPart(part.name, size, part.size, part.css_class, part.css_class in _STRIPED)
            for part, size in zip(rows, parts.sizes, strict=True)
        ),
        interval=parts.interval,
    )
    said = ", ".join(f"{part.name.lower()} {part.size}" for part in rows)
    return split_bar(
        bar,
        title=_("{title}: from England to {practice}, part by part").format(
            title=definition.title, practice=practice
        ),
        description=_("From England, {england}: {parts}; which comes to {value}.").format(
            england=england, parts=said, value=value
        ),
    )
