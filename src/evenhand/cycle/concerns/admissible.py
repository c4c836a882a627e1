"""What can be evidence of a case and what never can, each with the rule it is by.

The database asks for the same (the constraints of :class:`~evenhand.cycle.concerns.models.Evidence`), so that what is
refused here is refused by every door.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from evenhand.common.errors import InputError
from evenhand.cycle.challenges.of import is_under_challenge
from evenhand.cycle.concerns.kinds import Inadmissible, Standing
from evenhand.cycle.support.of import is_premises_unfunded
from evenhand.definitions.framework import Standard
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.edition import Row
from evenhand.publication.installed import Opened


@dataclass(frozen=True)
class Fault:
    """Why something cannot be evidence: the rule, and its sentence."""

    rule: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.sentence} ({self.rule})."


NEVER: Final[Mapping[str, Fault]] = {
    Inadmissible.PLAN: Fault(
        "R-07",
        "Not following a commissioning plan is no breach of a contract, so it can be no part of a case",
    ),
    Inadmissible.DEVELOPMENTAL: Fault(
        "R-20", "A standard to work towards has no consequence, so it can be no part of a case"
    ),
    Inadmissible.POINTS: Fault(
        "R-16", "Points of a scheme that a practice may choose are no term of its contract"
    ),
    Inadmissible.COMMISSIONER: Fault("R-22", "A result of the commissioner’s own is no practice’s"),
    Inadmissible.EXPECTED: Fault(
        "R-02", "Being unlike others, or unlike what is expected, is no standard that was not met"
    ),
    Inadmissible.RANK: Fault("R-03", "A place in a list, a score or a colour says nothing about a contract"),
    Inadmissible.MONEY: Fault(
        "R-08", "Figures of money belong to those who plan services and have no part in a case"
    ),
}
"""What is refused whatever else holds."""

NEUTRAL: Final = Fault(
    "R-04", "Of a neutral figure neither end is better, so it cannot show that a standard was not met"
)
BEYOND: Final = Fault(
    "R-15", "What goes beyond the contract is agreed and paid for, or free to choose; it binds nobody"
)
UNSIGNED: Final = Fault(
    "R-15", "A local agreement binds who signed it, and this case cites no term that was signed"
)
CIRCUMSTANCE: Final = Fault("R-01", "It is a circumstance of the practice and nothing that it does")
NO_MINIMUM: Final = Fault(
    "R-20", "This profile is no agreement of minimum standards, so it can have no consequence"
)
CHALLENGED: Final = Fault(
    "challenge", "The practice challenges this figure, so it can be used in no case until that is settled"
)
ONE_PERIOD: Final = Fault(
    "two periods", "A standard has to be missed in two periods before it can be part of a case"
)
BY_CHANCE: Final = Fault(
    "beyond chance", "The whole 95% interval has to be on the wrong side of the standard in both periods"
)
NOT_COMPARED: Final = Fault("R-02", "This figure is not compared with anything, so nothing follows from it")
UNFUNDED: Final = Fault(
    "R-11",
    "What the premises need is not funded, or not decided yet, so nothing about them is held against the practice",
)


@dataclass(frozen=True)
class Figure:
    """A figure of two periods with what its definition and framework say of it."""

    definition: IndicatorDefinition
    standard: Standard
    purpose: str
    row: Row
    earlier: Row | None

    def told(self, release: str) -> dict[str, Any]:
        """Return the columns of evidence that hold it. Only of an admissible figure."""
        earlier: Row = self.earlier or {}
        return {
            "release": release,
            "indicator": self.definition.id,
            "level": self.definition.level,
            "basis": self.definition.basis,
            "polarity": self.definition.polarity,
            "perspective": self.definition.perspective,
            "purpose": self.purpose,
            "standard_kind": self.standard.kind,
            "target": self.standard.target,
            **{
                name: self.row[name] for name in ("period_start", "period_end", "value", "lower95", "upper95")
            },
            "earlier_period_end": earlier.get("period_end"),
            **{f"earlier_{name}": earlier.get(name) for name in ("value", "lower95", "upper95")},
        }


def figure_of(opened: Opened, practice: str, indicator: str) -> Figure:
    """Return a practice's figure of an indicator with that of the period before; InputError where there is none."""
    definition = opened.edition.indicators.get(indicator)
    rows = [row for row in opened.true_figures.results_of(practice) if row["indicator"] == indicator]
    if definition is None or (not rows and definition.level == "practice"):
        raise InputError("there is no figure of this indicator to attach", received=indicator)
    framework = opened.edition.framework
    members = {one.indicator: one.standard for strand in framework.strands for one in strand.indicators}
    row = (
        rows[0]
        if rows
        else dict.fromkeys(("period_start", "period_end", "value", "lower95", "upper95", "status"))
    )
    before = [
        one
        for one in opened.true_figures.history_of(practice)
        if one["indicator"] == indicator and row["period_start"] and one["period_end"] < row["period_start"]
    ]
    earlier = max(before, key=lambda one: one["period_end"], default=None)
    standard = members.get(indicator, Standard(kind="none"))
    return Figure(definition, standard, framework.purpose, row, earlier)


