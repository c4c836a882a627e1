"""The framework: which indicators a profile shows, in which order, for which purpose and against which standards."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from evenhand.definitions.base import Identifier, Part, Text, Title
from evenhand.definitions.parts import Status
from evenhand.definitions.vocabulary import BandRule, PublicationLevel, Purpose, StandardKind

Answer = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
"""A fact in words, as its source gives it."""


class Standard(Part):
    """What an indicator is held against, if anything."""

    kind: StandardKind
    """none, minimum (a contract clause or a signed term, cited) or developmental."""

    target: float | None = None
    """The value to reach, in the indicator's own unit. Only a standard that is not none has one."""

    answer: Answer | None = None
    """The answer that meets it, where the indicator is a fact in words, such as Yes or No; instead of a target."""

    clause: Text | None = None
    """The contract clause or signed term a minimum standard rests on."""


class Member(Part):
    """An indicator's place in a strand."""

    indicator: Identifier
    """The indicator's id."""

    standard: Standard = Standard(kind="none")
    """What it is held against; nothing unless said."""


class Strand(Part):
    """A group of indicators under one question."""

    id: Identifier
    """The strand's name in files and addresses."""

    title: Title
    """The strand's heading."""

    question: Title
    """The plain question the strand answers, ending with a question mark."""

    indicators: Annotated[tuple[Member, ...], Field(min_length=1)]
    """Its indicators, in the order they are shown."""


class Derivation(Part):
    """How a framework is made of another, by rule: its strands and indicators less those named, and no standards."""

    framework: Identifier
    """The framework it is made of."""

    leaves_out_strands: tuple[Identifier, ...] = ()
    """Strands of that framework that are not taken over."""

    leaves_out_indicators: tuple[Identifier, ...] = ()
    """Indicators of that framework that are not taken over, in whichever strand they are."""

    why: Text
    """Why these are left out."""


class FrameworkDefinition(Part):
    """A framework. There is no whole-practice score: none may be composed."""

    id: Identifier
    """The name of the file and of the framework on the command line."""

    title: Title
    """What it is called."""

    purpose: Purpose
    """What its figures may be used for."""

    summary: Text
    """What it shows and what it must not be used for."""

    strands: tuple[Strand, ...] = ()
    """Its strands, in the order they are shown. A derived framework has those that its derivation leaves."""

    derived_from: Derivation | None = None
    """The framework it is made of by rule; instead of strands of its own."""

    composite_allowed: Literal[False]
    """Always false: indicators are never added up to one score for a practice."""

    band_rule: BandRule
    """Where a colour may appear: nowhere (none), or only against minimum standards."""

    publication_level: PublicationLevel
    """The level it publishes: practice, or area only."""

    review_month: Annotated[int, Field(ge=1, le=12)]
    """The month of the year in which it is reviewed, 1 to 12."""

    clinician_sign_off: Text | None = None
    """Which clinicians signed it off, in which role and when (safeguard R-13); none has yet where it is left out."""

    consultation: Text
    """Who was consulted, when and what came of it; or that nobody was, and why."""

    active_from: date
    """The day from which it applies."""

    supersedes: Identifier | None = None
    """The framework it takes the place of."""

    status: Status
    """Where it stands in its life, and why."""
