"""The indicator: what is measured, how it is compared, and what must be said beside it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from evenhand.definitions.base import Identifier, Part, SourceId, Text, Title
from evenhand.definitions.expressions import Expression
from evenhand.definitions.parts import (
    Annotation,
    Applicability,
    MinimumBase,
    MinimumDenominator,
    PublishedInterval,
    Standardisation,
    Status,
    Suppression,
)
from evenhand.definitions.vocabulary import Basis, Cadence, Level, Perspective, Polarity, Statistic

Months = Annotated[int, Field(ge=0, le=240)]


class IndicatorDefinition(Part):
    """One indicator. Values are kept in its own unit: a proportion from 0 to 1, a rate times its multiplier."""

    id: Identifier
    """The name of the file and of the indicator in files and addresses."""

    title: Title
    """What it is, in a few words."""

    question: Title
    """The plain question it answers, ending with a question mark."""

    why_it_matters: Text
    """Why a patient, a practice or a commissioner would want to know."""

    strand: Identifier
    """The strand of a profile it belongs to, such as capacity or demand."""

    level: Level = "practice"
    """Whose figure it is: each practice's, or the commissioner's whole area's."""

    perspective: Perspective
    """Which side of the work it looks at; the balance of a framework is told by it."""

    basis: Basis
    """What ties the practice to it: its contract, an incentive it chose, a local agreement, or nothing."""

    polarity: Polarity
    """Which way is better; neutral when neither is, and then it carries no colour, rank or standard."""

    statistic: Statistic
    """The kind of figure it is, which fixes its interval and its comparison."""

    numerator: Expression
    """What is counted or added up, over measures."""

    denominator: Expression | None = None
    """What it is divided by, over measures. A fact or a score has none."""

    standardisation: Standardisation | None = None
    """How the denominator, an expected number, is made by indirect standardisation; instead of a denominator."""

    spread: Expression | None = None
    """The standard deviation behind a mean, over measures."""

    published_interval: PublishedInterval | None = None
    """The publisher's own 95% limits, where they are better than any made from its rounded counts."""

    multiplier: Annotated[float, Field(gt=0)]
    """What the quotient is multiplied by: 1 for a proportion, 1000 for a rate per 1,000."""

    unit: Text
    """The unit in words, complete: attendances per 1,000 registered children aged 0 to 4 a year."""

    unit_symbol: Annotated[str, Field(max_length=3)]
    """The sign printed with a value (% or £), or empty. A value with % is stored from 0 to 1."""

    decimals: Annotated[int, Field(ge=0, le=6)]
    """How many decimals are printed; files keep full precision."""

    cadence: Cadence
    """How often a new figure comes."""

    available_after_months: Months
    """Months from a period's end until its figures are published and may be used."""

    stale_after_months: Months
    """Months from a period's end after which the figure is shown as stale and no longer compared."""

    align_within_months: Months
    """How far apart the ends of the measures' periods may be; 0 means the very same period."""

    source: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    """The sources that yield its measures."""

    source_columns: tuple[Text, ...] = ()
    """The columns and codes it is made of, as the publisher writes them."""

    minimum_denominator: MinimumDenominator | None = None
    """The smallest denominator that is compared. Every indicator but a fact or a score has one."""

    minimum_base: MinimumBase | None = None
    """The fewest people a score must rest on to be compared; only a score has one."""

    never_compared: Text | None = None
    """Why practices are never compared by it, where they are not; its value, counts and note are shown all the same."""

    suppression: Suppression
    """How this figure's small numbers are protected, and who has already done so."""

    applicability: Applicability
    """Which practices it is not used for."""

    covariates: tuple[Identifier, ...] = ()
    """The contexts, outside a practice's control, that the expected value allows for."""

    case_mix: Identifier | None = None
    """The case-mix set whose contexts are its covariates; instead of naming them one by one."""

    within_areas: bool = False
    """Whether the effects of its contexts are those within areas, each area having a level of its own (a random
    intercept), so that what areas differ by is not taken for context. For a proportion or a rate."""

    balancing_pair: Identifier | None = None
    """The indicator that an improvement in this one could harm."""

    balancing_note: Text | None = None
    """How the one could harm the other."""

    balancing_harm: Literal["higher", "lower"] | None = None
    """Which way the pair moves when it is harmed; needed where neither end of the pair itself is better."""

    context_note: Text
    """What must be known to read the value fairly. It is shown wherever the value is."""

    may_explain: tuple[Text, ...] = ()
    """What may explain a figure that differs, other than how the practice works; one a sentence, likeliest first."""

    caveats: tuple[Text, ...] = ()
    """Further limits of the figures, one a sentence."""

    author: Text
    """Who wrote the definition."""

    reviewer: Text
    """Who checked it; not the author."""

    reviewed_on: date
    """The day it was last reviewed."""

    next_review: date
    """The day by which it must be reviewed again."""

    status: Status
    """Where it stands in its life, and why."""

    annotations: tuple[Annotation, ...] = ()
    """Days on which something changed how its figures read."""

    changes: tuple[Annotation, ...] = ()
    """What was changed in this definition, and when; the newest last."""

    @property
    def is_compared(self) -> bool:
        """True when a figure is set beside those of others; a fact never is."""
        return self.statistic != "fact" and self.never_compared is None

    @property
    def least(self) -> MinimumDenominator | MinimumBase | None:
        """The smallest number a figure must be out of, or a score rest on, to be compared."""
        return self.minimum_denominator or self.minimum_base

    @property
    def is_quotient(self) -> bool:
        """True when something is divided: by a denominator, or by the number that is expected."""
        return self.denominator is not None or self.standardisation is not None
