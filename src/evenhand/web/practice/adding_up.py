"""Numbers that are printed so that they add up: what rounding leaves goes to the parts it was taken from."""

from collections.abc import Sequence
from dataclasses import dataclass

from evenhand.pages.numbers import NumberForm


@dataclass(frozen=True)
class Sum:
    """A start, parts and an end as printed; `running` is where each part leads."""

    start: str
    parts: tuple[str, ...]
    running: tuple[str, ...]
    end: str


def adding_up(form: NumberForm, start: float, parts: Sequence[float], end: float) -> Sum:
    """Return `start` plus `parts` making `end`, in the form, such that the printed numbers add up.

    Largest remainders: each part is rounded down, and as many of those that lost most are raised as the end needs.
    """
    scale = 10.0**form.decimals * (100.0 if form.symbol == "%" else 1.0)
    first, last = round(start * scale), round(end * scale)
    whole = [int(part * scale // 1) for part in parts]
    missing = last - first - sum(whole)
    by_loss = sorted(range(len(whole)), key=lambda one: parts[one] * scale - whole[one], reverse=True)
    for place in range(abs(missing)):
        if not by_loss:
            break
        whole[by_loss[place % len(by_loss)]] += 1 if missing > 0 else -1
    steps, at = [], first
    for size in whole:
        at += size
        steps.append(form.words(at / scale))
    return Sum(
        form.words(first / scale),
        tuple(form.signed(size / scale) for size in whole),
        tuple(steps),
        form.words(last / scale),
    )
