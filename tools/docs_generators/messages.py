"""The catalogues of the app's words, for whoever translates them: every text of the code, and what was made of it.

What a translator wrote is kept; a text that is gone is kept too, at the end, as one that is used no more.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import babel.messages
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tools.translatable import Message, messages
from tools.written_texts import every_text

LANGUAGES = ("cy",)
FOLDER = "src/evenhand/web/locale"
OWNS = (f"{FOLDER}/*/LC_MESSAGES/django.po",)
ROOT = Path(__file__).resolve().parents[2]
WIDTH = 110
_LEFT_OUT = ('"POT-Creation-Date:', '"Generated-By:', '"Report-Msgid-Bugs-To:', '"Project-Id-Version:')
"""Lines of a catalogue's head that change without anything having changed, or say nothing."""
_PERCENT = re.compile(r"%(\(\w+\)|[sd%])")
"""What makes a text one to be filled in by ``%``; the reader of the catalogue takes "95% interval" for one too."""
HEAD = "# The words of the app. `make docs` writes anew what is to be translated; docs/running.md tells how to go on."


def generate() -> dict[Path, str]:
    """Return each language's catalogue by its path."""
    every = [*messages(ROOT), *every_text()]
    paths = {language: Path(FOLDER) / language / "LC_MESSAGES" / "django.po" for language in LANGUAGES}
    return {path: catalogue(language, every, ROOT / path) for language, path in paths.items()}


def catalogue(language: str, every: list[Message], there: Path) -> str:
    """Return a language's catalogue of these texts, with the translations of the one that may be there."""
    made = Catalog(locale=language, header_comment=HEAD, fuzzy=False)
    if there.exists():
        made = read_po(io.StringIO(there.read_text(encoding="utf-8")), locale=language)
    # Nothing is guessed from a text that is like it: half a translation says something else.
    made.update(_template(every), no_fuzzy_matching=True, update_header_comment=False)
    for message in made:
        if not any(_PERCENT.search(text) for text in _texts(message)):
            message.flags.discard("python-format")
    written = io.BytesIO()
    # Without numbers of lines, which every change moves.
    write_po(written, made, width=WIDTH, sort_output=True, include_lineno=False)
    return "".join(_without_times(written.getvalue().decode()))


def _template(every: list[Message]) -> Catalog:
    template = Catalog()
    for message in every:
        template.add(
            message.text,
            locations=[(message.path, 0)],
            auto_comments=message.comments,
            context=message.context,
        )
    return template


def _texts(message: babel.messages.Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _without_times(text: str) -> Iterator[str]:
    return (line for line in text.splitlines(keepends=True) if not line.startswith(_LEFT_OUT))
