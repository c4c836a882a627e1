"""Why a figure is, or is not, compared: one status and one sentence a figure, in the words of the glossary."""

from datetime import date

import polars as pl

from evenhand.common.periods import Period, months_after
from evenhand.definitions.schema import IndicatorDefinition

COMPARED = ("ok", "stale")
"""Statuses whose figures are set beside the others of their period. Only an ok one gets an outcome."""


def with_status(
    definition: IndicatorDefinition, table: pl.DataFrame, as_of: date, period: Period | None
) -> pl.DataFrame:
    """Return `table` with ``status`` and ``status_reason``.

    `table` has the measured columns, ``not_compared`` (a reason that concerns the practice itself, such as its closing,
    or null), ``no_fair_comparator`` (why nobody is like the practice, or null), ``list_size``, ``atypical`` and
    ``practice_type``. The first reason that applies is given: the practice is closed or is not a general practice, the
    figure is withheld or missing, the indicator compares nobody or is not used for such a practice, nobody is like it,
    too few patients, stale. A fact is never compared, so it needs nobody alike.
    """
    reasons = [
        ("not_applicable", pl.col("not_compared")),
        (
            "suppressed",
            _when(pl.col("state") == "suppressed", "The publisher withheld this figure to protect people"),
        ),
        ("missing", _when(_missing(definition), _missing_reason(definition, table, period))),
        (
            "missing",
            _when(
                _above_its_denominator(definition),
                "More were counted than could have been: the publisher's numerator is above its denominator",
            ),
        ),
        ("not_applicable", _never(definition)),
        ("not_applicable", _excluded(definition)),
        ("no_fair_comparator", _without_comparator(definition)),
        ("too_small", _too_small(definition)),
        ("stale", _stale(definition, as_of)),
    ]
    first = pl.coalesce([reason for _, reason in reasons])
    status = pl.coalesce([pl.when(reason.is_not_null()).then(pl.lit(name)) for name, reason in reasons])
    return table.with_columns(status=status.fill_null("ok"), status_reason=first)


def _when(condition: pl.Expr, sentence: str | pl.Expr) -> pl.Expr:
    words = pl.lit(sentence) if isinstance(sentence, str) else sentence
    return pl.when(condition.fill_null(False)).then(words).otherwise(pl.lit(None, dtype=pl.String))


def _missing(definition: IndicatorDefinition) -> pl.Expr:
    absent = pl.col("state").is_null() | (pl.col("state") == "missing")
    if definition.statistic == "fact":
        return absent
    needed = ["numerator"] + (["denominator"] if definition.is_quotient else [])
    return absent | pl.any_horizontal([pl.col(name).is_null() for name in needed]) | _empty(definition)


def _empty(definition: IndicatorDefinition) -> pl.Expr:
    return pl.col("denominator") <= 0 if definition.is_quotient else pl.lit(False)


def _missing_reason(definition: IndicatorDefinition, table: pl.DataFrame, period: Period | None) -> pl.Expr:
    none_at_all = f"There is no figure for {period.label}" if period else "There is no figure"
    if period is None and table["state"].null_count() == table.height:
        none_at_all = "There is no figure for any practice: no file that was read has one"
    of_nobody = "Nobody could be counted: the denominator is zero"
    if definition.standardisation is not None:
        of_nobody = (
            "Nothing can be expected of the practice's patients: England's events among such people are none"
        )
    return pl.when(pl.col("denominator") == 0).then(pl.lit(of_nobody)).otherwise(pl.lit(none_at_all))


def _above_its_denominator(definition: IndicatorDefinition) -> pl.Expr:
    if definition.statistic != "proportion":
        return pl.lit(False)
    return pl.col("numerator") > pl.col("denominator")


def _never(definition: IndicatorDefinition) -> pl.Expr:
    why = definition.never_compared
    return pl.lit(None if why is None else f"Shown, never compared. {why}", dtype=pl.String)


def _excluded(definition: IndicatorDefinition) -> pl.Expr:
    rule = definition.applicability
    left_out = pl.lit(False)
    for tag in rule.excludes:
        left_out |= pl.col("atypical").str.contains(tag, literal=True)
    if rule.excludes_practice_types:
        left_out |= pl.col("practice_type").is_in(list(rule.excludes_practice_types))
    return _when(left_out, rule.text)


def _without_comparator(definition: IndicatorDefinition) -> pl.Expr:
    nobody = pl.lit(None, dtype=pl.String)
    return nobody if definition.statistic == "fact" else pl.col("no_fair_comparator")


def _too_small(definition: IndicatorDefinition) -> pl.Expr:
    floor = definition.applicability.minimum_list
    reason = _when(
        pl.col("list_size") < floor, f"Too few patients to compare: fewer than {floor:,} are registered"
    )
    least = definition.least
    if least is None:
        return reason
    few = _when(
        pl.col("denominator" if definition.minimum_denominator else "base") < least.value,
        f"Too few to compare: fewer than {least.value:,g} {least.of}",
    )
    return pl.coalesce(few, reason)


def _stale(definition: IndicatorDefinition, as_of: date) -> pl.Expr:
    months = definition.stale_after_months
    said = f"Shown, not judged: its period ended more than {months} months before this release"
    if definition.statistic == "fact":
        said = f"It may have changed: it is of more than {months} months before this release"
    # The last day a period may end on without being stale; a period is stale from the day after its term.
    return _when(
        pl.col("period_end").map_elements(
            lambda end: months_after(end, months) < as_of, return_dtype=pl.Boolean
        ),
        said,
    )
