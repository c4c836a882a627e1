"""The columns that say whose figure a row holds, for which days and which group: the same in every template."""

from dataclasses import dataclass
from typing import Final, Literal

from evenhand.sources.reading.returns.template import Template

KeyKind = Literal[
    "practice", "commissioner", "first_day", "last_day", "sex", "age_band", "register", "sender"
]

AGE_BANDS: Final = ("0-4", "5-14", "15-24", "25-44", "45-64", "65-74", "75-84", "85+")
"""The age bands of returns, as they are written in a template; measures write them 0_4 to 85_over."""
SEXES: Final = ("female", "male")


@dataclass(frozen=True)
class KeyColumn:
    """A column of a template that is no figure.

    `expected` is what a cell holds, in words, for messages. `required` is whether a file must have the column.
    """

    header: str
    kind: KeyKind
    meaning: str
    expected: str
    example: str
    required: bool = True


PRACTICE: Final = KeyColumn(
    "practice_code",
    "practice",
    "The code of the practice in the register of the Organisation Data Service; a branch has its practice's code.",
    "a letter and five digits",
    "A81001",
)
COMMISSIONER: Final = KeyColumn(
    "commissioner_code",
    "commissioner",
    "The code of the commissioner's area: three letters and digits, or five for a sub-board location.",
    "three or five letters and digits",
    "15E",
)
FIRST_DAY: Final = KeyColumn(
    "period_start",
    "first_day",
    "The first day that the figures of the row are about.",
    "a day such as 2025-04-01",
    "2025-04-01",
)
LAST_DAY: Final = KeyColumn(
    "period_end",
    "last_day",
    "The last day that the figures of the row are about.",
    "a day such as 2025-06-30",
    "2025-06-30",
)
SEX: Final = KeyColumn(
    "sex", "sex", "The sex of the patients counted in the row.", "female or male", "female"
)
AGE_BAND: Final = KeyColumn(
    "age_band",
    "age_band",
    f"The age of the patients counted in the row, in years: {', '.join(AGE_BANDS)}. There is a row for every sex and "
    "age band, with 0 where nobody is counted; there are no rows of totals.",
    f"one of {', '.join(AGE_BANDS)}",
    "65-74",
)
REGISTER: Final = KeyColumn(
    "register",
    "register",
    "The register of the Quality and Outcomes Framework, by its group code, such as AST for asthma.",
    "a group code such as AST or COPD",
    "COPD",
)
SENDER: Final = KeyColumn(
    "returned_by",
    "sender",
    "The code of the body that sends the return, the same in every row. Needed where several bodies send the same "
    "return about different practices, so that one does not take another's place; a correction has the same code.",
    "the code of the body that sends the return, the same in every row",
    "QXX",
    required=False,
)

_ALL: Final = (PRACTICE, COMMISSIONER, FIRST_DAY, LAST_DAY, SEX, AGE_BAND, REGISTER, SENDER)
KEY_HEADERS: Final = tuple(key.header for key in _ALL)


def key_columns(template: Template) -> tuple[KeyColumn, ...]:
    """Return the key columns of a template, in the order of its file."""
    absent: set[KeyKind] = {"commissioner" if template.about == "practice" else "practice", "sender"}
    if template.groups != "sex_and_age":
        absent |= {"sex", "age_band"}
    if template.groups != "register":
        absent |= {"register"}
    return tuple(key for key in _ALL if key.kind not in absent)


def headers_of(template: Template) -> tuple[str, ...]:
    """Return the first row of a template: keys, figures, and who sends it."""
    return (
        *(key.header for key in key_columns(template)),
        *(column.header for column in template.columns),
        SENDER.header,
    )


def required_headers(template: Template) -> tuple[str, ...]:
    """Return the headers that a file must have to be a return on this template."""
    return (
        *(key.header for key in key_columns(template)),
        *(column.header for column in template.columns if column.required),
    )
