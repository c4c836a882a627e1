"""An objective in words: what it rests on, its numbers in their unit, and how likely its target is."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from evenhand.cycle.agreements.models import ObjectiveVersion
from evenhand.cycle.agreements.terms import Basis, Direction, Terms
from evenhand.pages.numbers import NumberForm, day_words

_LIKELY: Final = ((0.05, 0), (0.25, 1), (0.4, 2), (0.6, 3), (0.75, 4), (0.95, 5))
_FEW, _MANY = 0.01, 0.99


def pounds(pence: int | None) -> str:
    """Return money in pounds; nothing where there is none."""
    if pence is None:
        return ""
    return f"£{pence / 100:,.2f}".removesuffix(".00")


def basis_words(terms: Terms) -> str:
    """Return what an objective rests on, in a sentence without its full stop."""
    told = {"reference": terms.reference, "price": pounds(terms.price_pence)}
    return {
        Basis.CONTRACT: _("Contract: {reference}"),
        Basis.SIGNED: _("Signed before: {reference}"),
        Basis.VOLUNTARY: _("Voluntary: the practice is free to choose"),
        Basis.PRICED: _("Local enhanced service {reference}, priced {price}"),
    }[terms.basis].format(**told)


def number_words(value: float | None, facts: Mapping[str, Any]) -> str:
    """Return a number in its indicator's form; nothing where there is none."""
    if value is None:
        return ""
    if not facts.get("title"):
        return f"{value:,.10g}"
    form = NumberForm(facts["symbol"], facts["decimals"])
    unit = "" if facts["symbol"] else f" {facts['unit']}"
    return f"{form.words(value)}{unit}"


def target_words(version: ObjectiveVersion) -> str:
    """Return where an objective starts and where it is to be; nothing for one in words."""
    terms, facts = version.terms, version.evidence["facts"]
    if terms.target is None:
        return ""
    side = _("at least {target}") if terms.direction is Direction.AT_LEAST else _("at most {target}")
    start = number_words(terms.baseline, facts)
    told = _("From {baseline} to {target}").format(
        baseline=start, target=side.format(target=number_words(terms.target, facts))
    )
    by = _(", by {day}").format(day=day_words(terms.due)) if terms.due else ""
    return f"{told}{by}"


def chance_words(chance: float | None) -> str:
    """Return how likely a target is if nothing changes, in words with the number."""
    if chance is None:
        return ""
    words = (
        _("very unlikely"),
        _("unlikely"),
        _("less likely than not"),
        _("about as likely as not"),
        _("more likely than not"),
        _("likely"),
        _("almost certain"),
    )
    place = next((place for limit, place in _LIKELY if chance < limit), len(words) - 1)
    if chance < _FEW:
        number = _("fewer than 1 in 100")
    elif chance > _MANY:
        number = _("more than 99 in 100")
    else:
        number = _("about {number} in 100").format(number=round(chance * 100))
    return _("If nothing changes, reaching this is {words}: {number}.").format(
        words=words[place], number=number
    )


def noise_words(version: ObjectiveVersion) -> str:
    """Return how far a target has to lie from the baseline to be told from chance."""
    facts = version.evidence["facts"]
    if version.noise is None:
        return ""
    form = NumberForm(facts["symbol"], facts["decimals"])
    return _("Two of this practice’s figures can differ by {noise} through chance alone.").format(
        noise=form.difference(version.noise)
    )


def support_words(terms: Terms) -> tuple[str, ...]:
    """Return what the commissioner promised: what, who, by when."""
    return tuple(
        _("{what}, by {owner}, until {day}").format(what=one.what, owner=one.owner, day=day_words(one.by))
        for one in terms.support
    )
