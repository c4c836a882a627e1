"""A template in words, the same for the sheet of help in its workbook and for its page in the documents."""

from dataclasses import dataclass

from evenhand.definitions.catalogue import Catalogue
from evenhand.sources.reading.returns.keys import SENDER, key_columns
from evenhand.sources.reading.returns.template import KIND_MEANINGS, Template
from evenhand.sources.reading.returns.uses import uses_of_column, uses_of_return

ON_CELLS = (
    "Leave a cell empty where a figure is not known, and write * where it is withheld; 0 means that there were none. "
    "Write no totals, hide no rows and merge no cells."
)


@dataclass(frozen=True)
class Explained:
    """A column of a template, key or figure, as it is explained. `largest` is None where it holds no number.

    `used` counts what a figure is used for; of a key it is empty, as without it no row is anybody's.
    """

    header: str
    kind: str
    meaning: str
    expected: str
    example: str
    required: bool
    measure: str = ""
    smallest: float = 0.0
    largest: float | None = None
    used: str = ""


def explained_columns(template: Template, catalogue: Catalogue | None = None) -> tuple[Explained, ...]:
    """Return every column of a template in the order of its file, with how often it is used where that is asked."""
    keys = [
        Explained(key.header, key.kind, key.meaning, key.expected, key.example, key.required)
        for key in (*key_columns(template), SENDER)
    ]
    figures = [
        Explained(
            column.header,
            column.kind,
            column.meaning,
            _expected(column.kind, column.smallest, column.largest),
            column.example,
            column.required,
            column.measure,
            column.smallest,
            column.largest,
            uses_of_column(template, column, catalogue).words if catalogue else "",
        )
        for column in template.columns
    ]
    return (*keys[:-1], *figures, keys[-1])


def introduction(template: Template, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return what is to be known before filling a template in, each as a word and a text."""
    return [
        ("Why it is asked", template.purpose),
        ("How often it is used", uses_of_return(template, catalogue).words.capitalize()),
        ("Who fills it in", template.filled_in_by),
        ("How often", template.cadence),
        ("The days of a row", template.period_means),
        ("On what terms", template.licence),
        ("With care", template.sensitivity),
        ("Cells", ON_CELLS),
    ]


def _expected(kind: str, smallest: float, largest: float | None) -> str:
    words = KIND_MEANINGS[kind]  # type: ignore[index]
    return words if largest is None else f"{words}; from {smallest:,.10g} to {largest:,.10g}"
