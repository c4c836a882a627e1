"""The texts of definitions that people read, found by their types, and definitions with those in another language."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, TypeVar, get_args, get_type_hints

from evenhand.definitions.base import Part, Text, Title

NOT_TRANSLATED: Final = frozenset(
    {"author", "equals", "excludes", "excludes_practice_types", "reviewer", "source_columns"}
)
"""Texts that are somebody's name, or that figures are found by as their publisher wrote them."""

P = TypeVar("P", bound=Part)


def texts_of(part: Part) -> Iterator[str]:
    """Yield every text of a definition that people read, part by part."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if name in _text_fields(type(part)):
            yield from (value,) if isinstance(value, str) else (value or ())
        else:
            for inner in _parts(value):
                yield from texts_of(inner)


def in_words_of(part: P, say: Callable[[str], str]) -> P:
    """Return a definition whose texts are those that `say` gives for them; itself where none is another."""
    changed: dict[str, Any] = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        other = _said(value, say, name in _text_fields(type(part)))
        if other != value:
            changed[name] = other
    return part.model_copy(update=changed) if changed else part


def _said(value: Any, say: Callable[[str], str], is_text: bool) -> Any:
    if isinstance(value, str):
        return say(value) if is_text else value
    if isinstance(value, Part):
        return in_words_of(value, say)
    if isinstance(value, tuple):
        return tuple(_said(one, say, is_text) for one in value)
    return value


def _parts(value: Any) -> Iterator[Part]:
    if isinstance(value, Part):
        yield value
    elif isinstance(value, tuple):
        yield from (one for one in value if isinstance(one, Part))


@cache
def _text_fields(model: type[Part]) -> frozenset[str]:
    hints = get_type_hints(model, include_extras=True)
    return frozenset(
        name for name in model.model_fields if name not in NOT_TRANSLATED and _holds_text(hints[name])
    )


def _holds_text(hint: Any) -> bool:
    return hint in (Text, Title) or any(_holds_text(inner) for inner in get_args(hint))
