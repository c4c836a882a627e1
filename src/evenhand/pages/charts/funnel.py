"""The funnel: an area's practices by size and value, with the limits chance and usual variation give (METHODS 1.3b).

Each practice is a small group whose id is its code, so that a link ending in ``#CODE`` highlights it by the style sheet
alone. Points are not links: the table beside the picture has them, in alphabetical order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evenhand.common.language import gettext as _
from evenhand.pages.charts.svg import Scale, image, span, text, ticks

WIDTH, HEIGHT = 400, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, WIDTH - 12, 24, HEIGHT - 44


@dataclass(frozen=True)
class FunnelPoint:
    """A practice: where it lies, its label and whether it is compared (a dot) or only shown (a ring)."""

    code: str
    label: str
    size: float
    value: float
    outcome: str | None


@dataclass(frozen=True)
class Limits:
    """The limits at one size, in the indicator's unit."""

    size: float
    lower998: float
    lower95: float
    upper95: float
    upper998: float


@dataclass(frozen=True)
class Funnel:
    """What the picture shows. `limits` are in order of size; `size_title` says what size counts.

    `value_title` says what lies upwards, where that is not simply the value. `england` is the line in the middle, named
    in the key beside the picture. Points are targets of links in one picture of a page only, since their ids are the
    practices' codes.
    """

    points: Sequence[FunnelPoint]
    limits: Sequence[Limits]
    england: float | None
    size_title: str
    value_title: str = ""
    are_targets: bool = True


def funnel(shown: Funnel, number: Callable[[float], str], *, title: str, description: str) -> Markup:
    """Return the funnel as SVG. At least one point."""
    across, up = _scales(shown)
    parts = [_axes(across, up, number, shown)]
    if shown.limits:
        parts.append(_limits(across, up, shown.limits))
    if shown.england is not None:
        y = up(shown.england)
        parts.append(f'<path class="eh-england" d="M{_LEFT} {y}H{_RIGHT}"/>')
    draw = _target if shown.are_targets else _mark
    parts += [draw(across, up, point) for point in shown.points]
    return image(
        "".join(parts),
        title=title,
        description=description,
        attributes=f'viewBox="0 0 {WIDTH} {HEIGHT}"',
        css_class="eh-funnel",
    )


def _scales(shown: Funnel) -> tuple[Scale, Scale]:
    sizes = [point.size for point in shown.points]
    values = [point.value for point in shown.points]
    values += [end for limit in shown.limits for end in (limit.lower95, limit.upper95)]
    # The outer limits run far off for the smallest; where most practices lie they are in the picture.
    middle = sorted(sizes)[len(sizes) // 2]
    values += [
        end for limit in shown.limits if limit.size >= middle for end in (limit.lower998, limit.upper998)
    ]
    if shown.england is not None:
        values.append(shown.england)
    low, high = span(values, floor=0.0 if min(values) >= 0 else None)
    return Scale(0, max(sizes) * 1.05 or 1.0, _LEFT, _RIGHT), Scale(low, high, _BOTTOM, _TOP)


def _axes(across: Scale, up: Scale, number: Callable[[float], str], shown: Funnel) -> str:
    parts = [f'<path class="eh-axis" d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}"/>']
    for tick in ticks(across.low, across.high, 5):
        x = across(tick)
        parts.append(
            f'<path class="eh-axis" d="M{x} {_BOTTOM}v4"/>'
            f'<text x="{x}" y="{_BOTTOM + 16}" text-anchor="middle">{tick:,.0f}</text>'
        )
    for tick in ticks(up.low, up.high, 5):
        y = up(tick)
        parts.append(
            f'<path class="eh-grid" d="M{_LEFT} {y}H{_RIGHT}"/>'
            f'<text x="{_LEFT - 4}" y="{y + 4}" text-anchor="end">{text(number(tick))}</text>'
        )
    parts.append(f'<text x="0" y="12">{text(shown.value_title or _("Value"))}</text>')
    parts.append(f'<text x="{_RIGHT}" y="{HEIGHT - 8}" text-anchor="end">{text(shown.size_title)}</text>')
    return "".join(parts)


def _limits(across: Scale, up: Scale, limits: Sequence[Limits]) -> str:
    inner = _curve(across, up, limits, "lower95") + _curve(across, up, limits, "upper95")
    outer = _curve(across, up, limits, "lower998") + _curve(across, up, limits, "upper998")
    return f'<path class="eh-limit95" d="{inner}"/><path class="eh-limit998" d="{outer}"/>'


def _curve(across: Scale, up: Scale, limits: Sequence[Limits], which: str) -> str:
    """Return one limit's path, left out where it lies off the picture."""
    parts, drawing = [], False
    for limit in limits:
        value = getattr(limit, which)
        inside = up.low <= value <= up.high
        if inside:
            parts.append(f"{'L' if drawing else 'M'}{across(limit.size)} {up(value)}")
        drawing = inside
    return "".join(parts)


def _mark(across: Scale, up: Scale, point: FunnelPoint) -> str:
    return _shape(across(point.size), up(point.value), point.outcome)


def _target(across: Scale, up: Scale, point: FunnelPoint) -> str:
    # The label stands above the plot, where no other practice can cover it.
    return (
        f'<g id="{text(point.code)}" class="eh-p">{_mark(across, up, point)}'
        f'<text x="{_LEFT}" y="12">{text(point.label)}</text></g>'
    )


_DIAMOND = "l6.3 6.3l-6.3 6.3l-6.3 -6.3z"
_TRIANGLE = "l5.4 9.5h-10.8z"


def _shape(x: float, y: float, outcome: str | None) -> str:
    """Draw a dot for similar, a triangle for worth a look, a diamond for differs, a ring for what is not compared."""
    if outcome == "differs_explore":
        return f'<path class="eh-mark eh-explore" d="M{x} {round(y - 6.3, 1)}{_DIAMOND}"/>'
    if outcome == "worth_a_look":
        return f'<path class="eh-mark eh-look" d="M{x} {round(y - 5.4, 1)}{_TRIANGLE}"/>'
    ring = "" if outcome else " eh-hollow"
    return f'<circle class="eh-mark{ring}" cx="{x}" cy="{y}" r="3.5"/>'
