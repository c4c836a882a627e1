"""The map as a picture: where the practices found are, and how far from somebody. Nothing is loaded for it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from evenhand.pages.charts.svg import image, text, ticks
from evenhand.web.public.postcode_file import Position

WIDE, HIGH, MARGIN = 480, 400, 48
MILES_OF_A_DEGREE: Final = 69.09
LEAST_SPAN: Final = 0.5
"""Miles that a map spans at least, so that two doors of one street are not drawn far apart."""
HIGH_MARK, PADDING, OF_A_LETTER = 30.0, 9.0, 10.5
"""The height of a mark, the room about its numbers, and how wide a letter is, in units of the picture."""
ABOVE_HERE: Final = 31.0
"""How far above somebody's own place a mark is drawn that would cover it."""


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


def drawn(marks: Sequence[Mark], here: Position | None, *, title: str, description: str) -> Markup:
    """Return the map of some marks, with a cross and rings at `here` where somebody is."""
    plane = _plane([mark.position for mark in marks], here)
    parts = [_frame(plane)]
    if here is not None:
        parts.append(_rings(plane, here))
    parts += [_mark(*one) for one in _together(plane, marks, here)]
    if here is not None:
        parts.append(_cross(*plane(here)))
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
    y = HIGH - 12
    return (
        f'<rect class="eh-map__edge" x="0.5" y="0.5" width="{WIDE - 1}" height="{HIGH - 1}"/>'
        f'<path class="eh-map__scale" d="M16 {y - 5}v5h{long}v-5"/><text x="{24 + long}" y="{y}">{text(said)}</text>'
        f'<path class="eh-map__scale" d="M{WIDE - 24} 40V14m-6 8l6 -8l6 8"/>'
        f'<text x="{WIDE - 24}" y="56" text-anchor="middle">N</text>'
    )


def _rings(plane: _Plane, here: Position) -> str:
    x, y = plane(here)
    reach = (HIGH / 2 - 8) / plane.per_mile
    return "".join(
        f'<circle class="eh-map__ring" cx="{x}" cy="{y}" r="{round(miles * plane.per_mile, 1)}"/>'
        for miles in ticks(0, reach, 4)
        if miles > 0
    )


def _cross(x: float, y: float) -> str:
    return f'<path class="eh-map__here" d="M{x - 9} {y}h18M{x} {y - 9}v18"/>'


_Group = tuple[float, float, list[int]]


def _together(plane: _Plane, marks: Sequence[Mark], here: Position | None) -> list[_Group]:
    """Return the marks, those that would cover each other as one with all their numbers; none covers the cross."""
    groups: list[_Group] = []
    for mark in marks:
        x, y = plane(mark.position)
        if here is not None:
            across, down = plane(here)
            if abs(x - across) < 24 and abs(y - down) < 24:
                x, y = across, down - ABOVE_HERE
        found: _Group = (x, y, [mark.number])
        # A group grows wider with each number, and may then cover another.
        while near := next((one for one in groups if _cover(one, found)), None):
            groups.remove(near)
            found = (near[0], near[1], sorted([*near[2], *found[2]]))
        groups.append(found)
    return groups


def _cover(one: _Group, other: _Group) -> bool:
    apart = _half(one[2]) + _half(other[2])
    return abs(one[0] - other[0]) < apart and abs(one[1] - other[1]) < HIGH_MARK


def _said(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:3])) + (f" +{len(numbers) - 3}" if len(numbers) > 3 else "")


def _half(numbers: list[int]) -> float:
    return PADDING + OF_A_LETTER * len(_said(numbers)) / 2


def _mark(x: float, y: float, numbers: list[int]) -> str:
    half = _half(numbers)
    middle = min(max(x, half + 2), WIDE - 2 - half)
    return (
        f'<rect class="eh-map__mark" x="{round(middle - half, 1)}" y="{round(y - HIGH_MARK / 2, 1)}" '
        f'width="{round(2 * half, 1)}" height="{HIGH_MARK}" rx="{HIGH_MARK / 2}"/>'
        f'<text class="eh-map__number" x="{round(middle, 1)}" y="{round(y + 6.5, 1)}" text-anchor="middle">'
        f"{text(_said(numbers))}</text>"
    )
