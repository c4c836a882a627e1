"""The history of a figure: its value at each period with its 95% interval, first and last labelled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evenhand.pages.charts.svg import Scale, image, span, text

WIDTH, HEIGHT = 280, 92
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, WIDTH - 34, 20, 62


@dataclass(frozen=True)
class HistoryPoint:
    """One period: its name, its value and its interval, in the indicator's unit."""

    period: str
    value: float
    interval: tuple[float, float] | None


def sparkline(
    points: Sequence[HistoryPoint], number: Callable[[float], str], *, title: str, description: str
) -> Markup:
    """Return the history as SVG, oldest first. At least one point."""
    values = [point.value for point in points] + [end for point in points for end in point.interval or ()]
    low, high = span(values)
    across = Scale(0, max(len(points) - 1, 1), _LEFT, _RIGHT)
    up = Scale(low, high, _BOTTOM, _TOP)
    places = [(across(index), up(point.value)) for index, point in enumerate(points)]
    whiskers = "".join(
        f"M{x} {up(point.interval[0])}V{up(point.interval[1])}"
        for (x, _), point in zip(places, points, strict=True)
        if point.interval
    )
    line = "M" + "L".join(f"{x} {y}" for x, y in places)
    dots = "".join(f'<circle class="eh-point" cx="{x}" cy="{y}" r="3.5"/>' for x, y in places)
    body = (
        f'<path class="eh-whisker" d="{whiskers}"/><path class="eh-history" d="{line}"/>{dots}'
        f"{_label(points[0], places[0], number)}"
    )
    if len(points) > 1:
        body += _label(points[-1], places[-1], number)
    return image(
        body,
        title=title,
        description=description,
        attributes=f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"',
        css_class="eh-spark",
    )


def _label(point: HistoryPoint, place: tuple[float, float], number: Callable[[float], str]) -> str:
    x, _ = place
    return (
        f'<text x="{x}" y="12" text-anchor="middle">{text(number(point.value))}</text>'
        f'<text x="{x}" y="{HEIGHT - 8}" text-anchor="middle">{text(point.period)}</text>'
    )
