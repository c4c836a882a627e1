"""The way from England's value to a practice's, part by part: context, place, chance, and what is left to ask about.

Each part has its row, starts where the one before ended and carries its name and signed number, so the picture reads
the same whether parts add up or oppose each other. Bars lie at shares of the width, so that letters never shrink; names
stand in a column on the left and numbers in one on the right, so that none can collide. Each part has a pattern as well
as a colour: fine stripes, broad stripes, an empty box, a full one.
"""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evenhand.pages.charts.svg import Scale, image, span, text

_START, _END = 37.0, 84.0
_TOP, _ROW, _BAR = 24, 25, 15
_LEAST: Final = 0.5
"""The narrowest a bar is drawn, in hundredths of the width: a part that prints as nothing can still be seen."""
_MIDDLE = (_START + _END) / 2


@dataclass(frozen=True)
class SplitPart:
    """One part: its name, its signed size in the unit, the size in words, its class in styles, and whether striped."""

    name: str
    size: float
    words: str
    css_class: str
    is_striped: bool = False


@dataclass(frozen=True)
class SplitBar:
    """What the bar shows, in the indicator's unit. The parts add up to `value` less `england`.

    `interval` are the 95% limits of the last part's size; None where there are none. The labels are for both ends.
    """

    england: float
    england_label: str
    value: float
    value_label: str
    parts: tuple[SplitPart, ...]
    interval: tuple[float, float] | None


def height(parts: int) -> int:
    """Return how high the picture of so many parts is, in pixels."""
    return _TOP + parts * _ROW + 30


def split_bar(bar: SplitBar, *, title: str, description: str) -> Markup:
    """Return the bar as SVG."""
    starts = [bar.england]
    for part in bar.parts:
        starts.append(starts[-1] + part.size)
    reach = [starts[-2] + limit for limit in bar.interval] if bar.interval else []
    at = Scale(*span([*starts, bar.value, *reach]), _START, _END)
    foot = _TOP + len(bar.parts) * _ROW + 10
    pieces = [
        _end(at(bar.england), "eh-england", _TOP - 6, foot - 2, _TOP - 11, bar.england_label),
        _end(at(bar.value), "eh-here", _TOP - 2, foot + 2, foot + 16, bar.value_label),
    ]
    for row, (part, start) in enumerate(zip(bar.parts, starts, strict=False)):
        pieces.append(_part(at, part, start, _TOP + row * _ROW, joined=row > 0))
    if reach:
        pieces.append(_interval(at(reach[0]), at(reach[1]), _TOP + len(bar.parts) * _ROW + 1))
    return image(
        "".join(pieces),
        title=title,
        description=description,
        attributes=f'width="100%" height="{height(len(bar.parts))}"',
        css_class="eh-split",
    )


def _end(x: float, css_class: str, top: int, foot: int, baseline: int, label: str) -> str:
    """Draw the line at one end of the way and name it: England's over the picture, the practice's under it."""
    anchor = "start" if x < _MIDDLE - 10 else "end" if x > _MIDDLE + 10 else "middle"
    return (
        f'<line class="{css_class}" x1="{x}%" x2="{x}%" y1="{top}" y2="{foot}"/>'
        f'<text class="eh-label" x="{x}%" y="{baseline}" text-anchor="{anchor}">{text(label)}</text>'
    )


def _part(at: Scale, part: SplitPart, start: float, top: int, *, joined: bool) -> str:
    left, right = sorted((at(start), at(start + part.size)))
    width = round(max(right - left, _LEAST), 1)
    stripes = ""
    if part.is_striped:
        middle = top + _BAR / 2
        stripes = f'<line x1="{left}%" x2="{round(left + width, 1)}%" y1="{middle}" y2="{middle}"/>'
    join = f'<line class="eh-join" x1="{at(start)}%" x2="{at(start)}%" y1="{top + _BAR - _ROW}" y2="{top}"/>'
    return (
        f'{join if joined else ""}<g class="{part.css_class}">'
        f'<rect x="{left}%" y="{top}" width="{width}%" height="{_BAR}"/>{stripes}</g>'
        f'<text x="0" y="{top + 12}">{text(part.name)}</text>'
        f'<text class="eh-label eh-size" x="100%" y="{top + 12}">{text(part.words)}</text>'
    )


def _interval(left: float, right: float, y: int) -> str:
    """Draw the 95% interval of what is left under its bar: where the way would end at its limits."""
    ends = "".join(
        f'<line class="eh-interval" x1="{x}%" x2="{x}%" y1="{y - 4}" y2="{y + 4}"/>' for x in (left, right)
    )
    return f'<line class="eh-interval" x1="{left}%" x2="{right}%" y1="{y}" y2="{y}"/>{ends}'
