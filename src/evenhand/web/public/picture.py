"""The map as a picture: where the practices found are, and how far from somebody. Nothing is loaded for it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evenhand.pages.charts.svg import image, text, ticks
from evenhand.web.public.postcode_file import Position

WIDE, HIGH, MARGIN = 640, 480, 44
MILES_OF_A_DEGREE: Final = 69.09
LEAST_SPAN: Final = 0.5
"""Miles that a map spans at least, so that two doors of one street are not drawn far apart."""
TOGETHER: Final = 22.0
"""Marks nearer to each other than this, in units of the picture, are drawn as one."""


@dataclass(frozen=True)
class Mark:
    """A practice on the map: its number in the list beside it, and where it is."""

    number: int
    position: Position


@dataclass(frozen=True)
class _Plane:
    """Miles east and north of the middle, to places in the picture."""

    middle: Position
    per_mile: float

    def __call__(self, position: Position) -> tuple[float, float]:
        east, north = _miles_from(self.middle, position)
        return round(WIDE / 2 + east * self.per_mile, 1), round(HIGH / 2 - north * self.per_mile, 1)


def _miles_from(middle: Position, position: Position) -> tuple[float, float]:
    north = (position[0] - middle[0]) * MILES_OF_A_DEGREE
    east = (position[1] - middle[1]) * MILES_OF_A_DEGREE * math.cos(math.radians(middle[0]))
    return east, north


def drawn(marks: Sequence[Mark], here: Position | None, *, title: str, description: str, you: str) -> Markup:
    """Return the map of some marks, with rings about `here` where somebody is; `you` is its label."""
    plane = _plane([mark.position for mark in marks], here)
    parts = [_frame(plane)]
    if here is not None:
        parts.append(_here(plane, here, you))
    parts += [_mark(x, y, numbers) for x, y, numbers in _together(plane, marks)]
    attributes = f'viewBox="0 0 {WIDE} {HIGH}"'
    return image(
        "".join(parts), title=title, description=description, attributes=attributes, css_class="eh-map"
    )


def _plane(positions: Sequence[Position], here: Position | None) -> _Plane:
    every = [*positions, here] if here else list(positions)
    low = (min(one[0] for one in every), min(one[1] for one in every))
    high = (max(one[0] for one in every), max(one[1] for one in every))
    middle = here or ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2)
    reach = [_miles_from(middle, one) for one in every]
    east = max([LEAST_SPAN / 2, *(abs(one[0]) for one in reach)])
    north = max([LEAST_SPAN / 2, *(abs(one[1]) for one in reach)])
    return _Plane(middle, min((WIDE / 2 - MARGIN) / east, (HIGH / 2 - MARGIN) / north))


def _frame(plane: _Plane) -> str:
    """Draw the edge, the arrow that points north and the scale in miles."""
    across = (WIDE - 2 * MARGIN) / plane.per_mile
    step = ticks(0, across / 2, 3)[-1] or across / 4
    long = round(step * plane.per_mile, 1)
    said = f"{step:g} mile{'' if step == 1 else 's'}"
    y = HIGH - 16
    return (
        f'<rect class="eh-map__edge" x="0.5" y="0.5" width="{WIDE - 1}" height="{HIGH - 1}"/>'
        f'<path class="eh-map__scale" d="M16 {y - 5}v5h{long}v-5"/><text x="{24 + long}" y="{y}">{text(said)}</text>'
        f'<path class="eh-map__scale" d="M{WIDE - 24} 40V14m-6 8l6 -8l6 8"/>'
        f'<text x="{WIDE - 24}" y="56" text-anchor="middle">N</text>'
    )


def _here(plane: _Plane, here: Position, you: str) -> str:
    x, y = plane(here)
    reach = (HIGH / 2 - 8) / plane.per_mile
    rings = "".join(
        f'<circle class="eh-map__ring" cx="{x}" cy="{y}" r="{round(miles * plane.per_mile, 1)}"/>'
        for miles in ticks(0, reach, 4)
        if miles > 0
    )
    return (
        f'{rings}<path class="eh-map__here" d="M{x - 9} {y}h18M{x} {y - 9}v18"/>'
        f'<text class="eh-label" x="{x + 12}" y="{y + 20}">{text(you)}</text>'
    )


def _together(plane: _Plane, marks: Sequence[Mark]) -> list[tuple[float, float, list[int]]]:
    """Return the marks, those that would cover each other as one with all their numbers."""
    groups: list[tuple[float, float, list[int]]] = []
    for mark in marks:
        x, y = plane(mark.position)
        near = next((one for one in groups if math.hypot(one[0] - x, one[1] - y) < TOGETHER), None)
        if near:
            near[2].append(mark.number)
        else:
            groups.append((x, y, [mark.number]))
    return groups


def _mark(x: float, y: float, numbers: list[int]) -> str:
    said = ", ".join(map(str, numbers[:3])) + (f" +{len(numbers) - 3}" if len(numbers) > 3 else "")
    half = 9 + 4.5 * len(said)
    left = min(max(x - half, 2), WIDE - 2 - 2 * half)
    return (
        f'<rect class="eh-map__mark" x="{round(left, 1)}" y="{round(y - 13, 1)}" width="{round(2 * half, 1)}" '
        f'height="26" rx="13"/><text class="eh-map__number" x="{round(left + half, 1)}" y="{round(y + 5, 1)}" '
        f'text-anchor="middle">{text(said)}</text>'
    )
