"""Set a template with data as a PDF.

Templates are ours and lie in ``templates/``; data reach them only as a JSON file they read, never as a part of their
source, so nothing in a text is ever taken for a command. No font, package or file is fetched or read from elsewhere.
Every PDF is tagged and made as PDF/UA-1: Typst refuses to make one without a title or with a picture that has no text.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any, Final

import typst

from evenhand.common.errors import EvenhandError

STANDARD: Final = "ua-1"
HOUSE: Final = "house.typ"
"""What all templates share; each imports it by this name."""
DATA: Final = "data.json"
"""The file in which a template finds its data."""


class DocumentError(EvenhandError):
    """A document could not be set: its template is wrong, or lacks something that its data have or need."""


def compile_document(template: str, data: Mapping[str, Any], made_on: date) -> bytes:
    """Return the PDF of a template, by the name of its file without ``.typ``, with its data.

    `made_on` is the day the document bears as its day of making, so that the same data make the same file. Values of
    `data` are what JSON can hold. DocumentError when there is no such template or Typst refuses it.
    """
    sources = {
        "main.typ": _source(f"{template}.typ"),
        HOUSE: _source(HOUSE),
        DATA: json.dumps(data, ensure_ascii=False).encode(),
    }
    try:
        compiler = typst.Compiler(_given(sources), font_paths=_fonts())
        made = compiler.compile(
            format="pdf", pdf_standards=[STANDARD], timestamp=datetime.combine(made_on, time(), UTC)
        )
    except typst.TypstError as error:
        raise DocumentError(_refusal(template, error)) from error
    assert isinstance(made, bytes)
    return made


def _given(sources: Mapping[str, bytes]) -> Any:
    # The stubs of Typst leave out that a compiler takes files from memory.
    return dict(sources)


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts that come with Typst and no others, so that a document looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


@cache
def _source(name: str) -> bytes:
    source = files("evenhand.documents") / "templates" / name
    if not source.is_file():
        raise DocumentError(
            f"There is no template {name}. Add it to documents/templates, or name one that is there."
        )
    return source.read_bytes()


def _refusal(template: str, error: typst.TypstError) -> str:
    hints = "".join(f" {hint}." for hint in error.hints)
    return (
        f"The document {template} cannot be set. Received: {error.message}.{hints} "
        f"Mend the template or what it is given. {error.diagnostic}"
    ).strip()
