"""No banned word and no stray colour, wherever a text for people is written down (METHODS 1.4).

What is rendered is walked by the integration tests of publishing and of the command line.
"""

import re
from pathlib import Path

import pytest

from evenhand.definitions.wording import banned_words_in
from evenhand.pages import words

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "src/evenhand"
WORDING = PACKAGE / "definitions/wording.py"
"""The one file that may name the banned words: it is what they are banned by."""

TEXTS = [
    *(
        path
        for path in PACKAGE.rglob("*")
        if path.suffix in {".py", ".html", ".yaml", ".js"} and path != WORDING
    ),
    *(path for path in (ROOT / "docs").rglob("*.md")),
    *(path for path in ROOT.glob("*.md")),
    PACKAGE / "pages/assets/evenhand.css",
]
TEMPLATES = sorted((PACKAGE / "pages/templates").glob("*.html"))
PAGES = sorted(path for path in (PACKAGE / "pages").rglob("*") if path.suffix in {".py", ".html"})
STYLES = PACKAGE / "pages/assets/evenhand.css"

_COLOUR = re.compile(
    r"#(?:[0-9a-fA-F]{3}){1,2}\b|\brgba?\(|\bhsla?\(|(?:fill|stroke|color|background)\s*[:=]\s*[\"']?[a-z]+\b"
)


_CITED = re.compile(r"^[*-] .*\(\d{4}\).*$", re.MULTILINE)
"""A line of a list of sources: a paper's title is not ours to change."""


def _own_words(path: Path) -> str:
    text = path.read_text("utf-8")
    return _CITED.sub("", text) if path.parent.name == "methods" else text


def test_no_text_has_a_banned_word() -> None:
    found = {str(path.relative_to(ROOT)): banned_words_in(_own_words(path)) for path in TEXTS}

    assert len(found) > 200
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_spells_a_word_of_a_judgement(template: Path) -> None:
    labels = [word.label for word in (*words.OUTCOMES.values(), words.FRAGILE)]
    labels += [colour.word.label for colour in words.COLOURS.values()]

    assert [label for label in labels if label in template.read_text("utf-8")] == []


def test_no_page_names_a_colour_outside_the_style_sheet() -> None:
    found = {str(path.relative_to(PACKAGE)): _COLOUR.findall(path.read_text("utf-8")) for path in PAGES}

    assert {path: colours for path, colours in found.items() if colours} == {}


def test_the_style_sheet_names_each_colour_once_among_its_tokens() -> None:
    tokens, rules = STYLES.read_text("utf-8").split("}\n", 1)

    assert len(re.findall(r"#[0-9a-f]{3,6}\b", tokens)) > 10
    assert re.findall(r"#[0-9a-f]{3,6}\b", rules) == []
