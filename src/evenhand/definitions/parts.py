"""Parts that indicators, frameworks and contexts share."""

from datetime import date
from typing import Annotated

from pydantic import Field

from evenhand.definitions.bands import BandsName
from evenhand.definitions.base import Part, Text
from evenhand.definitions.expressions import Expression
from evenhand.definitions.vocabulary import State, SuppressionRule

MeasurePrefix = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*$")]
"""A measure's id, under which measures of parts of it stand."""


class Status(Part):
    """Where a definition stands in its life, and why."""

    state: State
    """How far the definition has come: in_development, preview, published or archived."""

    reason: Text
    """Why it stands there: what review it has had, or why it was archived."""


class Annotation(Part):
    """Something that happened on a day and changes how the figures read, such as a change of coding."""

    on: date
    """The day it took effect."""

    text: Text
    """What happened, in a sentence."""


class MinimumDenominator(Part):
    """The smallest denominator that is compared. Below it the figure is shown as too small to compare."""

    value: Annotated[float, Field(gt=0)]
    """The smallest denominator compared with others; a figure with less is shown and not compared."""

    of: Text
    """What the denominator counts, in words: patients with asthma, full-time equivalent GPs."""


class MinimumBase(Part):
    """The fewest people a score must rest on. It has no denominator, so they are told apart."""

    base: Expression
    """How many people the score rests on, over measures."""

    value: Annotated[float, Field(gt=0)]
    """The smallest base compared with others; a score of fewer is shown and not compared."""

    of: Text
    """What the base counts, in words: people who answered."""


class PublishedInterval(Part):
    """The publisher's own 95% limits, taken as they are where they say more than the figures they come with."""

    lower: Expression
    """The lower limit, over measures, in the indicator's own unit."""

    upper: Expression
    """The upper limit, over measures, in the indicator's own unit."""

    why: Text
    """Why the publisher's limits are taken: that its counts are rounded, for instance, and its limits are not."""


class Suppression(Part):
    """How small numbers are protected, and what would help a competitor."""

    rule: SuppressionRule
    """Which rule applies before the figure is shown to anyone."""

    text: Text
    """The rule in a sentence, with the publisher's own practice where there is one."""

    bands: BandsName | None = None
    """The bands in which its figures leave, for the rule banded and for no other."""


class Applicability(Part):
    """Which practices the indicator is not used for."""

    minimum_list: Annotated[int, Field(ge=0, le=100_000)]
    """The smallest list of registered patients the indicator is used for."""

    excludes: tuple[Text, ...] = ()
    """Atypical characteristics, in the publisher's words, that take a practice out."""

    excludes_practice_types: tuple[Text, ...] = ()
    """Practice types, in the publisher's words, that take a practice out."""

    text: Text
    """The rule in a sentence, for the practice it leaves out."""


class Standardisation(Part):
    """How an expected number is made: the events of each sex and age over the patients of each, at England's rates.

    The events and the patients of a group are the measures ``<events>.<group>`` and ``<population>.<group>``, a group
    being a sex and an age such as ``female_45_64``; both have the same groups.
    """

    events: MeasurePrefix
    """The measure counted, whose groups are this id with a group behind a dot."""

    population: MeasurePrefix
    """The measure of patients, whose groups are this id with a group behind a dot."""
