"""Take from the NHS.UK style sheet what is the NHS's alone: the Frutiger fonts, and every outside address.

The licence of the components covers the code, not the identity of the NHS. See docs/adr/0004.
"""

import base64
import re
from collections.abc import Callable

_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_FRUTIGER = re.compile(r"""(["']?)frutiger[\w ]*\1\s*(,\s*["']?arial["']?)?""", re.IGNORECASE)
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=[^*]*\*/\s*")
_URL = re.compile(r"""url\((["']?)(?P<address>[^)"']+)\1\)""")
_ICONS = "/assets/images/"


class IdentityLeft(ValueError):
    """Something of the NHS identity, or an outside address, is still in the style sheet."""


def without_nhs_identity(css: str, read_icon: Callable[[str], bytes]) -> str:
    """Return `css` in Arial, with its icons inside it and no address left.

    `read_icon` gives the bytes of an icon of the package by its file name. Raises :class:`IdentityLeft` when a
    later version of the package brings in something this function does not know.
    """
    css = _SOURCE_MAP.sub("", _FONT_FACE.sub("", css))
    css = _FRUTIGER.sub("arial", css)
    css = _URL.sub(lambda match: _inlined(match["address"], read_icon), css)
    _refuse_what_is_left(css)
    return css


def _inlined(address: str, read_icon: Callable[[str], bytes]) -> str:
    """Return an icon of the package as a data address, so that the style sheet works from any folder of a site."""
    if address.startswith("data:"):
        return f"url({address})"
    if not (address.startswith(_ICONS) and address.endswith(".svg")):
        raise IdentityLeft(
            f"the style sheet loads {address!r}, which is not one of the package's own SVG icons"
        )
    icon = base64.b64encode(read_icon(address.removeprefix(_ICONS))).decode()
    return f"url(data:image/svg+xml;base64,{icon})"


def _refuse_what_is_left(css: str) -> None:
    # An `@import` would load another style sheet; `//` begins an address even without its scheme.
    for sign in ("frutiger", "@font-face", "@import", "://", "url(//", "sourcemappingurl"):
        if sign in css.lower():
            at = css.lower().index(sign)
            raise IdentityLeft(f"{sign!r} is still in the style sheet: {css[max(0, at - 40) : at + 80]!r}")
