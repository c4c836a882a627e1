"""What every definition shares: the frozen base, and the kinds of text it is written in."""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SOURCE_PATTERN = r"^[a-z0-9]+([_-][a-z0-9]+)*$"

EMPTY_WORDS = frozenset({"n/a", "na", "none", "nil", "tbc", "tbd", "todo", "unknown", "-", "?"})
"""Text that fills a required field and says nothing (STYLE 7: "n/a" is not a value)."""


def _says_something(text: str) -> str:
    if text.strip().rstrip(".").lower() in EMPTY_WORDS:
        raise ValueError(f"{text!r} says nothing")
    return text


Identifier = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
"""Lower-case words joined by hyphens; it is the file's name and part of web addresses."""

SourceId = Annotated[str, StringConstraints(pattern=SOURCE_PATTERN, max_length=60)]

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=3, max_length=2000),
    AfterValidator(_says_something),
]
"""Prose for people. It must say something."""

Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=3, max_length=90),
    AfterValidator(_says_something),
]


class Part(BaseModel):
    """A frozen part of a definition. A field that is not in the schema is refused, never ignored."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True
    )
