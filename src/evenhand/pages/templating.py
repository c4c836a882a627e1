"""Templates to HTML. A name a template does not know is an error, never an empty space."""

from functools import cache, lru_cache
from typing import Any

import jinja2
from markupsafe import Markup

from evenhand.common import language
from evenhand.pages import addresses, words
from evenhand.pages.frame import Frame


@cache
def environment() -> jinja2.Environment:
    """Return the environment all pages are rendered in: strict, escaped, compiled once a process."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("evenhand.pages"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    translate(made)
    return made


def translate(environment: jinja2.Environment) -> None:
    """Have an environment's texts said in the reader's language."""
    environment.install_gettext_callables(_said, _said_of_many, newstyle=True)  # type: ignore[attr-defined]
    # A page says some five hundred texts, most without holes: Jinja's own way of saying them, which looks a function up
    # in the context and fills holes each time, takes a tenth of the page's time.
    environment.globals.update({"_": _said, "gettext": _said, "ngettext": _said_of_many})


def _said(text: str, **holes: Any) -> Markup:
    said = language.gettext(text)
    return Markup(said) % holes if holes else _without_holes(said)


def _said_of_many(singular: str, plural: str, number: int, **holes: Any) -> Markup:
    return Markup(language.ngettext(singular, plural, number)) % {"num": number, **holes}


@lru_cache(maxsize=20_000)
def _without_holes(text: str) -> Markup:
    # Where there is no hole, a per cent sign is written twice all the same.
    return Markup(text % {})


def render(template: str, frame: Frame, view: Any) -> str:
    """Return the HTML of a page: `view` laid out by the template of that name, inside its frame."""
    page = environment().get_template(f"{template}.html")
    return page.render(frame=frame, root=frame.root, view=view, at=addresses, signs=words.SIGNS)
