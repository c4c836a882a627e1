"""Templates to HTML. A name a template does not know is an error, never an empty space."""

from functools import cache
from typing import Any

import jinja2

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
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        language.gettext, language.ngettext, newstyle=True
    )


def render(template: str, frame: Frame, view: Any) -> str:
    """Return the HTML of a page: `view` laid out by the template of that name, inside its frame."""
    page = environment().get_template(f"{template}.html")
    return page.render(frame=frame, root=frame.root, view=view, at=addresses, signs=words.SIGNS)
