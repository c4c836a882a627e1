"""A page for a reader of another language holds no English but names, code, and what people wrote themselves.

The language is the test's own: every text of the delivered catalogue between marks. What stands on a page outside of
marks was never translated.
"""

import io
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.core.cache import cache
from django.test import Client
from django.utils.translation import trans_real

from evenhand.accounts.roles import Role
from evenhand.definitions.texts import texts_of
from evenhand.web.serving import opened_release
from support.access import ROLES, Line, table
from support.web import close


def asked(line: Line) -> str:
    """Return a role that is given this page; nothing where there is none at the example's address."""
    return next((role for role in ROLES if "200" in line.expected("GET", role)), "")


PAGES = {
    name: line for name, line in table().items() if not line.example.startswith("/sign-in/") and asked(line)
}
"""All but those of signing in: these are a library's, with catalogues of its own. Our words on them are held by
``tests/unit/web/test_every_text_can_be_translated.py``."""
LEFT, RIGHT = "⟦", "⟧"
INNERMOST = re.compile(rf"{LEFT}[^{LEFT}{RIGHT}]*{RIGHT}")
CUT = re.compile(rf"{LEFT}[^{LEFT}{RIGHT}\n]*|[^{LEFT}{RIGHT}\n]*{RIGHT}")
"""A part of a translated text, such as what a rate counts of its unit."""
ADDRESS = re.compile(r"\S+(://|@)\S+")
WORD = re.compile(r"[^\W\d_]{3,}")
READ_OUT = ("alt", "aria-label", "placeholder", "title")
AS_IT_IS = {"code", "pre", "script", "style", "textarea"}
"""Elements of code, and of what somebody wrote; and those that say themselves that they are in English."""
NAMES = {"evenhand", "csv", "json", "pdf", "nhs", "example", "html", "docx", "xlsx"}
"""The same in every language."""


class Spoken(HTMLParser):
    """Collects what a page says, text by text."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in AS_IT_IS or ("lang", "en") in attrs:
            self.inside.append(tag)
        self.said += [value for name, value in attrs if name in READ_OUT and value]

    def handle_endtag(self, tag: str) -> None:
        if self.inside and tag == self.inside[-1]:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.said.append(data)


def outside_of_marks(page: str) -> Iterator[str]:
    """Yield each text of a page that holds words outside of marks."""
    reader = Spoken()
    reader.feed(page)
    # A translated text may hold markup: its marks are then in two texts of the page.
    whole, before = "\n".join(" ".join(text.split()) for text in reader.said), ""
    while whole != before:
        before, whole = whole, INNERMOST.sub(" ", whole)
    whole = ADDRESS.sub(" ", CUT.sub(" ", whole))
    yield from (line.strip() for line in whole.splitlines() if WORD.search(line))


def texts_of_the_release() -> Iterator[str]:
    """Yield the texts of the made release's own definitions, which are in no catalogue that is delivered."""
    whole = opened_release().whole
    for definition in (*whole.indicators.values(), whole.framework):
        yield from texts_of(definition)
    for row in whole.contexts:
        yield from (row[name] for name in ("title", "question", "unit", "why", "source") if row.get(name))


@pytest.fixture(scope="module")
def other_language(_installed: str, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of catalogues in which every text of the delivered one stands between marks."""
    there = project / "src/evenhand/web/locale/cy/LC_MESSAGES/django.po"
    catalogue = read_po(io.StringIO(there.read_text(encoding="utf-8")))
    for text in texts_of_the_release():
        catalogue.add(text)
    for message in catalogue:
        if not message.id:
            continue
        if isinstance(message.id, str):
            message.string = f"{LEFT}{message.id}{RIGHT}"
        else:
            one, many = (f"{LEFT}{text}{RIGHT}" for text in message.id)
            message.string = (one, *[many] * (catalogue.num_plurals - 1))
    made = tmp_path_factory.mktemp("locale") / "cy" / "LC_MESSAGES" / "django.mo"
    made.parent.mkdir(parents=True)
    with made.open("wb") as file:
        write_mo(file, catalogue)
    return made.parents[2]


@pytest.fixture(autouse=True)
def _offered(settings: Any, other_language: Path) -> Iterator[None]:
    settings.LOCALE_PATHS = [other_language]
    settings.LANGUAGES = [("en-gb", "English"), ("cy", "Welsh")]
    trans_real._translations.pop("cy", None)
    yield
    trans_real._translations.pop("cy", None)


def own_names() -> set[str]:
    """Return the words of names: of practices, places, areas and publishers, and of the tests' people."""
    opened = opened_release()
    texts = [value for row in opened.practices.values() for value in row.values() if isinstance(value, str)]
    texts += [*opened.edition.areas.values(), opened.id, "Fernshire LMC", *(role.value for role in Role)]
    for source in opened.edition.sources.values():
        texts += [source.title, source.publisher, source.licence]
    return {word.casefold() for text in texts for word in WORD.findall(text)}


def as_recorded() -> set[str]:
    """Return what the release says in words put together when it was made: found word for word or shown as it is."""
    whole = opened_release().whole
    texts = whole.results["value_text"].to_list() + whole.results["status_reason"].to_list()
    texts += [row["caveat"] for row in whole.caveats]
    texts += [note for model in whole.models.values() for note in model["notes"]]
    return {text.rstrip(".") for text in texts if text}


@pytest.mark.parametrize("line", PAGES.values(), ids=list(PAGES))
def test_a_page_says_nothing_that_cannot_be_translated(signed_in: Callable[..., Client], line: Line) -> None:
    cache.clear()
    client = signed_in(asked(line))
    answer = client.get(line.example, headers={"accept-language": "cy"})
    if not answer.get("Content-Type", "").startswith("text/html"):
        close(answer)
        return  # a file, which is in English for everybody
    known, recorded = own_names() | NAMES, as_recorded()
    left = [
        text
        for text in outside_of_marks(answer.content.decode())
        if text.rstrip(".") not in recorded
        and any(word.casefold() not in known for word in WORD.findall(text))
    ]

    assert left == []
