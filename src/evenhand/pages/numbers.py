"""Numbers as people read them, formatted as a definition says: decimals, sign, thousands, periods."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, Protocol, Self

from evenhand.common.language import Texts, noop
from evenhand.common.language import gettext as _
from evenhand.common.periods import Period

MINUS = "\N{MINUS SIGN}"
_DIGITS: Final = frozenset("123456789")
NO_NUMBER = noop("not known")
"""What is said where there is no number; :func:`is_number` tells whether it was said."""

_MONTHS: Final = Texts({
    "01": "January", "02": "February", "03": "March", "04": "April", "05": "May", "06": "June", "07": "July",
    "08": "August", "09": "September", "10": "October", "11": "November", "12": "December",
})  # fmt: skip


class Formatted(Protocol):
    """What says how its numbers are printed: an indicator's or a context's definition."""

    @property
    def unit_symbol(self) -> str: ...  # noqa: D102

    @property
    def decimals(self) -> int: ...  # noqa: D102


@dataclass(frozen=True)
class NumberForm:
    """How the values of one indicator or context are printed. A % is stored from 0 to 1."""

    symbol: str
    decimals: int

    @classmethod
    def of(cls, definition: Formatted) -> Self:
        """Return the form a definition asks for."""
        return cls(definition.unit_symbol, definition.decimals)

    @classmethod
    def of_record(cls, record: Mapping[str, Any]) -> Self:
        """Return the form of a context as a release keeps it."""
        return cls(record.get("unit_symbol") or "", int(record.get("decimals") or 0))

    def words(self, value: float | None) -> str:
        """Return a value with its sign: ``12.3%``, ``£1,234``, ``512.3``; a missing one is said in words."""
        if value is None or value != value:
            return _(NO_NUMBER)
        scaled = value * 100 if self.symbol == "%" else value
        number = f"{abs(scaled):,.{self.decimals}f}"
        before = "£" if self.symbol == "£" else ""
        after = "" if self.symbol == "£" else self.symbol
        # Minus nothing is nothing: -0.04 to one decimal reads 0.0.
        negative = scaled < 0 and _says_something(number)
        return f"{MINUS if negative else ''}{before}{number}{after}"

    def difference(self, size: float) -> str:
        """Return how large a difference is, without its side: ``3.1 percentage points``, ``£12``, ``4.2``."""
        if self.symbol == "%":
            return _("{number} percentage points").format(number=f"{abs(size) * 100:,.{self.decimals}f}")
        return self.words(abs(size))

    def signed(self, value: float) -> str:
        """Return a difference with its side: ``+3.1``, ``−0.4``; what prints as nothing has none."""
        said = self.words(value).removesuffix("%")
        return said if said.startswith(MINUS) or not _says_something(said) else f"+{said}"

    def has_digits(self, value: float) -> bool:
        """Say whether a value prints as more than nothing."""
        return _says_something(self.words(value))

    def on_axis(self, value: float) -> str:
        """Return a round number of an axis, without decimals it does not need."""
        return _on_axis(self.symbol, value)

    def interval(self, lower: float | None, upper: float | None) -> str:
        """Return ``480.1 to 545.9``, or nothing where there is no interval."""
        if lower is None or upper is None or lower != lower or upper != upper:
            return ""
        return _("{lower} to {upper}").format(lower=self.words(lower), upper=self.words(upper))


def _says_something(said: str) -> bool:
    return not _DIGITS.isdisjoint(said)


@lru_cache(maxsize=20_000)
def _on_axis(symbol: str, value: float) -> str:
    # Round numbers recur on thousands of axes.
    scaled = value * 100 if symbol == "%" else value
    needed = next((places for places in range(7) if abs(scaled - round(scaled, places)) < 1e-9), 6)
    return NumberForm(symbol, needed).words(value)


def unit_words(unit: str, symbol: str) -> str:
    """Return a unit as it follows a value: £12 says pounds already."""
    return unit.removeprefix(_("pounds")).lstrip() if symbol == "£" else unit


def count_words(value: float | None) -> str:
    """Return a count with its thousands; weighted counts keep one decimal."""
    if value is None or value != value:
        return _(NO_NUMBER)
    return f"{value:,.0f}" if float(value).is_integer() or abs(value) >= 1000 else f"{value:,.1f}"


def is_number(words: str) -> bool:
    """Say whether a value in words, or a count, is one that is known."""
    return words != _(NO_NUMBER)


def fewer_than(limit: float) -> str:
    """Return how a small number that may not be shown is said."""
    return _("fewer than {limit}").format(limit=f"{limit:,g}")


def period_words(start: date | None, end: date | None) -> str:
    """Return a period as people say it: ``2021/22``, ``May 2022``; a missing one is said in words."""
    if start is None or end is None:
        return _("period not known")
    if start == end:
        return day_words(start)
    label, is_month = _period(start, end)
    if is_month:
        return _("{month} {year}").format(month=_MONTHS[f"{start:%m}"], year=start.year)
    if " " in label:
        return _("{start} to {end}").format(start=day_words(start), end=day_words(end))
    return label


@lru_cache(maxsize=1_000)
def _period(start: date, end: date) -> tuple[str, bool]:
    """Return a period's label in English, and whether it is a month. A year's has no month to be translated."""
    period = Period(start, end)
    return period.label, period == Period.month(start.year, start.month)


def day_words(day: date | None) -> str:
    """Return ``1 May 2022``."""
    if day is None:
        return _("a day that is not known")
    return _("{day} {month} {year}").format(day=day.day, month=_MONTHS[f"{day:%m}"], year=day.year)


def moment_words(moment: datetime) -> str:
    """Return ``1 May 2022, 09:30``."""
    return _("{day}, {time}").format(day=day_words(moment.date()), time=f"{moment:%H:%M}")


def month_words(month: int) -> str:
    """Return the name of a month, which is counted from 1."""
    return _MONTHS[f"{month:02d}"]
