"""A letter as a tagged PDF."""

from dataclasses import fields, is_dataclass
from typing import Any

from evenhand.documents.blocks import Charts, Letter, Part
from evenhand.documents.typesetting import compile_document
from evenhand.pages.noted import ContextNote


def letter_pdf(letter: Letter) -> bytes:
    """Return the letter as PDF/UA-1. The same letter makes the same file."""
    return compile_document("letter", letter_data(letter), letter.made_on)


def letter_data(letter: Letter) -> dict[str, Any]:
    """Return a letter as its template takes it."""
    told = {
        name: getattr(letter, name)
        for name in ("title", "sender", "to", "day", "about", "closing", "running", "state")
    }
    return {
        **told,
        "opening": [_plain(block) for block in letter.opening],
        "parts": [_part(part) for part in letter.parts],
        "annex": [_part(part) for part in letter.annex],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.title,
        "level": part.level,
        "blocks": [_plain(block) for block in part.blocks],
    }


def _plain(value: Any) -> Any:
    """Return a block, with all within it, as JSON holds it; each block says of which kind it is."""
    if isinstance(value, ContextNote):
        return value.text
    if isinstance(value, Charts):
        items = [
            {"title": title, "picture": _plain(picture), "note": note.text, "under": under}
            for title, picture, note, under in value.items
        ]
        return {"block": "Charts", "items": items}
    if is_dataclass(value):
        told = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"block": type(value).__name__, **told}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
