"""The context: a circumstance outside a practice's control that is shown beside its figures and allowed for."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from evenhand.definitions.base import Identifier, Part, Text, Title
from evenhand.definitions.expressions import Expression
from evenhand.definitions.parts import Status
from evenhand.definitions.vocabulary import ContextKind

MeasureId = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*$")]


class ContextDefinition(Part):
    """A covariate with its source, its year and the day it stops being true enough."""

    id: Identifier
    """The name of the file and of the context in definitions."""

    title: Title
    """What it is, in a few words."""

    question: Title
    """The plain question it answers, ending with a question mark."""

    unit: Text
    """The unit in words."""

    unit_symbol: Annotated[str, Field(max_length=3)]
    """The sign printed with a value, or empty. A value with % is stored from 0 to 1."""

    decimals: Annotated[int, Field(ge=0, le=6)]
    """How many decimals are printed."""

    kind: ContextKind
    """How a practice's value is made: from the places its patients live in, from measures, or from a text."""

    place_measure: MeasureId | None = None
    """The measure of small areas, for the two list-weighted kinds."""

    expression: Expression | None = None
    """Arithmetic over practice measures, for the kind expression."""

    text_measure: MeasureId | None = None
    """The practice measure that holds a text, for the kind text_share."""

    equals: Text | None = None
    """The text that counts as 1, for the kind text_share; any other counts as 0."""

    why: Text
    """Why it is fair to allow for it, and why a practice does not control it."""

    source: Text
    """Who published the figures, in which edition."""

    year: Annotated[int, Field(ge=1990, le=2100)]
    """The year the figures are about."""

    expires_on: date
    """The day after which newer figures should have taken their place."""

    resource: bool = False
    """Whether it is what the practice was given to work with, such as money or rooms, and not who its patients are.

    Resources are shown apart. No twins are found by them, and only a case-mix set that says why allows for them.
    """

    catalogue: Identifier | None = None
    """The id under which the catalogue of indicators lists it, where that is another name: ctx-imd."""

    author: Text
    """Who wrote the definition."""

    status: Status
    """Where it stands in its life, and why."""

    polarity: Literal["none"] = "none"
    """Always none: a circumstance is neither good nor bad."""
