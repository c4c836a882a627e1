"""A practice's figure: its value, what it may be compared with, what that means, and what must be known to read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from evenhand.common.language import gettext as _
from evenhand.definitions.framework import Standard
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses, words
from evenhand.pages.charts.interval_bar import IntervalBar, Marked, interval_bar
from evenhand.pages.edition import Edition, Row
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, count_words, period_words, unit_words
from evenhand.pages.presenters.candidates import Candidate, candidates
from evenhand.pages.presenters.comparisons import Comparison, comparisons
from evenhand.pages.presenters.evidence import Evidence
from evenhand.pages.presenters.explanation import explain
from evenhand.pages.presenters.history import HistoryView, present_history
from evenhand.pages.presenters.plainly import plainly
from evenhand.pages.presenters.plotting import is_listed, is_plotted
from evenhand.pages.presenters.split import SplitView, present_split
from evenhand.pages.presenters.steadiness import Steadiness, steadiness
from evenhand.pages.words import Word

NO_EVIDENCE: Final = Evidence()


@dataclass(frozen=True)
class FigureView:
    """One figure of a practice's page. It cannot be made without its context note."""

    id: str
    question: str
    title: str
    value: str
    unit: str
    counts: str
    period: str
    verdict: Word
    note: ContextNote
    comparisons: tuple[Comparison, ...]
    polarity: str
    standard: str
    caveats: tuple[str, ...]
    source: str
    chart: Markup | None
    split: SplitView | None
    explanation: tuple[str, ...]
    steadiness: Steadiness
    plainly: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    history: HistoryView | None
    funnel: str | None
    has_number: bool
    is_old: bool
    reply: str = ""


def present_figure(
    edition: Edition,
    standard: Standard,
    row: Row,
    earlier: Sequence[Row],
    *,
    practice: str,
    area: str | None,
    evidence: Evidence = NO_EVIDENCE,
) -> FigureView:
    """Return the figure of one row of results. `practice` is its name, `area` its commissioner's code.

    `evidence` is what is known beside the row: without it a gap is split and not explained by name.
    """
    definition = edition.indicators[row["indicator"]]
    form, is_fact = NumberForm.of(definition), definition.statistic == "fact"
    beside = () if is_fact else comparisons(edition, form, row, area)
    return FigureView(
        id=definition.id,
        question=definition.question,
        title=definition.title,
        value=value_words(form, row),
        unit=_unit(definition, row),
        counts=_counts(definition, row),
        period=period_words(row["period_start"], row["period_end"]),
        verdict=verdict_of(definition, row),
        note=ContextNote(_(row["context_note"]) if row["context_note"] else ""),
        comparisons=beside,
        polarity=_polarity(definition, row),
        standard=_standard(standard, form, row),
        caveats=_caveats(edition, definition, row),
        source=_sources(edition, definition),
        chart=None
        if not definition.is_compared or row["value"] is None
        else _chart(edition, definition, row, beside, practice),
        split=present_split(definition, row, practice),
        history=present_history(definition, earlier, row),
        funnel=_funnel(edition, definition, row, area),
        has_number=row["value"] is not None or bool(row["value_text"]),
        is_old=row["status"] == "stale",
        **_told(edition, definition, row, area, evidence),
    )


def _told(
    edition: Edition, definition: IndicatorDefinition, row: Row, area: str | None, evidence: Evidence
) -> dict[str, Any]:
    """Return what is told of a figure in sentences: why, how sure, what to look at, and what the practice says."""
    return {
        "explanation": explain(edition, definition, row, evidence),
        "steadiness": steadiness(edition, definition, row, area),
        "plainly": plainly(definition, row),
        "candidates": candidates(edition, definition, row, evidence),
        "reply": evidence.replies.get(definition.id, ""),
    }


def _caveats(edition: Edition, definition: IndicatorDefinition, row: Row) -> tuple[str, ...]:
    return (*definition.caveats, *edition.caveats_of(row["practice"], definition.id, row["period_end"]))


def _funnel(edition: Edition, definition: IndicatorDefinition, row: Row, area: str | None) -> str | None:
    plotted = area is not None and is_plotted(definition, row) and is_listed(edition, area)
    return f"{addresses.funnel(definition.id, area)}#{row['practice']}" if area and plotted else None


