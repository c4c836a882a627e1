"""What a template of a return says: why it is asked, who fills it in, and every column with its meaning."""

from typing import Annotated, Final, Literal

from pydantic import StringConstraints

from evenhand.definitions.base import Identifier, Part, Text, Title

CellKind = Literal["count", "amount", "minutes", "share", "yes_no", "text"]
Groups = Literal["none", "sex_and_age", "register"]
About = Literal["practice", "commissioner"]

KIND_MEANINGS: Final[dict[CellKind, str]] = {
    "count": "a whole number, 0 or more",
    "amount": "a number, with decimals if need be",
    "minutes": "a number of minutes, with decimals if need be",
    "share": "a share from 0 to 1; 12% may be written as 12% or 0.12",
    "yes_no": "Yes or No",
    "text": "words",
}
"""What is expected in a cell of each kind, as it is said to whoever fills it in."""

Header = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=50)]
"""Lower-case words joined by underscores, as in the first row of the template."""

MeasureId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$", max_length=80)]


class Column(Part):
    """A column that holds a figure or a text."""

    header: Header
    """What stands in the first row."""
    measure: MeasureId
    """The measure its cells become."""
    kind: CellKind
    """What a cell may hold."""
    unit: Title
    """What is counted or measured, in the plural."""
    meaning: Text
    """What to count, what to leave out, and from where."""
    example: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    """A made-up cell, for the page that explains the template; never written among the data."""
    required: bool = True
    """Whether a file without the column is refused. A cell of it may be empty all the same: a missing figure."""
    smallest: float = 0.0
    """The smallest number that can be believed."""
    largest: float | None = None
    """The largest number that can be believed; needed for every column of numbers."""

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers; otherwise they are words."""
        return self.kind not in ("text", "yes_no")


class PartOfWhole(Part):
    """Two columns of which the first counts some of what the second counts, so that it cannot be larger."""

    part: Header
    """The header of the part."""
    whole: Header
    """The header of the whole."""


class Template(Part):
    """One aggregate return: its purpose, its columns and what binds them."""

    id: Identifier
    """The name of the template, of its file and of the source that reads it."""
    title: Title
    """What people call it."""
    purpose: Text
    """Why it is asked for, and what nobody would see without it (a request for data needs a reason)."""
    filled_in_by: Text
    """Who counts the figures, and from what."""
    cadence: Text
    """How often it is sent in."""
    licence: Text
    """On what terms the figures may be used."""
    sensitivity: Text
    """What about the figures must be handled with care, and how small numbers are to be treated."""
    period_means: Text
    """What the first and last day of a row stand for."""
    about: About = "practice"
    """Whose figures a row holds."""
    groups: Groups = "none"
    """Whether there is a row for each sex and age band, or for each register of the practice."""
    columns: tuple[Column, ...]
    """The columns of figures, in order."""
    parts_of_wholes: tuple[PartOfWhole, ...] = ()
    """Columns that cannot be above another."""
