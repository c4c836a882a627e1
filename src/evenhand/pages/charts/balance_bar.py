"""What a framework is made of, a bar for each side of the work it looks at.

Names stand in a column on the left and numbers in one on the right, so that none can collide. All bars start at one
line and one scale holds for all, which ends at the largest share shown or at the limit, whichever is more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evenhand.pages.charts.svg import Scale, image, text

_START, _END = 30.0, 82.0
_TOP, _ROW, _BAR = 8, 26, 16
_ROUND_UP = 0.1
"""The scale ends at a whole tenth."""


@dataclass(frozen=True)
class BalanceBar:
    """One bar: its name, its share from 0 to 1, the share in words, and the largest share allowed, if any is set."""

    name: str
    share: float
    words: str
    limit: float | None = None


def balance_bar(bars: Sequence[BalanceBar], *, title: str, description: str) -> Markup:
    """Return the bars as SVG; nothing to draw when there is none."""
    if not bars:
        return Markup()
    largest = max(*(bar.share for bar in bars), *(bar.limit or 0.0 for bar in bars), _ROUND_UP)
    at = Scale(0.0, -(-largest // _ROUND_UP) * _ROUND_UP, _START, _END)
    height = _TOP * 2 + len(bars) * _ROW
    rows = "".join(_row(at, bar, _TOP + place * _ROW) for place, bar in enumerate(bars))
    line = f'<line class="eh-axis" x1="{_START}%" x2="{_START}%" y1="{_TOP - 4}" y2="{height - _TOP}"/>'
    return image(
        rows + line,
        title=title,
        description=description,
        attributes=f'width="100%" height="{height}"',
        css_class="eh-balance",
    )


def _row(at: Scale, bar: BalanceBar, top: int) -> str:
    width = round(at(bar.share) - _START, 1)
    limit = ""
    if bar.limit is not None:
        x = at(bar.limit)
        limit = f'<line class="eh-limit" x1="{x}%" x2="{x}%" y1="{top - 3}" y2="{top + _BAR + 3}"/>'
    return (
        f'<rect x="{_START}%" y="{top}" width="{width}%" height="{_BAR}"/>{limit}'
        f'<text x="0" y="{top + 13}">{text(bar.name)}</text>'
        f'<text class="eh-label eh-size" x="100%" y="{top + 13}">{text(bar.words)}</text>'
    )
