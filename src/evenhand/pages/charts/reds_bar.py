"""All reds of a card as one bar, cut into what accounts for them. Each part has its pattern as well as its colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evenhand.common.language import gettext as _
from evenhand.pages.charts.svg import image

WIDTH, HEIGHT = 640, 34
_LEAST = 2.0
"""The narrowest a part that holds any red is drawn, in the picture's units."""


@dataclass(frozen=True)
class RedsPart:
    """A part of the bar: its name, how many reds, and its class in styles."""

    name: str
    count: int
    css_class: str


def reds_bar(parts: Sequence[RedsPart]) -> Markup:
    """Return the bar as SVG; nothing to draw when there is no red."""
    total = sum(part.count for part in parts)
    if not total:
        return Markup()
    shown = [part for part in parts if part.count]
    sizes = [max(_LEAST, part.count / total * WIDTH) for part in shown]
    stretch = WIDTH / sum(sizes)
    start, pieces = 0.0, []
    for part, size in zip(shown, sizes, strict=True):
        pieces.append(_piece(part, start, size * stretch))
        start += size * stretch
    described = ", ".join(f"{part.name}: {part.count:,}" for part in shown)
    return image(
        "".join(pieces),
        title=_("What the {total} reds are").format(total=f"{total:,}"),
        description=f"{described}.",
        attributes=f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" preserveAspectRatio="none"',
        css_class="eh-reds",
    )


def _piece(part: RedsPart, start: float, width: float) -> str:
    end, middle = start + width, HEIGHT / 2
    return (
        f'<g class="{part.css_class}"><rect x="{start:.1f}" y="1" width="{width:.1f}" height="{HEIGHT - 2}"/>'
        f'<line x1="{start:.1f}" y1="{middle}" x2="{end:.1f}" y2="{middle}"/></g>'
    )
