"""The audit: each red of a card with its main reason, the greens that hide a difference, and the card as a whole."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from evenhand.release.auditing.balance import Balance, balance_of
from evenhand.release.auditing.card import Card, Rated
from evenhand.release.auditing.deprivation import Fifth, by_fifth
from evenhand.release.auditing.matching import match
from evenhand.release.auditing.reading import read_card
from evenhand.release.auditing.reasons import (
    FURTHER,
    REASONS,
    Red,
    Row,
    differs_unwelcomely,
    further_reasons,
    main_reason,
    side,
)
from evenhand.release.auditing.rule import Results, Rule, infer_rule
from evenhand.release.release import Release

BEYOND_ON_ONE_SIDE: Final = 0.025
"""The share of figures beyond a 95% limit on one of its sides when only chance and usual variation are at work."""


@dataclass(frozen=True)
class Audit:
    """What a card says that the evidence does not.

    Parameters
    ----------
    release : the id of the release it was held against.
    card : the card as it was understood.
    ratings : how many reds, ambers and greens.
    reds : every red with its main reason and further ones, in the card's order.
    hidden : greens whose figure differs beyond chance in the unwelcome direction.
    compared : ratings, of any colour, on figures that can be compared and of which one end is better.
    rule, balance, fifths : the card's rule, what it is made of, and where its reds fall.
    """

    release: str
    card: Card
    ratings: Mapping[str, int]
    reds: tuple[Red, ...]
    hidden: tuple[Red, ...]
    compared: int
    rule: Rule
    balance: Balance
    fifths: tuple[Fifth, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many reds have each main reason, in their declared order; they add up to all reds."""
        found = Counter(one.reason for one in self.reds)
        return {reason: found[reason] for reason in REASONS}

    @property
    def further(self) -> dict[str, int]:
        """How many reds have each further reason; these overlap."""
        return {reason: sum(reason in one.further for one in self.reds) for reason in FURTHER}

    @property
    def remaining(self) -> tuple[Red, ...]:
        """The reds that remain beyond chance, given context and place: worth asking about."""
        return tuple(one for one in self.reds if one.reason == "remains")

    @property
    def expected_remaining(self) -> float:
        """How many compared figures lie outside the inner limits on their unwelcome side by chance alone."""
        return self.compared * BEYOND_ON_ONE_SIDE

    @property
    def far(self) -> int:
        """How many of the remaining reds are outside the outer limits."""
        return sum(one.outcome == "differs_explore" for one in self.remaining)

    @property
    def fragile(self) -> int:
        """How many of the remaining reds are fragile."""
        return sum("fragile" in one.further for one in self.remaining)


def audit_card(path: Path, release: Release) -> Audit:
    """Return the audit of the crude card at `path` against `release`.

    InputError when the file is no card, or nothing on it is known to the release.
    """
    card = match(read_card(path), release, path)
    results = _results(card, release)
    definitions = release.indicators
    areas = dict(release.practices.select("code", "commissioner").iter_rows())
    reds = tuple(_judged(one, results, release) for one in card.rated if one.rating == "red")
    hidden = tuple(
        _judged(one, results, release)
        for one in card.rated
        if one.rating == "green" and _hides(results.get((one.practice, one.indicator)), one, release)
    )
    ratings = Counter(one.rating for one in card.rated)
    return Audit(
        release=release.manifest.id,
        card=card,
        ratings={rating: ratings[rating] for rating in ("red", "amber", "green")},
        reds=reds,
        hidden=hidden,
        compared=sum(_is_compared(one, results, release) for one in card.rated),
        rule=infer_rule(card.rated, results, areas),
        balance=balance_of(card.rated, definitions),
        fifths=by_fifth(card.rated, reds, release.practices),
    )


def _results(card: Card, release: Release) -> Results:
    practices = sorted({one.practice for one in card.rated})
    mine = release.results.filter(pl.col("practice").is_in(practices))
    return {(row["practice"], row["indicator"]): row for row in mine.iter_rows(named=True)}


def _is_compared(one: Rated, results: Results, release: Release) -> bool:
    row = results.get((one.practice, one.indicator))
    judged = row is not None and row["status"] == "ok" and row["outcome"] is not None
    return judged and side(release.indicators[one.indicator]) != 0


def _hides(row: Row | None, one: Rated, release: Release) -> bool:
    return row is not None and differs_unwelcomely(row, release.indicators[one.indicator])


def _judged(one: Rated, results: Results, release: Release) -> Red:
    row = results.get((one.practice, one.indicator))
    figures = {name: row[name] if row else None for name in ("value", "england", "expected", "outcome")}
    return Red(
        line=one.line,
        practice=one.practice,
        indicator=one.indicator,
        reason=main_reason(row, release.indicators[one.indicator]),
        further=further_reasons(row),
        **figures,
    )
