"""What somebody chooses to see of an area: from the address, each value one that is offered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.common.errors import InputError
from evenhand.pages.edition import Row
from evenhand.pages.names import name_words
from evenhand.pages.numbers import day_words
from evenhand.web.commissioner.fifths import FIFTHS, fifths_of
from evenhand.web.commissioner.scope import Area

BESIDE: Final = {
    "england": gettext_lazy("England"),
    "area": gettext_lazy("The area"),
    "twins": gettext_lazy("The practices most like each"),
}
"""What a figure may be set beside, as published."""
COLUMN: Final = {"england": "england", "area": "area_value", "twins": "peer_value"}
"""The column of a release that has each."""

_SIZES: Final[Mapping[str, tuple[float, float]]] = {
    "under-5000": (0, 5_000),
    "5000-9999": (5_000, 10_000),
    "10000-14999": (10_000, 15_000),
    "15000-over": (15_000, float("inf")),
}
SIZES: Final = {
    "under-5000": gettext_lazy("Under 5,000 patients"),
    "5000-9999": gettext_lazy("5,000 to 9,999"),
    "10000-14999": gettext_lazy("10,000 to 14,999"),
    "15000-over": gettext_lazy("15,000 and over"),
}


@dataclass(frozen=True)
class Option:
    """A value that can be chosen, in words."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True)
class Field:
    """A choice of the form: its name in the address, its label and what it offers."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Choices:
    """What is chosen. Empty texts are "all"; `since` is the last day of the earlier period, None for none."""

    strand: str
    indicator: str
    size: str
    fifth: str
    network: str
    beside: str
    since: date | None

    @classmethod
    def of(cls, given: QueryDict, area: Area, periods: Sequence[date]) -> "Choices":
        """Read the choices; InputError naming what is not offered, and what is."""
        indicator = _one(given, "indicator", _("an indicator"), list(area.indicators))
        strand = _one(given, "strand", _("a strand"), list(area.strands)) or _strand_with(area, indicator)
        seen = area.strands[strand][1] if strand else ()
        return cls(
            strand=strand,
            # Somebody who turns to another strand leaves the indicator of the one before.
            indicator=indicator if indicator in seen else "",
            size=_one(given, "size", _("a size of list"), list(SIZES)),
            fifth=_one(given, "fifth", _("a fifth by deprivation"), list(FIFTHS)),
            network=_one(given, "network", _("a network"), [code for code, _name in networks_of(area)]),
            beside=_one(given, "beside", _("what to set figures beside"), list(BESIDE)) or "england",
            since=_period(given, periods),
        )

    def practices(self, area: Area) -> list[Row]:
        """Return the area's practices that fit, in the order of their names."""
        fits = self._filters(area)
        return [row for row in area.practices if all(fit(row) for fit in fits)]

    def _filters(self, area: Area) -> list[Callable[[Row], bool]]:
        fits: list[Callable[[Row], bool]] = []
        if self.size:
            low, high = _SIZES[self.size]
            fits.append(lambda row: row["list_size"] is not None and low <= row["list_size"] < high)
        if self.fifth:
            fifths, chosen = fifths_of(area.opened), int(self.fifth)
            fits.append(lambda row: fifths.get(row["code"]) == chosen)
        if self.network:
            fits.append(lambda row: row["pcn"] == self.network)
        return fits

    def strand_indicators(self, area: Area) -> tuple[str, ...]:
        """Return the indicators of the chosen strand."""
        return area.strands[self.strand][1] if self.strand else ()

    def indicators(self, area: Area) -> tuple[str, ...]:
        """Return the indicators to show: the one that is chosen, else the strand's."""
        return (self.indicator,) if self.indicator else self.strand_indicators(area)

    def query(self, area: Area, **changes: str) -> str:
        """Return the choices as the query of an address, with some of them changed."""
        said = {
            "area": area.code if area.others else "",
            "strand": self.strand,
            "indicator": self.indicator,
            "size": self.size,
            "fifth": self.fifth,
            "network": self.network,
            "beside": self.beside if self.beside != "england" else "",
            "since": self.since.isoformat() if self.since else "",
            **changes,
        }
        return urlencode({name: value for name, value in said.items() if value})

    def fields(self, area: Area, periods: Sequence[date]) -> tuple[Field, ...]:
        """Return the form's choices with what each offers."""
        everything = _("All")
        indicators = [(name, area.indicators[name].title) for name in self.strand_indicators(area)]
        days = [(day.isoformat(), _("Period to {day}").format(day=day_words(day))) for day in periods]
        fields = [
            _field("strand", _("Strand"), _strands(area), self.strand),
            _field("indicator", _("Indicator"), [("", everything), *indicators], self.indicator),
            _field("size", _("List size"), [("", everything), *_texts(SIZES)], self.size),
            _field("fifth", _("Deprivation"), [("", everything), *_texts(FIFTHS)], self.fifth),
            _field("network", _("Network"), [("", everything), *networks_of(area)], self.network),
            _field("beside", _("Set beside"), _texts(BESIDE), self.beside),
        ]
        if days:
            chosen = self.since.isoformat() if self.since else ""
            fields.append(_field("since", _("Change since"), [("", _("Latest only")), *days], chosen))
        return tuple(field for field in fields if len(field.options) > 1)


def _strand_with(area: Area, indicator: str) -> str:
    """Return the strand an indicator is in; the first where none is named, and nothing where there is none."""
    return next(
        (one for one, (_title, seen) in area.strands.items() if not indicator or indicator in seen), ""
    )


def networks_of(area: Area) -> list[tuple[str, str]]:
    """Return the networks of the area's practices, by name."""
    named = {row["pcn"]: name_words(row["pcn_name"]) or row["pcn"] for row in area.practices if row["pcn"]}
    return sorted(named.items(), key=lambda pair: (pair[1].casefold(), pair[0]))


def _texts(offered: Mapping[str, object]) -> list[tuple[str, str]]:
    return [(value, str(text)) for value, text in offered.items()]


def _field(name: str, label: str, offered: Sequence[tuple[str, str]], chosen: str) -> Field:
    return Field(name, label, tuple(Option(value, text, value == chosen) for value, text in offered))


def _one(given: QueryDict, name: str, what: str, offered: Sequence[str]) -> str:
    value = given.get(name, "").strip()
    if value and value not in offered:
        raise InputError(
            _("this is not {what} that can be chosen here").format(what=what),
            where=name,
            received=value[:80],
            remedy=_("Choose from the form on the page"),
        )
    return value


def _period(given: QueryDict, periods: Sequence[date]) -> date | None:
    found = _one(given, "since", _("an earlier period"), [day.isoformat() for day in periods])
    return date.fromisoformat(found) if found else None


def area_field(area: Area) -> Field | None:
    """Return the choice of area of a viewer who has several; None for one who has one."""
    return _field("area", _("Area"), list(area.others.items()), area.code) if area.others else None


def strand_of(given: QueryDict, area: Area) -> str:
    """Return the strand that is asked for, the first where none is; InputError for one that is not offered."""
    return _one(given, "strand", _("a strand"), list(area.strands)) or _strand_with(area, "")


def strand_field(area: Area, chosen: str) -> Field | None:
    """Return the choice of strand alone; None where there is no choice."""
    offered = _strands(area)
    return _field("strand", _("Strand"), offered, chosen) if len(offered) > 1 else None


def _strands(area: Area) -> list[tuple[str, str]]:
    return [(one, title) for one, (title, _seen) in area.strands.items()]
