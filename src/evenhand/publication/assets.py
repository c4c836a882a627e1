"""The style sheets and the search script, copied beside the pages so that nothing is loaded from elsewhere."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from evenhand.common.errors import PublicationError

STYLE_SHEET: Final = "nhsuk-frontend.min.css"
LICENCE: Final = "LICENCE.txt"
OURS: Final = ("evenhand.css", "filter.js", "search.js")

_NOT_OURS = ("@font-face", "frutiger")


def copy_assets(site: Path, *, nhsuk: Path | None = None) -> None:
    """Copy what the pages load into ``assets/`` of `site`. `nhsuk` is where the fetched style sheet lies.

    PublicationError when the NHS.UK style sheet was not fetched, or still has the fonts that are the NHS's alone.
    """
    target = site / "assets"
    target.mkdir()
    with as_file(files("evenhand.pages") / "assets") as folder:
        for name in OURS:
            shutil.copyfile(folder / name, target / name)
        style_sheet = (nhsuk or folder / "nhsuk") / STYLE_SHEET
        _check(style_sheet)
        shutil.copyfile(style_sheet, target / STYLE_SHEET)
        licence = style_sheet.with_name(LICENCE)
        if licence.exists():
            shutil.copyfile(licence, target / "nhsuk-frontend-licence.txt")


def check_assets() -> None:
    """Raise PublicationError when the style sheet is not there, before any page is rendered."""
    with as_file(files("evenhand.pages") / "assets") as folder:
        _check(folder / "nhsuk" / STYLE_SHEET)


def _check(style_sheet: Path) -> None:
    if not style_sheet.is_file():
        raise PublicationError(
            "the NHS.UK style sheet is not there, so the pages would have no design",
            where=style_sheet,
            remedy="Run `make setup` in the project's folder; it fetches the style sheet",
        )
    content = style_sheet.read_text(encoding="utf-8").lower()
    left = [sign for sign in _NOT_OURS if sign in content]
    if left:
        raise PublicationError(
            "the NHS.UK style sheet still has the fonts of the NHS identity, which may not be published here",
            where=style_sheet,
            received=left,
            remedy="Run `make setup` in the project's folder; it fetches the style sheet and takes them out",
        )
