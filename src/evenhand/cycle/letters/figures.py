"""Figures as letters tell them: each with its interval, its period, its context note and the practice's reply."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from evenhand.cycle.letters.subject import Subject
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.documents.blocks import Figure, FigureRow, Figures, Picture, Standards, Table
from evenhand.documents.pictures import said_of, standing_alone
from evenhand.pages import words
from evenhand.pages.edition import Row
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, count_words, is_number, period_words, unit_words
from evenhand.pages.presenters.comparisons import comparisons
from evenhand.pages.presenters.explanation import explain
from evenhand.pages.presenters.practice import present_contexts
from evenhand.pages.presenters.split import present_split


def figure_told(subject: Subject, row: Row) -> Figure:
    """Return a figure told whole, with the way from England's value to it as a picture."""
    edition = subject.edition
    definition = edition.indicators[row["indicator"]]
    form = NumberForm.of(definition)
    beside = [
        f"{one.name} {one.number}"
        for one in comparisons(edition, form, row, subject.area or None)
        if one.mark in {"england", "expected", "area", "usual"}
    ]
    sentences = [*explain(edition, definition, row, subject.evidence)]
    if words.is_fragile(row["outcome"], row["robustness"]):
        sentences.append(words.FRAGILE.meaning)
    return Figure(
        title=definition.title,
        value=f"{form.words(row['value'])} {unit_words(definition.unit, definition.unit_symbol)}",
        interval=_interval(definition, form, row),
        period=period_words(row["period_start"], row["period_end"]),
        beside=f"{'. '.join(beside)}." if beside else "",
        verdict=words.outcome_label(row["outcome"], row["direction"], definition.polarity),
        sentences=" ".join(sentences),
        note=ContextNote(row["context_note"] or ""),
        reply=subject.evidence.replies.get(definition.id, ""),
        caveats=edition.all_caveats_of(row["practice"], definition.id, row["period_end"]),
        picture=_picture(definition, row, subject.name),
    )


def strand_tables(subject: Subject) -> Iterator[tuple[str, str, Figures | None, str]]:
    """Yield each strand's title, its question, the table of its figures, and in words those without a number."""
    for strand in subject.edition.framework.strands:
        rows = [
            subject.results[one.indicator] for one in strand.indicators if one.indicator in subject.results
        ]
        told = tuple(_row(subject, row) for row in rows if _has_number(row))
        without = [_without(subject, row) for row in rows if not _has_number(row)]
        said = (
            _("Without a number this time: {figures}.").format(figures="; ".join(without)) if without else ""
        )
        if rows:
            yield strand.title, strand.question, Figures(told) if told else None, said


def circumstances(subject: Subject) -> tuple[Table, str]:
    """Return the circumstances the practice works in beside England's, its list first, and those not known."""
    practice = subject.practice
    rows = [(_("Patients registered"), count_words(practice["list_size"]), "")]
    if practice["weighted_list"] is not None:
        rows.append(
            (_("Patients weighted for need, as payments are"), count_words(practice["weighted_list"]), "")
        )
    unknown = []
    for one in present_contexts(subject.edition, practice):
        if not is_number(one.here):
            unknown.append(one.title)
            continue
        title = f"{one.title} ({one.year})" if one.year else one.title
        rows.append((title, one.here, one.england if is_number(one.england) else ""))
    said = (
        _("Not known, and so not allowed for: {names}.").format(names="; ".join(unknown)) if unknown else ""
    )
    headings = (_("Circumstance"), _("Here"), _("England"))
    return Table(headings, tuple(rows), (6, 2, 2), (1, 2)), said


def standards(subject: Subject) -> Standards | None:
    """Return the minimum standards that a release gives a colour, each with sign and word; None where there is none."""
    rows = []
    for strand in subject.edition.framework.strands:
        for member in strand.indicators:
            row = subject.results.get(member.indicator)
            colour = words.colour_word(row["colour"]) if row else None
            if row is None or colour is None or member.standard.kind != "minimum":
                continue
            title = subject.edition.indicators[member.indicator].title
            clause = member.standard.clause or ""
            rows.append((title, clause, colour.word.mark, colour.word.label, colour.name))
    return Standards(tuple(rows)) if rows else None


def counts(subject: Subject) -> tuple[int, int]:
    """Return how many figures were compared, and how many of them lie outside the 95% limits."""
    outcomes = [row["outcome"] for row in subject.results.values() if row["outcome"]]
    return len(outcomes), sum(outcome in words.OUTSIDE_95 for outcome in outcomes)


def _row(subject: Subject, row: Row) -> FigureRow:
    definition = subject.edition.indicators[row["indicator"]]
    form = NumberForm.of(definition)
    return FigureRow(
        title=definition.title,
        value=str(row["value_text"] or form.words(row["value"])),
        interval=_interval(definition, form, row),
        period=period_words(row["period_start"], row["period_end"]),
        england=""
        if row["england"] is None or definition.statistic == "fact"
        else form.words(row["england"]),
        said=_said(definition, row),
        note=ContextNote(row["context_note"] or ""),
        reply=subject.evidence.replies.get(definition.id, ""),
    )


def _has_number(row: Row) -> bool:
    return row["value"] is not None or bool(row["value_text"])


def _without(subject: Subject, row: Row) -> str:
    """Return a figure's name with why it has no number, unless none was published."""
    title = subject.edition.indicators[row["indicator"]].title
    if row["status"] in ("ok", "missing"):
        return title
    return f"{title} ({words.STATUSES[row['status']].label.lower()})"


def _said(definition: IndicatorDefinition, row: Row) -> str:
    if row["outcome"]:
        return words.outcome_label(row["outcome"], row["direction"], definition.polarity)
    if row["status"] == "ok":
        return (words.FACT if definition.statistic == "fact" else words.NO_COMPARISON).label
    return words.STATUSES[row["status"]].label


def _interval(definition: IndicatorDefinition, form: NumberForm, row: Row) -> str:
    if row["lower95"] is not None:
        return _("95% interval {interval}").format(interval=form.interval(row["lower95"], row["upper95"]))
    return _("a fact") if definition.statistic == "fact" else _("no interval published")


def _picture(definition: IndicatorDefinition, row: Row, name: str) -> Picture | None:
    split = present_split(definition, row, name)
    if split is None:
        return None
    svg = str(split.chart)
    return standing_alone(svg, said_of(svg))
