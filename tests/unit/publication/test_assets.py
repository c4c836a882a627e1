"""The style sheet: copied when it was fetched, refused with the remedy when it was not."""

from pathlib import Path

import pytest

from evenhand.common.errors import PublicationError
from evenhand.publication.assets import STYLE_SHEET, copy_assets


def test_what_pages_load_is_copied_beside_them(tmp_path: Path) -> None:
    fetched = tmp_path / "nhsuk"
    fetched.mkdir()
    (fetched / STYLE_SHEET).write_text("body{font-family:arial}")
    (fetched / "LICENCE.txt").write_text("MIT")
    copy_assets(tmp_path, nhsuk=fetched)

    assert {path.name for path in (tmp_path / "assets").iterdir()} == {
        STYLE_SHEET,
        "evenhand.css",
        "filter.js",
        "search.js",
        "nhsuk-frontend-licence.txt",
    }


def test_a_style_sheet_that_was_not_fetched_names_make_setup(tmp_path: Path) -> None:
    with pytest.raises(PublicationError, match=r"style sheet is not there.*make setup"):
        copy_assets(tmp_path, nhsuk=tmp_path)


@pytest.mark.parametrize("css", ["@font-face{src:x}", "p{font-family:Frutiger W01}"])
def test_fonts_of_the_nhs_identity_are_refused(tmp_path: Path, css: str) -> None:
    (tmp_path / STYLE_SHEET).write_text(css)

    with pytest.raises(PublicationError, match=r"fonts of the NHS identity.*make setup"):
        copy_assets(tmp_path, nhsuk=tmp_path)
