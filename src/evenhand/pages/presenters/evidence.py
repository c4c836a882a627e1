"""What stands behind a practice's figures beside their own rows: its circumstances, its other figures, its twins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evenhand.common.language import gettext as _
from evenhand.pages.edition import Edition, Row
from evenhand.pages.numbers import NumberForm
from evenhand.release.schemas import context_column


@dataclass(frozen=True)
class Circumstance:
    """One circumstance and what it adds to a practice's expected value, in the indicator's unit."""

    title: str
    here: str
    england: str
    contribution: float

    @property
    def sentence_title(self) -> str:
        """The title within a sentence."""
        return self.title[:1].lower() + self.title[1:]


@dataclass(frozen=True)
class Evidence:
    """`practice` is its row; `contributions` by indicator and circumstance; `figures` its results by indicator.

    `twins` are the practices most like it, the nearest first: rows of practices with ``distance``. `replies` are the
    practice's own words to a figure, by indicator. Empty where nothing is known: figures are then shown without what
    would have come of it.
    """

    practice: Row = field(default_factory=dict)
    contributions: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    figures: Mapping[str, Row] = field(default_factory=dict)
    twins: Sequence[Row] = ()
    replies: Mapping[str, str] = field(default_factory=dict)

    def circumstances(self, edition: Edition, indicator: str) -> list[Circumstance]:
        """Return what the practice's circumstances add to what is expected of a figure, the largest first."""
        added = self.contributions.get(indicator, {})
        found = [
            _circumstance(context, self.practice, added[context["id"]])
            for context in edition.contexts
            if context["id"] in added
        ]
        return sorted(found, key=lambda one: -abs(one.contribution))


def _circumstance(context: Row, practice: Row, contribution: float) -> Circumstance:
    form = NumberForm.of_record(context)
    return Circumstance(
        title=_(context["title"]),
        here=form.words(practice.get(context_column(context["id"]))),
        england=form.words(context.get("england")),
        contribution=float(contribution),
    )
