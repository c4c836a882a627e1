"""What an objective says, once checked to be whole: the same for the ledger, for the signed text and for its hash."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Final, Self

from evenhand.common.errors import InputError

LONGEST_TEXT, LONGEST_SHORT, MOST_SUPPORT = 1000, 200, 12
MOST_PENCE: Final = 10_000_000_00


class Kind(StrEnum):
    """Whether an objective is in words or in numbers."""

    QUALITATIVE = "qualitative"
    QUANTITATIVE = "quantitative"


class Scope(StrEnum):
    """Whether all practices have it, or this one."""

    COMMON = "common"
    SPECIFIC = "specific"


class Basis(StrEnum):
    """What an objective rests on."""

    CONTRACT = "contract"
    SIGNED = "signed"
    VOLUNTARY = "voluntary"
    PRICED = "priced"


class Side(StrEnum):
    """Whose promise a support is, and whose signature."""

    COMMISSIONER = "commissioner"
    PRACTICE = "practice"


class Direction(StrEnum):
    """On which side of the target the figure is to be."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True)
class Support:
    """What the commissioner promises to do, who does it, and by when."""

    what: str
    owner: str
    by: date

    def as_json(self) -> dict[str, str]:
        """Return it ready for JSON."""
        return {"what": self.what, "owner": self.owner, "by": self.by.isoformat()}


@dataclass(frozen=True)
class Terms:
    """An objective's terms.

    `reference` is the clause, the signed document or the local service it rests on. `indicator` says what a number is
    of, `counted` how it is counted where it is none of the indicators. `baseline` and `target` are in the indicator's
    own unit. `due` is a day by which; `price_pence` a local service's price, `payment_pence` any other payment.
    """

    text: str
    kind: Kind
    scope: Scope
    basis: Basis
    reference: str = ""
    indicator: str = ""
    counted: str = ""
    baseline: float | None = None
    target: float | None = None
    direction: Direction = Direction.AT_LEAST
    due: date | None = None
    price_pence: int | None = None
    payment_pence: int | None = None
    support: tuple[Support, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the terms ready for JSON: every field, numbers in their shortest form, texts in one normal form."""
        told = asdict(self) | {"support": [one.as_json() for one in self.support]}
        told["due"] = self.due.isoformat() if self.due else None
        return {name: _plain(value) for name, value in told.items()}

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> Self:
        """Return the terms that were kept; InputError where they are not whole."""
        try:
            support = tuple(
                Support(one["what"], one["owner"], date.fromisoformat(one["by"])) for one in told["support"]
            )
            chosen: dict[str, Any] = {
                "kind": Kind(told["kind"]),
                "scope": Scope(told["scope"]),
                "basis": Basis(told["basis"]),
                "direction": Direction(told["direction"]),
                "due": date.fromisoformat(told["due"]) if told["due"] else None,
                "support": support,
            }
            rest = {one.name: told[one.name] for one in fields(cls) if one.name not in chosen}
        except (KeyError, TypeError, ValueError) as error:
            raise InputError("these are no terms of an objective", received=str(error)) from error
        return cls(**rest, **chosen)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", str(value))
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, list):
        return [{name: _plain(one) for name, one in row.items()} for row in value]
    return value


def checked(terms: Terms) -> Terms:
    """Return terms that are whole, their texts trimmed; InputError with everything that is not."""
    terms = _trimmed(terms)
    faults = [sentence for holds, sentence in _conditions(terms) if not holds]
    if faults:
        raise InputError(
            f"the objective is not whole: {'; '.join(faults)}", remedy="Mend each and send it again"
        )
    return terms


def _trimmed(terms: Terms) -> Terms:
    texts = {name: " ".join(getattr(terms, name).split()) for name in ("reference", "indicator", "counted")}
    support = tuple(
        Support(" ".join(one.what.split()), " ".join(one.owner.split()), one.by) for one in terms.support
    )
    text = terms.text.strip().replace("\r\n", "\n")
    given = {one.name: getattr(terms, one.name) for one in fields(terms)}
    return Terms(**{**given, **texts, "text": text, "support": support})


def _conditions(terms: Terms) -> Sequence[tuple[bool, str]]:
    numbers = terms.kind is Kind.QUANTITATIVE
    short = (
        terms.reference,
        terms.counted,
        *(part for one in terms.support for part in (one.what, one.owner)),
    )
    return (
        (bool(terms.text), "it says what is to be done"),
        (len(terms.text) <= LONGEST_TEXT, f"its text has at most {LONGEST_TEXT:,} letters"),
        (all(len(one) <= LONGEST_SHORT for one in short), f"a name or reference has at most {LONGEST_SHORT} letters"),
        (not numbers or terms.target is not None, "in numbers, it has a target"),
        (not numbers or terms.baseline is not None, "in numbers, it says where it starts from"),
        (not numbers or bool(terms.indicator or terms.counted), "in numbers, it says what is counted"),
        (numbers or terms.target is None, "in words, it has no target"),
        (all(_is_number(one) for one in (terms.baseline, terms.target)), "a number is a number"),
        (all(_is_pence(one) for one in (terms.price_pence, terms.payment_pence)), "money is more than nothing"),
        (terms.basis is Basis.PRICED or terms.price_pence is None, "only a priced local service has a price"),
        (len(terms.support) <= MOST_SUPPORT, f"at most {MOST_SUPPORT} promises of support"),
        (all(one.what and one.owner for one in terms.support), "each support says what it is and who gives it"),
    )  # fmt: skip


def _is_number(value: float | None) -> bool:
    return value is None or (value == value and abs(value) < 1e15)


def _is_pence(value: int | None) -> bool:
    return value is None or 0 < value <= MOST_PENCE
