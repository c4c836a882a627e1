"""A value on an axis with its 95% interval, what is usual for a practice of its size, and England and the area marked.

Positions are shares of the width, so the picture fits any column without shrinking its letters.
"""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from evenhand.pages.charts.svg import Scale, image, span, text, ticks

HEIGHT = 98
_BAR, _HALF, _AXIS = 46, 13, 76
_START, _END = 2.0, 98.0
_NEAR_AN_EDGE = 25.0


@dataclass(frozen=True)
class Marked:
    """A value marked on the bar, with the words of its label."""

    value: float
    label: str


@dataclass(frozen=True)
class IntervalBar:
    """What the bar shows, in the indicator's unit. `usual` are the practice's own 95% limits.

    `expected` is what its circumstances lead us to expect. An outcome that is `fragile` is drawn hatched.
    """

    value: float
    interval: tuple[float, float] | None
    usual: tuple[float, float] | None
    england: Marked | None
    area: Marked | None
    scale: tuple[float, float]
    judged: bool
    fragile: bool = False
    expected: float | None = None


def interval_bar(bar: IntervalBar, number: Callable[[float], str], *, title: str, description: str) -> Markup:
    """Return the bar as SVG. `number` writes the numbers of the axis."""
    low, high = span(_extent(bar), floor=0.0 if bar.scale[0] >= 0 else None)
    at = Scale(low, high, _START, _END)
    parts = [_axis(at, number)]
    if bar.usual:
        parts.append(_usual(at, bar.usual))
    if bar.england:
        parts.append(_mark(at, bar.england, "eh-england", 22, 16))
    if bar.area:
        parts.append(_area(at, bar.area))
    if bar.expected is not None:
        parts.append(_expected(at(bar.expected)))
    parts.append(_value(at, bar))
    return image(
        "".join(parts),
        title=title,
        description=description,
        attributes=f'width="100%" height="{HEIGHT}"',
        css_class="eh-bar",
    )


def _extent(bar: IntervalBar) -> list[float]:
    values = [bar.value, *bar.scale, *(bar.interval or ()), *(bar.usual or ())]
    values += [] if bar.expected is None else [bar.expected]
    return values + [mark.value for mark in (bar.england, bar.area) if mark]


def _axis(at: Scale, number: Callable[[float], str]) -> str:
    parts = [f'<line class="eh-axis" x1="{_START}%" x2="{_END}%" y1="{_AXIS}" y2="{_AXIS}"/>']
    for tick in ticks(at.low, at.high, 4):
        x = at(tick)
        parts.append(
            f'<line class="eh-axis" x1="{x}%" x2="{x}%" y1="{_AXIS}" y2="{_AXIS + 4}"/>'
            f'<text x="{x}%" y="{_AXIS + 18}" text-anchor="{_anchor(x, 6.0)}">{text(number(tick))}</text>'
        )
    return "".join(parts)


def _usual(at: Scale, limits: tuple[float, float]) -> str:
    left, right = at(limits[0]), at(limits[1])
    return (
        f'<rect class="eh-usual" x="{left}%" y="{_BAR - _HALF}" width="{round(max(right - left, 0.3), 1)}%" '
        f'height="{2 * _HALF}"/>'
    )


def _mark(at: Scale, mark: Marked, css_class: str, top: int, baseline: int) -> str:
    x = at(mark.value)
    return (
        f'<line class="{css_class}" x1="{x}%" x2="{x}%" y1="{top}" y2="{_AXIS}"/>'
        f'<text class="eh-label" x="{x}%" y="{baseline}" text-anchor="{_anchor(x, _NEAR_AN_EDGE)}">'
        f"{text(mark.label)}</text>"
    )


def _area(at: Scale, mark: Marked) -> str:
    """Draw the area as a dashed line: another shape than England's, and named in the key beneath."""
    x = at(mark.value)
    return f'<line class="eh-area" x1="{x}%" x2="{x}%" y1="{_BAR - _HALF - 5}" y2="{_BAR + _HALF + 5}"/>'


def _expected(x: float) -> str:
    """Draw what is expected as a triangle that points down at its place on the bar."""
    top = _BAR - _HALF
    return f'<svg x="{x}%" y="{top}" overflow="visible"><path class="eh-expected" d="M-6 -5H6L0 5Z"/></svg>'


def _value(at: Scale, bar: IntervalBar) -> str:
    line = ""
    if bar.interval:
        left, right = at(bar.interval[0]), at(bar.interval[1])
        line = f'<line class="eh-interval" x1="{left}%" x2="{right}%" y1="{_BAR}" y2="{_BAR}"/>' + "".join(
            f'<line class="eh-interval" x1="{x}%" x2="{x}%" y1="{_BAR - 5}" y2="{_BAR + 5}"/>'
            for x in (left, right)
        )
    x, hollow = at(bar.value), "" if bar.judged else " eh-hollow"
    if bar.fragile:
        # A paper disc, then its ring cut into stripes: hatched, at any size and without a pattern to refer to.
        return (
            f'{line}<circle class="eh-point eh-hollow" cx="{x}%" cy="{_BAR}" r="7"/>'
            f'<circle class="eh-hatched" cx="{x}%" cy="{_BAR}" r="3.5"/>'
        )
    return f'{line}<circle class="eh-point{hollow}" cx="{x}%" cy="{_BAR}" r="6"/>'


def _anchor(x: float, near: float) -> str:
    return "start" if x < near else "end" if x > 100 - near else "middle"