def _unit(definition: IndicatorDefinition, row: Row) -> str:
    """Return the unit of a number. A band says in its own words what it is of."""
    in_words = row["value_text"] and definition.statistic != "fact"
    return "" if in_words else unit_words(definition.unit, definition.unit_symbol)


def _polarity(definition: IndicatorDefinition, row: Row) -> str:
    told = definition.statistic == "fact" or _says_which_is_good(definition, row)
    return "" if told else words.POLARITIES[definition.polarity]


def _standard(standard: Standard, form: NumberForm, row: Row) -> str:
    if standard.answer is not None:
        return words.answer_words(standard.kind, standard.answer, row["standard_outcome"])
    target = form.words(row["standard_target"])
    return words.standard_words(standard.kind, target, row["standard_outcome"])


def _sources(edition: Edition, definition: IndicatorDefinition) -> str:
    return ", ".join(edition.source_title(source) for source in definition.source)


def value_words(form: NumberForm, row: Row) -> str:
    """Return a figure's value as it is shown: its number, its words, or why there is none."""
    if row["value_text"]:
        return _(row["value_text"])
    return words.STATUSES[row["status"]].label if row["value"] is None else form.words(row["value"])


def verdict_of(definition: IndicatorDefinition, row: Row) -> Word:
    """Return what is said of the figure: its outcome, or why it has none."""
    if row["outcome"]:
        word = words.OUTCOMES[row["outcome"]]
        label = words.outcome_label(row["outcome"], row["direction"], definition.polarity)
        return Word(label, word.meaning, word.sign)
    if row["status"] == "ok":
        return words.FACT if definition.statistic == "fact" else words.NO_COMPARISON
    word = words.STATUSES[row["status"]]
    reason = _said_once(_(row["status_reason"])) if row["status_reason"] else ""
    return Word(word.label, f"{reason}." if reason else word.meaning, word.sign)


def _said_once(reason: str) -> str:
    """Return a reason without the words its heading says already."""
    said = reason.removeprefix("No fair comparator: ").rstrip(".")
    return said[:1].upper() + said[1:]


def _says_which_is_good(definition: IndicatorDefinition, row: Row) -> bool:
    """Say whether the verdict itself tells better from worse, so that it need not be told twice."""
    return (
        definition.polarity != "neutral"
        and row["outcome"] is not None
        and row["direction"] in {"lower", "higher"}
    )


def _counts(definition: IndicatorDefinition, row: Row) -> str:
    if row["numerator"] is None or row["denominator"] is None or row["value"] is None:
        return ""
    of = f" {definition.minimum_denominator.of}" if definition.minimum_denominator else ""
    pounds = "£" if definition.unit_symbol == "£" else ""
    said = _("{counted} of {out_of}") if definition.statistic == "proportion" else _("{counted} for {out_of}")
    return said.format(
        counted=f"{pounds}{count_words(row['numerator'])}", out_of=f"{count_words(row['denominator'])}{of}"
    )


def _chart(
    edition: Edition,
    definition: IndicatorDefinition,
    row: Row,
    beside: tuple[Comparison, ...],
    practice: str,
) -> Markup:
    form, value = NumberForm.of(definition), row["value"]
    shown = {one.mark: one for one in beside}
    england = _("England {value}").format(value=shown["england"].number) if "england" in shown else ""
    bar = IntervalBar(
        value=value,
        interval=(row["lower95"], row["upper95"]) if "interval" in shown else None,
        usual=(row["funnel_lower95"], row["funnel_upper95"]) if "usual" in shown else None,
        england=Marked(row["england"], england) if england else None,
        area=Marked(row["area_value"], shown["area"].name) if "area" in shown else None,
        scale=edition.scales.get(definition.id, (value, value)),
        judged=row["outcome"] is not None,
        fragile=words.is_fragile(row["outcome"], row["robustness"]),
        expected=row["expected"] if "expected" in shown else None,
    )
    said = [f"{one.name}: {one.number}" for one in beside]
    return interval_bar(
        bar,
        form.on_axis,
        title=_("{title}: {practice} beside England").format(title=definition.title, practice=practice),
        description=". ".join([f"{practice}: {form.words(value)}", *said]) + ".",
    )