def faults_of(figure: Figure, practice: str, standing: str) -> list[Fault]:
    """Return every reason why a practice's figure cannot be evidence; none where it can."""
    return [*_by_what_it_is(figure, standing), *_by_its_values(figure), *_by_what_is_open(figure, practice)]


def _by_what_it_is(figure: Figure, standing: str) -> Iterator[Fault]:
    definition, standard = figure.definition, figure.standard
    if definition.level == "commissioner" or definition.basis == "commissioner":
        yield NEVER[Inadmissible.COMMISSIONER]
    if definition.perspective == "money":
        yield NEVER[Inadmissible.MONEY]
    if definition.polarity == "neutral":
        yield NEUTRAL
    if definition.basis == "incentive" or figure.purpose == "payment":
        yield NEVER[Inadmissible.POINTS]
    if definition.basis == "beyond":
        yield BEYOND
    if definition.basis == "local" and standing != Standing.SIGNED:
        yield UNSIGNED
    if definition.basis in ("context", "fact"):
        yield CIRCUMSTANCE
    if standard.kind == "developmental" or figure.purpose == "developmental":
        yield NEVER[Inadmissible.DEVELOPMENTAL]
    elif standard.kind == "none" or standard.target is None:
        yield NEVER[Inadmissible.EXPECTED]
    elif figure.purpose != "judgemental":
        yield NO_MINIMUM


def _by_its_values(figure: Figure) -> Iterator[Fault]:
    if figure.row["status"] != "ok":
        yield NOT_COMPARED
    if figure.earlier is None:
        yield ONE_PERIOD
    if figure.standard.target is not None and not all(
        is_beyond_chance(figure.definition.polarity, figure.standard.target, row)
        for row in (figure.row, figure.earlier)
        if row is not None
    ):
        yield BY_CHANCE


def is_beyond_chance(polarity: str, target: float, row: Row) -> bool:
    """Whether the whole 95% interval of a figure is on the wrong side of a standard; never without an interval."""
    lower, upper = row["lower95"], row["upper95"]
    if lower is None or upper is None or polarity == "neutral":
        return False
    return bool(upper < target if polarity == "higher" else lower > target)


def _by_what_is_open(figure: Figure, practice: str) -> Iterator[Fault]:
    ends = [
        row["period_end"] for row in (figure.row, figure.earlier) if row is not None and row["period_end"]
    ]
    if figure.row["status"] == "under_challenge" or any(
        is_under_challenge(practice, figure.definition.id, end) for end in ends
    ):
        yield CHALLENGED
    if is_of_premises(figure.definition) and is_premises_unfunded(practice):
        yield UNFUNDED


def is_of_premises(definition: IndicatorDefinition) -> bool:
    """Whether an indicator is about premises."""
    return definition.strand == "premises"
