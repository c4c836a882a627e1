"""Whether a card looks at all sides of a practice's work (safeguards R-13 and R-21)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evenhand.definitions.balance import MOST_MONEY
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.rules.judgements_are_balanced import FEWEST_STRANDS, LARGEST_SHARE
from evenhand.release.auditing.card import Rated


@dataclass(frozen=True)
class Balance:
    """What a card is made of. Shares are of its indicators, 0 to 1; `faults` are what keeps it from being balanced.

    `faults` holds any of ``few_strands, one_strand, neutral_rated, much_money, no_patients``.
    """

    indicators: int
    strands: Mapping[str, float]
    bases: Mapping[str, float]
    neutral: tuple[str, ...]
    money_share: float
    has_patients: bool
    faults: tuple[str, ...]

    @property
    def is_balanced(self) -> bool:
        """Whether nothing keeps the card from being balanced."""
        return not self.faults


def balance_of(rated: Sequence[Rated], definitions: Mapping[str, IndicatorDefinition]) -> Balance:
    """Return what the indicators on a card (at least one) are made of."""
    used = [definitions[name] for name in sorted({one.indicator for one in rated})]
    strands = _shares([one.strand for one in used])
    neutral = tuple(one.id for one in used if one.polarity == "neutral")
    perspectives = _shares([one.perspective for one in used])
    money = perspectives.get("money", 0.0)
    patients = "patient-voice" in perspectives
    tests = {
        "few_strands": len(strands) < FEWEST_STRANDS,
        "one_strand": max(strands.values()) > LARGEST_SHARE,
        "neutral_rated": bool(neutral),
        "much_money": money > MOST_MONEY,
        "no_patients": not patients,
    }
    faults = tuple(name for name, holds in tests.items() if holds)
    return Balance(len(used), strands, _shares([one.basis for one in used]), neutral, money, patients, faults)


def _shares(names: Sequence[str]) -> dict[str, float]:
    return {name: count / len(names) for name, count in sorted(Counter(names).items())}
