"""One figure of a practice, from what is said of it down to the publisher's rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from evenhand.assessment.tracing import Trace, trace
from evenhand.common.periods import Period
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.edition import Row
from evenhand.pages.names import name_words
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters.figure import FigureView, present_figure, value_words
from evenhand.pages.presenters.fractions import share_words
from evenhand.pages.presenters.twins import likeness
from evenhand.publication.installed import Opened
from evenhand.store import Store
from evenhand.web.practice.arithmetic import Line, present_arithmetic
from evenhand.web.practice.correction import CorrectionView, present_correction
from evenhand.web.practice.own import Own
from evenhand.web.practice.rows import RowsView, present_rows
from evenhand.web.practice.steps import StepsView, present_expected, present_gap
from evenhand.web.practice.wording import preview_words


@dataclass(frozen=True)
class TwinFigure:
    """A twin's published figure: its name, its page, how like it is, its value and interval."""

    name: str
    code: str
    likeness: str
    value: str
    interval: str


@dataclass(frozen=True)
class FigurePage:
    """Everything about one figure. `figure` cannot be made without its context note."""

    figure: FigureView
    preview: str
    arithmetic: tuple[Line, ...]
    rows: RowsView
    expected: StepsView | None
    gap: StepsView | None
    robustness: str
    twins: tuple[TwinFigure, ...]
    of_twins: str
    correction: CorrectionView | None


def present_own_figure(
    own: Own, indicator: str, store: Store | None, public: Opened | None, asked: Mapping[str, str]
) -> FigurePage | None:
    """Return the page of one of a practice's figures; None where the release has none.

    Other practices' figures are those that are `public`, never those of a release that is not published.
    """
    edition = own.opened.edition
    row, definition = own.results.get(indicator), edition.indicators.get(indicator)
    if row is None or definition is None:
        return None
    standard = next(
        member.standard
        for strand in edition.framework.strands
        for member in strand.indicators
        if member.indicator == indicator
    )
    earlier = [one for one in own.opened.true_figures.history_of(own.code) if one["indicator"] == indicator]
    traced = _traced(store, definition, row, edition.as_of)
    return FigurePage(
        figure=present_figure(
            edition,
            standard,
            row,
            earlier,
            practice=name_words(own.practice["name"]) or own.code,
            area=own.practice["commissioner"],
            evidence=own.evidence,
        ),
        preview=preview_words(own.preview) if own.preview else "",
        arithmetic=present_arithmetic(definition, row, traced),
        rows=present_rows(edition, own.opened.whole.manifest, row, traced, has_store=store is not None),
        expected=present_expected(own, definition, row),
        gap=present_gap(definition, row),
        robustness=_robustness(row),
        twins=_twins(own, definition, public),
        of_twins=NumberForm.of(definition).words(row["peer_value"]) if row["peer_value"] is not None else "",
        correction=present_correction(own, definition, row, asked),
    )


def _traced(store: Store | None, definition: IndicatorDefinition, row: Row, as_of: date) -> Trace | None:
    if store is None or row["period_start"] is None or row["period_end"] is None:
        return None
    return trace(store, definition, row["practice"], Period(row["period_start"], row["period_end"]), as_of)


def _robustness(row: Row) -> str:
    """Return in words how often other fair ways of looking say the same."""
    share = row["robustness"]
    if share is None or row["outcome"] is None:
        return ""
    return _(
        "We looked again in every other way that is as fair: beside the area and beside your twins instead of England, "
        "with and without allowing for circumstances and place, with one period and with two. %(share)s of these ways "
        "say the same of this figure."
    ) % {"share": share_words(share).capitalize()}


def _twins(own: Own, definition: IndicatorDefinition, public: Opened | None) -> tuple[TwinFigure, ...]:
    """Return the practice's twins with their published figures, the most alike first."""
    if public is None or not own.evidence.twins or definition.statistic == "fact":
        return ()
    shown = {
        row["practice"]: row
        for row in _rows_of(public, definition.id, [one["code"] for one in own.evidence.twins])
    }
    form = NumberForm.of(definition)
    return tuple(
        TwinFigure(
            name=name_words(twin["name"]) or twin["code"],
            code=twin["code"],
            likeness=likeness(own.opened.edition, twin["distance"]),
            value=_published(form, shown.get(twin["code"])),
            interval=_interval(form, shown.get(twin["code"])),
        )
        for twin in own.evidence.twins
    )


def _rows_of(public: Opened, indicator: str, practices: Sequence[str]) -> list[Row]:
    return [
        row
        for practice in practices
        for row in public.figures.results_of(practice)
        if row["indicator"] == indicator
    ]


def _published(form: NumberForm, row: Row | None) -> str:
    if row is None or (row["value"] is None and not row["value_text"]):
        return _("not published")
    return value_words(form, row)


def _interval(form: NumberForm, row: Row | None) -> str:
    return form.interval(row["lower95"], row["upper95"]) if row is not None else ""
