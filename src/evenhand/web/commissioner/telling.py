"""What is said of one figure of the overview: its outcome in words, where it lies, and how it changed."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.edition import Row
from evenhand.pages.numbers import NumberForm
from evenhand.web.commissioner.changes import Change
from evenhand.web.commissioner.choices import COLUMN
from evenhand.web.commissioner.selecting import Selected


@dataclass(frozen=True, slots=True)
class Cell:
    """What is said of a practice's figure. `beside` and `change` are empty where nothing can be said of them.

    `stands_out` is whether its outcome is other than similar.
    """

    sign: str
    label: str
    stands_out: bool
    value: str
    beside: str
    fragile: str
    standard: str
    change: str
    address: str


class Telling:
    """Says what there is to say of each figure of a selection."""

    def __init__(self, chosen: Selected) -> None:
        self._chosen, self._area = chosen, chosen.area
        self._column = COLUMN[chosen.choices.beside]
        self._numbered = chosen.choices.beside == "twins"
        # Looked up once a page: a translation for each of a thousand cells takes as long as all the rest.
        self._places = places()

    def cell(self, row: Row, definition: IndicatorDefinition, address: str) -> Cell:
        """Return what is said of a figure."""
        form = NumberForm.of(definition)
        sign, label = verdict(row, definition.statistic == "fact", row["practice"] in self._area.unjudged)
        value = row["value_text"] or ("" if row["value"] is None else form.words(row["value"]))
        return Cell(
            sign=sign,
            label=label,
            stands_out=row["outcome"] in words.OUTSIDE_95,
            value=value,
            beside=self._beside(row, form),
            fragile=words.FRAGILE.label if words.is_fragile(row["outcome"], row["robustness"]) else "",
            standard=standard(row, form),
            change=self._change(row, form),
            address=f"{address}#{definition.id}",
        )

    def _beside(self, row: Row, form: NumberForm) -> str:
        number = row[self._column]
        # What is not compared is not set beside anything either: not held back, not too old, not without its like.
        if number is None or row["outcome"] is None:
            return ""
        where = self._places[place(row["lower95"], row["upper95"], number)]
        if not self._numbered:
            return where
        alike = _("those like it {number}").format(number=form.words(number))
        return f"{alike}: {where}" if where else alike

    def _change(self, row: Row, form: NumberForm) -> str:
        found = self._chosen.changes.get((row["practice"], row["indicator"]))
        return change_words(found, form) if found else ""


def place(lower: float | None, upper: float | None, number: float) -> str:
    """Return where a figure's 95% interval lies beside a number, as a key of :func:`places`; empty without one."""
    if lower is None or upper is None:
        return ""
    if lower > number:
        return "above"
    return "below" if upper < number else "reaches"


def places() -> dict[str, str]:
    """Return what is said of each place."""
    return {
        "": "",
        "above": _("interval above"),
        "below": _("interval below"),
        "reaches": _("interval reaches it"),
    }


def change_words(change: Change, form: NumberForm) -> str:
    """Return a change with its interval, and whether chance alone would give it."""
    said = _("changed by {change}").format(change=form.signed(change.change))
    if change.lower is None or change.upper is None:
        return _("{said}; how much is chance is not known").format(said=said)
    interval = f"{form.signed(change.lower)} to {form.signed(change.upper)}"
    told = _("more than chance gives") if change.is_clear else _("may be chance")
    return _("{said} (95% interval {interval}), {told}").format(said=said, interval=interval, told=told)


def standard(row: Row, form: NumberForm) -> str:
    """Return what is said of a standard: in colour's words where it has one, else in its own; nothing where none is."""
    colour = words.colour_word(row["colour"])
    if colour is not None:
        return f"{colour.word.mark} {colour.word.label}"
    if row["standard_outcome"] is None or row["standard_target"] is None:
        return ""
    return words.standard_words(
        row["standard_kind"], form.words(row["standard_target"]), row["standard_outcome"]
    )


def verdict(row: Row, is_fact: bool, is_unjudged: bool) -> tuple[str, str]:
    """Return the sign and the words of a figure: its outcome, or why it has none."""
    if row["outcome"]:
        return _outcome(row["outcome"], row["direction"])
    if is_unjudged and row["status_reason"] and "(R-18)" in row["status_reason"]:
        return words.NO_COMPARISON.mark, _("Not judged")
    if is_fact and row["status"] == "ok":
        return words.FACT.mark, words.FACT.label
    word = words.NO_COMPARISON if row["status"] == "ok" else words.STATUSES[row["status"]]
    return word.mark, word.label


@lru_cache(maxsize=64)
def _outcome(outcome: str, direction: str | None) -> tuple[str, str]:
    return words.OUTCOMES[outcome].mark, words.short_outcome(outcome, direction)
