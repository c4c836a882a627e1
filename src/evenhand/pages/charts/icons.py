"""Two small signs for a run chart: how the latest figure varies, and whether a standard will be met.

They always stand beside their words, so a screen reader passes over them.
"""

from typing import Final

from markupsafe import Markup

_WAVE: Final = {
    "steady": "M9 25l6 -5l6 6l6 -6l7 5",
    "high": "M8 30l6 -3l6 2l6 -5l8 -11",
    "low": "M8 14l6 3l6 -2l6 5l8 11",
}
_LINE_UP, _LINE_DOWN = 13, 31
_MIDDLE = 22


def variation_icon(variation: str, side: int) -> Markup:
    """Return the sign of a variation: a line that stays, climbs or falls, in a ring of its kind.

    `variation` is a key of :data:`~evenhand.pages.words.run_charts.VARIATIONS`; `side` is 1, −1 or 0.
    """
    wave = _WAVE["high" if side > 0 else "low" if side < 0 else "steady"]
    end = {
        1: '<path class="eh-tip" d="M34 9l4 9h-8z"/>',
        -1: '<path class="eh-tip" d="M34 35l4 -9h-8z"/>',
    }.get(side, "")
    return _icon(f'<path class="eh-wave" d="{wave}"/>{end}', f"eh-icon--{variation}")


def assurance_icon(assurance: str, *, higher_is_better: bool) -> Markup:
    """Return the sign of an assurance: the figures' line above, below or across the standard's broken one.

    `assurance` is a key of :data:`~evenhand.pages.words.run_charts.ASSURANCES`. For *none* there is no line to meet.
    """
    if assurance == "none":
        return _icon(f'<path class="eh-standard" d="M12 {_MIDDLE}h20"/>', "eh-icon--none")
    standard = _MIDDLE
    if assurance != "hit_and_miss":
        standard = _LINE_DOWN if (assurance == "pass") == higher_is_better else _LINE_UP
    return _icon(
        f'<path class="eh-wave" d="{_WAVE["steady"]}"/><path class="eh-standard" d="M7 {standard}h30"/>',
        f"eh-icon--{assurance.replace('_', '-')}",
    )


def _icon(body: str, css_class: str) -> Markup:
    return Markup(
        f'<svg class="eh-icon {css_class}" aria-hidden="true" focusable="false" width="44" height="44" '
        f'viewBox="0 0 44 44"><circle class="eh-ring" cx="22" cy="22" r="20"/>{body}</svg>'
    )
