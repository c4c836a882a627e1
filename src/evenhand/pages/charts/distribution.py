"""How the practices of England spread: a histogram with England's value, or one practice's, marked."""

from collections.abc import Callable, Sequence

import numpy as np
from markupsafe import Markup
from numpy.typing import ArrayLike

from evenhand.common.language import gettext as _
from evenhand.pages.charts.interval_bar import Marked
from evenhand.pages.charts.svg import Scale, image, text, ticks

WIDTH, HEIGHT = 400, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, WIDTH - 12, 26, HEIGHT - 42
BINS = 40
_TAIL = 0.002
"""The outermost practices are counted in the end bars, so that a few far-out figures do not flatten the rest."""


def distribution(
    values: ArrayLike,
    number: Callable[[float], str],
    *,
    marks: Sequence[Marked],
    axis_title: str,
    title: str,
    description: str,
) -> Markup:
    """Return the histogram of `values` (in the indicator's unit, none missing) as SVG."""
    array = np.asarray(values, dtype=float)
    low, high = _ends(array)
    counts, edges = np.histogram(np.clip(array, low, high), bins=BINS, range=(low, high))
    across = Scale(low, high, _LEFT, _RIGHT)
    up = Scale(0, float(counts.max() or 1), _BOTTOM, _TOP)
    bars = "".join(
        f"M{across(edges[index])} {_BOTTOM}V{up(count)}H{across(edges[index + 1])}V{_BOTTOM}Z"
        for index, count in enumerate(counts)
        if count
    )
    body = f'<path class="eh-bars" d="{bars}"/>' + _axes(across, up, number, axis_title)
    body += "".join(_mark(across, mark) for mark in marks)
    return image(
        body,
        title=title,
        description=description,
        attributes=f'viewBox="0 0 {WIDTH} {HEIGHT}"',
        css_class="eh-distribution",
    )


def _ends(array: np.ndarray) -> tuple[float, float]:
    low, high = (float(end) for end in np.quantile(array, [_TAIL, 1 - _TAIL]))
    if high <= low:
        reach = abs(low) * 0.1 or 1.0
        return low - reach, high + reach
    return low, high


def _axes(across: Scale, up: Scale, number: Callable[[float], str], axis_title: str) -> str:
    parts = [f'<path class="eh-axis" d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}"/>']
    for tick in ticks(across.low, across.high, 5):
        parts.append(
            f'<path class="eh-axis" d="M{across(tick)} {_BOTTOM}v4"/>'
            f'<text x="{across(tick)}" y="{_BOTTOM + 16}" text-anchor="middle">{text(number(tick))}</text>'
        )
    for tick in ticks(0, up.high, 3):
        if tick == int(tick):
            parts.append(f'<text x="{_LEFT - 4}" y="{up(tick) + 4}" text-anchor="end">{int(tick):,}</text>')
    practices = _("Practices")
    parts.append(f'<text x="{_LEFT}" y="12">{text(practices)}</text>')
    parts.append(f'<text x="{_RIGHT}" y="{HEIGHT - 8}" text-anchor="end">{text(axis_title)}</text>')
    return "".join(parts)


def _mark(across: Scale, mark: Marked) -> str:
    x = across(mark.value)
    middle = (_LEFT + _RIGHT) / 2
    anchor, shift = ("start", 5) if x < middle else ("end", -5)
    return (
        f'<path class="eh-england" d="M{x} {_TOP - 10}V{_BOTTOM}"/>'
        f'<text class="eh-label" x="{x + shift}" y="{_TOP - 4}" text-anchor="{anchor}">{text(mark.label)}</text>'
    )
