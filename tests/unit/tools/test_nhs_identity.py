"""The style sheet we ship has none of the NHS identity and loads nothing from outside."""

import pytest

from tools.nhs_identity import IdentityLeft, without_nhs_identity

ICON = b"<svg/>"


def strip(css: str) -> str:
    return without_nhs_identity(css, {"a.svg": ICON}.__getitem__)


def test_font_faces_go_with_the_addresses_they_load_from():
    css = '@font-face{font-family:F;src:url(https://fonts.example/f.woff2) format("woff2")}a{color:red}'
    assert strip(css) == "a{color:red}"


@pytest.mark.parametrize("family", ["Frutiger W01,arial", '"Frutiger W01", Arial', "'Frutiger',arial"])
def test_frutiger_becomes_arial_once(family):
    assert strip(f"html{{font-family:{family},sans-serif}}") == "html{font-family:arial,sans-serif}"


def test_frutiger_without_a_fallback_becomes_arial():
    assert strip("html{font-family:Frutiger W01,serif}") == "html{font-family:arial,serif}"


def test_the_source_map_is_not_named():
    assert strip("a{b:c}\n/*# sourceMappingURL=x.css.map */\n") == "a{b:c}\n"


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_icons_of_the_package_move_into_the_style_sheet(quote):
    css = strip(f"a{{background:url({quote}/assets/images/a.svg{quote})}}")
    assert css == "a{background:url(data:image/svg+xml;base64,PHN2Zy8+)}"


def test_what_is_inside_already_stays():
    assert strip("a{b:url(data:image/png;base64,AA==)}") == "a{b:url(data:image/png;base64,AA==)}"


@pytest.mark.parametrize(
    "css",
    [
        "a{b:url(https://elsewhere.example/x.svg)}",
        "a{b:url(//elsewhere.example/x.svg)}",
        "a{b:url(/assets/images/logo.png)}",
        "@import 'other.css';",
        "/* http://elsewhere.example */",
    ],
)
def test_anything_else_that_would_be_loaded_is_refused(css):
    with pytest.raises(IdentityLeft):
        strip(css)
