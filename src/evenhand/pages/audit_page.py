"""The audit's page as one file: its styles inside it, nothing loaded from elsewhere."""

from importlib.resources import files
from typing import Final

from markupsafe import Markup

from evenhand.common.errors import PublicationError
from evenhand.pages.presenters.audit import AuditView
from evenhand.pages.templating import environment

_STYLES: Final = ("nhsuk/nhsuk-frontend.min.css", "evenhand.css", "audit.css")


def audit_page(view: AuditView) -> str:
    """Return the HTML of an audit. PublicationError when the NHS.UK style sheet was not fetched."""
    return environment().get_template("audit.html").render(view=view, style=_style())


def _style() -> Markup:
    folder = files("evenhand.pages") / "assets"
    sheets = []
    for name in _STYLES:
        sheet = folder / name
        if not sheet.is_file():
            raise PublicationError(
                "the NHS.UK style sheet is not there, so the page would have no design",
                where=str(sheet),
                remedy="Run `make setup` in the project's folder; it fetches the style sheet",
            )
        sheets.append(sheet.read_text(encoding="utf-8"))
    # These are our own files; only a closing tag could end the style, and none holds one.
    return Markup("\n".join(sheets))
