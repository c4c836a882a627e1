"""Charts of the pages as pictures that stand alone: with a size, their styles, and a font that documents have."""

import re
from functools import lru_cache
from html import unescape
from typing import Any, Final

import typst

from evenhand.documents.blocks import Picture

STYLE: Final = """
svg{color:#212b32;fill:#212b32}
text{font-family:'Libertinus Serif';font-size:14px;fill:#212b32}
.eh-funnel text,.eh-distribution text{font-size:12px}
.eh-label{font-weight:bold}
.eh-axis,.eh-grid,.eh-limit95,.eh-limit998{fill:none;stroke:#4c6272}
.eh-grid{stroke:#e8edee}
.eh-limit95{stroke-dasharray:4 3}
.eh-england{stroke:#005eb8;stroke-width:3;fill:none}
.eh-funnel .eh-england{stroke-width:1.5}
.eh-usual{fill:#c8d1d6;stroke:#8f9fa9}
.eh-area{stroke:#212b32;stroke-width:3;stroke-dasharray:5 3}
.eh-interval{stroke:#212b32;stroke-width:2.5}
.eh-point,.eh-mark{fill:#212b32;stroke:#ffffff;stroke-width:1}
.eh-mark{fill-opacity:0.75;stroke-width:0.5}
.eh-hollow{fill:#ffffff;stroke:#212b32;stroke-width:1.5;fill-opacity:1}
.eh-look{fill:#005eb8}
.eh-explore{fill:#330072}
.eh-split g rect{fill:#ffffff;stroke-width:1.5}
.eh-split g line{stroke-width:15}
.eh-join{stroke:#4c6272;stroke-width:1;stroke-dasharray:2 2}
.eh-here{stroke:#212b32;stroke-width:2}
.eh-size{text-anchor:end}
g.eh-part-context rect{stroke:#41708c}
g.eh-part-context line{stroke:#41708c;stroke-dasharray:2 4}
g.eh-part-place rect{stroke:#41708c}
g.eh-part-place line{stroke:#7a9fb5;stroke-dasharray:7 3}
g.eh-part-chance rect{stroke:#4c6272;stroke-dasharray:3 2}
g.eh-part-left rect{fill:#330072;stroke:#330072}
"""
"""The style sheet of the site as far as charts need it: pictures of documents know no variables."""

_OPENING: Final = re.compile(r"<svg [^>]*>")
_HEIGHT: Final = re.compile(r'\bheight="(\d+)"')
_VIEW: Final = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_SAID: Final = re.compile(r"<title>(.*?)</title><desc>(.*?)</desc>", re.S)
_NAMED: Final = re.compile(r'<g id="[^"]*" class="eh-p">(.*?)<text [^>]*>.*?</text></g>', re.S)
"""A practice of a funnel with its code and name, which a link lights up on the site and nobody needs in a document."""


def standing_alone(svg: str, alt: str, width: int = 660) -> Picture:
    """Return a chart of the pages as a picture of a document. `width` is for charts as wide as their column."""
    opening = _OPENING.match(svg)
    if opening is None:
        raise ValueError("a picture is made of a chart")
    found = opening.group()
    view = _VIEW.search(found)
    css_class = found.split('class="')[1].split('"')[0]
    if view:
        across, high = int(view[1]), int(view[2])
        size = f'width="{across}" height="{high}" viewBox="0 0 {across} {high}"'
    else:
        height = _HEIGHT.search(found)
        across, high = width, int(height[1]) if height else width // 4
        size = f'width="{across}" height="{high}"'
    # What it says is the alternative text; inside it would be drawn by nobody.
    body = _NAMED.sub(r"\1", _SAID.sub("", svg[opening.end() :], count=1))
    whole = f'<svg xmlns="http://www.w3.org/2000/svg" class="{css_class}" {size}><style>{STYLE}</style>{body}'
    return Picture(whole, alt, across, high)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def as_png(picture: Picture, dots_an_inch: int = 144) -> bytes:
    """Return a picture as PNG, for files that hold no drawings."""
    source = (
        f"#set page(width: {picture.width}pt, height: {picture.height}pt, margin: 0pt)\n"
        f'#image("picture.svg", width: {picture.width}pt)'
    )
    # The stubs of Typst leave out that a compiler takes files from memory.
    given: Any = {"main.typ": source.encode(), "picture.svg": picture.svg.encode()}
    compiler = typst.Compiler(given, font_paths=_fonts())
    made = compiler.compile(format="png", ppi=dots_an_inch)
    assert isinstance(made, bytes)
    return made


def said_of(svg: str) -> str:
    """Return the words a chart of the pages comes with: its title and description, to be its alternative text."""
    found = _SAID.search(svg)
    return f"{unescape(found[1])}. {unescape(found[2])}" if found else ""
