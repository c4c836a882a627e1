"""The fields of an objective's form, to terms and back."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final, TypeVar

from django.utils.translation import gettext as _

from evenhand.common.errors import InputError
from evenhand.cycle.agreements.terms import Basis, Direction, Kind, Scope, Support, Terms
from evenhand.publication.installed import Opened

SUPPORTS: Final = 3
"""Lines for promises of support in a form."""
TEXTS: Final = ("text", "reference", "indicator", "counted")
NAMES: Final = (
    *TEXTS, "kind", "scope", "basis", "baseline", "target", "direction", "due", "price", "payment", "reason",
    *(f"{name}_{line}" for line in range(1, SUPPORTS + 1) for name in ("what", "owner", "by")),
)  # fmt: skip

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


def terms_of(fields: Mapping[str, str], opened: Opened) -> Terms:
    """Return the terms that a form's fields say; InputError with everything that cannot be read."""
    faults: list[str] = []

    def read(name: str, reading: Callable[[str], T], what: str) -> T | None:
        typed = fields.get(name, "").strip()
        if not typed:
            return None
        try:
            return reading(typed)
        except (ValueError, InvalidOperation):
            faults.append(_("{what}: {typed}").format(what=what, typed=typed[:40]))
            return None

    scale = 100.0 if _is_share(fields.get("indicator", ""), opened) else 1.0
    terms = Terms(
        text=fields.get("text", ""),
        kind=_chosen(Kind, fields.get("kind", ""), faults),
        scope=_chosen(Scope, fields.get("scope", ""), faults),
        basis=_chosen(Basis, fields.get("basis", ""), faults),
        reference=fields.get("reference", ""),
        indicator=fields.get("indicator", ""),
        counted=fields.get("counted", ""),
        baseline=read("baseline", _number, _("where it starts from is no number")),
        target=_scaled(read("target", _number, _("the target is no number")), scale),
        direction=_chosen(Direction, fields.get("direction", "") or Direction.AT_LEAST, faults),
        due=read("due", date.fromisoformat, _("the day by which is no day")),
        price_pence=read("price", _pence, _("the price is no amount")),
        payment_pence=read("payment", _pence, _("the payment is no amount")),
        support=tuple(_supports(fields, read)),
    )
    if faults:
        raise InputError("; ".join(faults), remedy=_("Mend each and send it again"))
    return terms


def fields_of(terms: Terms, opened: Opened) -> dict[str, str]:
    """Return what a form shows of terms."""
    scale = 100.0 if _is_share(terms.indicator, opened) else 1.0
    told = {name: str(getattr(terms, name)) for name in (*TEXTS, "kind", "scope", "basis", "direction")}
    told |= {
        "baseline": _plain(None if terms.indicator else terms.baseline),
        "target": _plain(None if terms.target is None else terms.target * scale),
        "due": terms.due.isoformat() if terms.due else "",
        "price": _plain(None if terms.price_pence is None else terms.price_pence / 100),
        "payment": _plain(None if terms.payment_pence is None else terms.payment_pence / 100),
    }
    for line, one in enumerate(terms.support[:SUPPORTS], start=1):
        told |= {f"what_{line}": one.what, f"owner_{line}": one.owner, f"by_{line}": one.by.isoformat()}
    return blank() | told


def blank() -> dict[str, str]:
    """Return an empty form's fields."""
    start = {"kind": Kind.QUALITATIVE, "scope": Scope.SPECIFIC, "basis": Basis.VOLUNTARY}
    return dict.fromkeys(NAMES, "") | {name: value.value for name, value in start.items()}


def typed_in(posted: Mapping[str, Any]) -> dict[str, str]:
    """Return what somebody typed, to show it to them again."""
    return {name: str(posted.get(name, ""))[:2000] for name in NAMES}


def _supports(fields: Mapping[str, str], read: Any) -> list[Support]:
    found = []
    for line in range(1, SUPPORTS + 1):
        what, owner = (fields.get(f"{name}_{line}", "").strip() for name in ("what", "owner"))
        by = read(f"by_{line}", date.fromisoformat, _("a support’s day is no day"))
        if what or owner or by:
            if by is None:
                raise InputError(_("a support says until when"), received=what, remedy=_("Give it a day"))
            found.append(Support(what, owner, by))
    return found


def _chosen(among: type[Choice], typed: str, faults: list[str]) -> Choice:
    try:
        return among(typed)
    except ValueError:
        faults.append(_("{typed} cannot be chosen").format(typed=typed[:40] or _("nothing")))
        return next(iter(among))


def _is_share(indicator: str, opened: Opened) -> bool:
    definition = opened.edition.indicators.get(indicator)
    return definition is not None and definition.unit_symbol == "%"


def _number(typed: str) -> float:
    return float(Decimal(typed.replace(",", "").removesuffix("%").strip()))


def _scaled(value: float | None, scale: float) -> float | None:
    # 80% is 0.8, not 0.8000000000000001.
    return None if value is None else float(Decimal(repr(value)) / Decimal(repr(scale)))


def _pence(typed: str) -> int:
    pence = Decimal(typed.replace(",", "").removeprefix("£").strip()) * 100
    if pence != pence.to_integral_value():
        raise ValueError(typed)
    return int(pence)


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"
