"""What changed for a practice since the release before: new periods, other outcomes, corrected figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from evenhand.pages import words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.numbers import NumberForm, day_words, period_words
from evenhand.web.practice.wording import figure_address

_SAME: float = 1e-9
"""Figures nearer than this, relative to their size, are the same."""


@dataclass(frozen=True)
class Change:
    """One figure that changed: where it is, and in a sentence what is new."""

    title: str
    address: str
    sentence: str


@dataclass(frozen=True)
class ChangesView:
    """Everything that changed since a day; `unchanged` is how many figures did not."""

    since: str
    changes: tuple[Change, ...]
    unchanged: int


def present_changes(
    edition: Edition, before: tuple[date, Sequence[Row]] | None, after: Sequence[Row]
) -> ChangesView | None:
    """Return what changed; None where there is no release before."""
    if before is None:
        return None
    day, rows = before
    earlier = {row["indicator"]: row for row in rows}
    changes = tuple(_changes(edition, earlier, after))
    return ChangesView(day_words(day), changes, len(after) - len(changes))


def _changes(edition: Edition, earlier: dict[str, Row], after: Sequence[Row]) -> Iterator[Change]:
    for row in after:
        definition = edition.indicators[row["indicator"]]
        sentence = _sentence(NumberForm.of(definition), earlier.get(definition.id), row)
        if sentence:
            yield Change(definition.title, figure_address(definition.id), sentence)


def _sentence(form: NumberForm, old: Row | None, new: Row) -> str:
    """Return what is new about a figure; nothing where nothing is."""
    said = _said(new)
    if old is None:
        return _("New in this edition: %(said)s.") % {"said": said}
    told = {
        "said": said,
        "before": _said(old),
        "period": period_words(new["period_start"], new["period_end"]),
    }
    if new["period_end"] != old["period_end"]:
        if said == told["before"]:
            return _("Figures of %(period)s are out: still %(said)s.") % told
        return _("Figures of %(period)s are out: %(said)s. Before: %(before)s.") % told
    if said != told["before"]:
        return _("Same period, now %(said)s. Before: %(before)s.") % told
    if _moved(old, new):
        told |= {"was": form.words(old["value"]), "now": form.words(new["value"])}
        return _("The figure itself was corrected, from %(was)s to %(now)s; still %(said)s.") % told
    return ""


def _said(row: Row) -> str:
    """Return what is said of a figure, within a sentence."""
    if row["outcome"]:
        said = words.short_outcome(row["outcome"], row["direction"])
    elif row["status"] == "ok":
        said = _("shown, not compared")
    else:
        said = words.STATUSES[row["status"]].label
    return said[:1].lower() + said[1:]


def _moved(old: Row, new: Row) -> bool:
    before, after = old["value"], new["value"]
    if before is None or after is None:
        return bool(before is not after) or old["value_text"] != new["value_text"]
    return bool(abs(before - after) > _SAME * max(abs(before), abs(after)))
