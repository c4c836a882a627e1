"""The run chart: figures in order of time with their mean and process limits, and what they were made with.

Special causes are triangles that point the way they differ; common cause is a dot. The parameters stand beneath the
axis, so that the picture says how it was made wherever it goes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evenhand.pages.charts.svg import Scale, image, span, text, ticks

WIDTH = 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, WIDTH - 12, 8, 154
_LETTERS_A_LINE = 56
"""What fits across on a phone, where letters are larger beside the picture."""
_LINE_HEIGHT = 15
_MOST_PERIODS_NAMED = 4
_TRIANGLE = 5.0


@dataclass(frozen=True)
class RunPoint:
    """One period: its short name, its figure and limits in the indicator's unit, and what is said of it.

    `side` is 1 for high or rising, −1 for low or falling, 0 for common cause; `variation` names its kind.
    """

    period: str
    value: float
    lower: float
    mean: float
    upper: float
    side: int
    variation: str


@dataclass(frozen=True)
class RunPicture:
    """What the picture shows: points from the oldest, the standard if there is one, the parameters as short texts."""

    points: Sequence[RunPoint]
    standard: float | None
    parameters: Sequence[str]


def run_chart(shown: RunPicture, number: Callable[[float], str], *, title: str, description: str) -> Markup:
    """Return the run chart as SVG. At least two points, none of them missing."""
    lines = _packed(shown.parameters)
    across = Scale(-0.5, len(shown.points) - 0.5, _LEFT, _RIGHT)
    up = Scale(*_extent(shown), _BOTTOM, _TOP)
    body = [
        _axes(across, up, number, shown.points),
        _lines(across, up, shown),
        *_marks(across, up, shown.points),
    ]
    top = _BOTTOM + 36
    body += [
        f'<text x="0" y="{top + place * _LINE_HEIGHT}">{text(line)}</text>'
        for place, line in enumerate(lines)
    ]
    return image(
        "".join(body),
        title=title,
        description=description,
        attributes=f'viewBox="0 0 {WIDTH} {top + len(lines) * _LINE_HEIGHT - 8}"',
        css_class="eh-run",
    )


def _packed(parameters: Sequence[str]) -> list[str]:
    """Return the parameters in lines, none of them broken in two."""
    lines = [parameters[0]]
    for parameter in parameters[1:]:
        longer = f"{lines[-1]}; {parameter}"
        if len(longer) <= _LETTERS_A_LINE:
            lines[-1] = longer
        else:
            lines.append(parameter)
    return lines


def _extent(shown: RunPicture) -> tuple[float, float]:
    values = [end for point in shown.points for end in (point.value, point.lower, point.upper)]
    if shown.standard is not None:
        values.append(shown.standard)
    return span(values, floor=0.0 if min(values) >= 0 else None)


def _axes(across: Scale, up: Scale, number: Callable[[float], str], points: Sequence[RunPoint]) -> str:
    parts = [f'<path class="eh-axis" d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}"/>']
    for tick in ticks(up.low, up.high, 5):
        y = up(tick)
        parts.append(
            f'<path class="eh-grid" d="M{_LEFT} {y}H{_RIGHT}"/>'
            f'<text x="{_LEFT - 4}" y="{y + 4}" text-anchor="end">{text(number(tick))}</text>'
        )
    last = len(points) - 1
    named = {round(last * place / (_MOST_PERIODS_NAMED - 1)) for place in range(_MOST_PERIODS_NAMED)}
    for place in sorted(named):
        anchor = "start" if place == 0 else "end" if place == last else "middle"
        x = across(place)
        parts.append(
            f'<path class="eh-axis" d="M{x} {_BOTTOM}v4"/>'
            f'<text x="{x}" y="{_BOTTOM + 16}" text-anchor="{anchor}">{text(points[place].period)}</text>'
        )
    return "".join(parts)


def _lines(across: Scale, up: Scale, shown: RunPicture) -> str:
    def steps(values: Sequence[float]) -> str:
        """Return a path that is level over each period, and steps where the limit changes."""
        path, before = "", None
        for place, value in enumerate(values):
            y = up(value)
            if y != before:
                path += f"M{across(0 - 0.5)} {y}" if before is None else f"H{across(place - 0.5)}V{y}"
            before = y
        return f"{path}H{across(len(values) - 0.5)}"

    limits = steps([point.lower for point in shown.points]) + steps([point.upper for point in shown.points])
    mean = steps([point.mean for point in shown.points])
    drawn = f'<path class="eh-process" d="{limits}"/><path class="eh-mean" d="{mean}"/>'
    if shown.standard is not None:
        drawn += f'<path class="eh-standard" d="M{_LEFT} {up(shown.standard)}H{_RIGHT}"/>'
    places = "L".join(f"{across(place)} {up(point.value)}" for place, point in enumerate(shown.points))
    return f'{drawn}<path class="eh-series" d="M{places}"/>'


def _marks(across: Scale, up: Scale, points: Sequence[RunPoint]) -> list[str]:
    return [_mark(across(place), up(point.value), point) for place, point in enumerate(points)]


def _mark(x: float, y: float, point: RunPoint) -> str:
    if point.side == 0:
        return f'<circle class="eh-mark" cx="{x}" cy="{y}" r="2.8"/>'
    tip, base = y - _TRIANGLE * point.side, y + _TRIANGLE * 0.7 * point.side
    return (
        f'<path class="eh-mark eh-mark--{point.variation}" '
        f'd="M{x} {tip:.1f}L{x + _TRIANGLE:.1f} {base:.1f}H{x - _TRIANGLE:.1f}Z"/>'
    )
