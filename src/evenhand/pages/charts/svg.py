"""What the charts share: scales, round ticks, escaped text and the opening of an image."""

import math
from dataclasses import dataclass

from markupsafe import Markup, escape

_NICE_STEPS = (1, 2, 2.5, 5, 10, 20)


@dataclass(frozen=True)
class Scale:
    """A straight scale from values to positions. `low` and `high` are the values at the ends."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return where `value` lies, held within the ends."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + min(max(share, 0.0), 1.0) * (self.end - self.start), 1)


def span(values: list[float], *, floor: float | None = None) -> tuple[float, float]:
    """Return the span of `values`, never empty; not below `floor` (zero for what cannot be negative)."""
    low, high = min(values), max(values)
    margin = (high - low) * 0.04 or abs(high) * 0.1 or 1.0
    low, high = low - margin, high + margin
    if floor is not None:
        low = max(low, floor)
    return (low, high) if high > low else (low, low + 1.0)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Return round numbers between `low` and `high`, as many as there are up to `most` (steps of 1, 2, 2.5 or 5)."""
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    for nice in _NICE_STEPS:
        step = nice * power
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first < most:
            break
    return [round(index * step, 12) for index in range(first, last + 1)]


def image(body: str, *, title: str, description: str, attributes: str, css_class: str) -> Markup:
    """Return an SVG image named by its title and description."""
    return Markup(
        f'<svg role="img" class="eh-chart {css_class}" focusable="false" {attributes}>'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{body}</svg>"
    )


def text(content: str) -> str:
    """Return text that is safe inside SVG."""
    return str(escape(content))
