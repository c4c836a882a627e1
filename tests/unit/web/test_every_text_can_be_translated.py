"""No text that people read stands in a template or is chosen at run time without a way to translate it."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import pytest
from django.template.base import Lexer, TokenType

from tools.translatable import CONTEXT, GETTEXT, PACKAGES, PLURAL, calls, name_of

SHOWN = ("title", "alt", "aria-label", "placeholder")
NAMES = {"CSV", "JSON", "PDF", "evenhand install"}
"""What has the same name in every language: formats of files, commands."""
SAID_LATER = re.compile(
    r"(\.states\[.+\]|\.title|\.sentence|\.what|\.remedy|event\.(action|thing)|waiting\[.+\]|\bwhat|\.how"
    r"|(DICTIONARY|MEANINGS|NAMES|SENTENCES|SIGNALS)\[.+\]|\bNO_NUMBER|refusal\.text"
    r"|(found|facts)\.(publisher|licence|meaning|unit)|\.written_\w+|words\.GAP|\bREMINDER|\bUNCLEAR"
    r"|\bstep\.outcome|\bafter\['\w+'\]|\['context_note'\] or (''|definition\.context_note)|\bone\.text"
    r"|\['(title|unit|why|question|caveat|status_reason|value_text|context_note)'\]"
    r"|\bfile_name|\bheading|\bcell|\bvalue_text|\bnote)$"
)
"""Texts that are translated where they are shown and written elsewhere: in the cycle's tables, in refusals, in the
record, in what waits for whom, and in the tables of definitions. tools/translatable.py finds those where they are
written."""
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
"""A part of a tag that a template keeps for later."""
WORD = re.compile(r"[^\W\d_]{2,}")


class Bare(HTMLParser):
    """Collects what a page says in plain words: between tags, and in attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unread += tag in ("script", "style")
        self.found += [value for name, value in attrs if name in SHOWN and value and WORD.search(value)]

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.found += [data.strip()] if WORD.search(data) else []


def bare_texts(markup: str) -> list[str]:
    """Return the plain words of markup from which whatever is filled in was taken."""
    reader = Bare()
    reader.feed(markup)
    return [text for text in reader.found if text not in NAMES and not ATTRIBUTE.fullmatch(text)]


def without_code(source: str) -> str:
    """Return a template of Jinja with every piece of code, and what stands in its blocks of translation, left out."""
    kept, inside, tag = [], False, []
    for _, kind, value in jinja2.Environment(extensions=["jinja2.ext.i18n"]).lex(source):
        if kind == "block_begin":
            tag = []
        elif kind == "name":
            tag.append(value)
        elif kind == "block_end" and tag[:1] in (["trans"], ["endtrans"]):
            inside = tag[0] == "trans"
        if kind == "data" and not inside:
            kept.append(value)
    return "".join(kept)


def without_code_of_signing_in(source: str) -> str:
    """Return a template of Django with every piece of code, and what stands in its blocks of translation, left out."""
    kept, inside = [], False
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.BLOCK and "blocktrans" in token.contents.split()[0]:
            inside = not token.contents.startswith("end")
        if token.token_type == TokenType.TEXT and not inside:
            kept.append(token.contents)
    return "".join(kept)


def templates(project: Path, folder: str) -> Iterator[tuple[str, str]]:
    for path in sorted((project / "src/evenhand" / folder).rglob("*.*")):
        yield str(path.relative_to(project)), path.read_text(encoding="utf-8")


def test_every_text_of_a_template_of_the_app_can_be_translated(project: Path) -> None:
    every = dict([*templates(project, "web/templates"), *templates(project, "pages/templates")])
    told = {path: bare_texts(without_code(source)) for path, source in every.items()}

    assert {path: found for path, found in told.items() if found} == {}
    assert len(told) > 150


def test_every_text_of_signing_in_can_be_translated(project: Path) -> None:
    every = dict(templates(project, "web/sign_in_templates"))
    told = {path: bare_texts(without_code_of_signing_in(source)) for path, source in every.items()}

    assert {path: found for path, found in told.items() if found} == {}
    assert len(told) > 5


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Read it</p>", ["Read it"]),
        ('<a title="Read it" href="/read/it/">{{ _("Read") }}</a>', ["Read it"]),
        ("<p>{% trans n=1 %}Read {{ n }}{% endtrans %}, {% if a %}or not{% endif %}</p>", [", or not"]),
        ("<style>p { color: red }</style>{# never shown #}<b>{{ _('Read') }}: CSV</b>", [": CSV"]),
        ("<p>{{ _('Read') }} ({{ n }}) &ndash; 12</p>", []),
    ],
)
def test_a_bare_text_is_found(source: str, found: list[str]) -> None:
    assert bare_texts(without_code(source)) == found


def test_a_bare_text_of_signing_in_is_found() -> None:
    source = "{% blocktrans %}Hello{% endblocktrans %}<p>{% trans 'Sign in' %} now</p>"

    assert bare_texts(without_code_of_signing_in(source)) == ["now"]


def test_what_is_translated_is_written_there_or_where_it_is_found(project: Path) -> None:
    src = project / "src/evenhand"
    not_found = [
        f"{path.relative_to(project)}:{call.lineno}: {ast.unparse(call)}"
        for path in (path for package in PACKAGES for path in sorted((src / package).rglob("*.py")))
        if path != src / "pages" / "templating.py"  # which has templates' texts translated, found in these
        for call in calls(ast.parse(path.read_text(encoding="utf-8")))
        if name_of(call) in GETTEXT | PLURAL | CONTEXT
        and not (isinstance(call.args[0], ast.Constant) or SAID_LATER.search(ast.unparse(call.args[0])))
    ]

    assert not not_found, "Write the text here, or have tools/translatable.py find it:\n" + "\n".join(
        not_found
    )
