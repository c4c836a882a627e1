"""Practices that are unlike others by what they are for, who their patients are, or how few they are (METHODS 1.5)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

from evenhand.release import Caveat, caveat
from evenhand.store import Store

YOUNG_ADULTS: Final = "aged_18_to_29"
"""The column :func:`young_adults` adds: the share of a practice's patients who are certainly aged 18 to 29."""
LEAST_LIST: Final = 750
"""The smallest list that has a fair comparator (METHODS 1.5)."""

_ADULTS = "demographics.aged_18_and_over_share"
_MIDDLE = "demographics.aged_30_to_74_share"
_OLD = "demographics.aged_65_and_over_share"


@dataclass(frozen=True)
class Rule:
    """One way of being unlike others: what `column` says, and the sentence for the practice.

    A text applies where it holds `words`, in any case of letters; a number where it is at least `least`, or below
    `below`. `source` is who says so. `assumed` is what no open file says, with a place for the number of practices;
    where it is set, the release carries it as a caveat.
    """

    column: str
    sentence: str
    source: str
    words: str = ""
    least: float | None = None
    below: float | None = None
    assumed: str = ""

    def applies(self) -> pl.Expr:
        """Return whether the rule holds; false where the column is null."""
        column = pl.col(self.column)
        if self.words:
            found = column.str.to_lowercase().str.contains(self.words, literal=True)
        elif self.least is not None:
            found = column >= self.least
        else:
            found = column < self.below
        return found.fill_null(False)


_PAYMENTS = "NHS Payments to General Practice, {}, 2016/17 to 2023/24"
_REGISTER = "the practice's name in the register of practices"

RULES: Final = (
    Rule(
        "practice_type",
        "No fair comparator: it is a walk-in centre, and sees people who are not registered with it",
        _PAYMENTS.format("practice type"),
        words="walk in",
    ),
    Rule(
        "atypical",
        "No fair comparator: it had no registered patients in the year of the payments file",
        _PAYMENTS.format("atypical characteristics"),
        words="no registered patients",
    ),
    Rule(
        "name",
        "No fair comparator: it is for homeless people, who need other care than most practices' patients",
        _REGISTER,
        words="homeless",
        assumed="No open file says which practices are for homeless people: {} so named in the register count as such",
    ),
    Rule(
        "name",
        "No fair comparator: it is for people seeking asylum, who need other care than most practices' patients",
        _REGISTER,
        words="asylum",
        assumed="No open file says which practices are for people seeking asylum: {} so named in the register count as "
        "such",
    ),
    Rule(
        YOUNG_ADULTS,
        "No fair comparator: at least half of its patients were aged 18 to 29 in April 2020, as in a university "
        "practice",
        "age structure of practices, House of Commons Library, April 2020",
        least=0.5,
        assumed="No open file says which are university practices: {} with at least half of their patients aged 18 to "
        "29 in April 2020 count as such",
    ),
    Rule(
        "aged-65-and-over",
        "No fair comparator: at least four in five of its patients are aged 65 and over, as where a practice is for "
        "care homes",
        "the context aged-65-and-over",
        least=0.8,
        assumed="No open file says which practices are for care homes: {} with at least four in five of their patients "
        "aged 65 and over count as such",
    ),
    Rule(
        "list_size",
        f"No fair comparator: fewer than {LEAST_LIST:,} patients are registered, too few to be like another practice",
        "METHODS 1.5",
        below=LEAST_LIST,
    ),
)
"""In the order in which a practice is told. The payments files say nothing of universities, homeless people or care
homes, whatever their column is called; ages and names do. On the practices of England in 2022 no practice lies between
0.50 and 0.87 aged 65 and over."""

COMPARED_AS_ANY: Final = ("part year of data", "large fluctuation in patients")
"""The other atypical characteristics of the payments files. They bear on payments a patient, whose indicators leave
such practices out by their own definition, and not on who the patients are."""


def young_adults(store: Store, as_of: date) -> pl.DataFrame:
    """Return ``code`` and the share of its patients who are certainly aged 18 to 29, from the latest ages to `as_of`.

    Of adults, all who are neither 30 to 74 nor 65 and over: those aged 65 to 74 are taken off twice, so it is the
    least the share can be.
    """
    rows = store.read("observations", {_ADULTS, _MIDDLE, _OLD}).filter(pl.col("period_end") <= as_of)
    last = rows.sort("period_end").unique(["practice", "measure"], keep="last", maintain_order=True)
    value = {
        name: pl.col("value").filter(pl.col("measure") == name).first() for name in (_ADULTS, _MIDDLE, _OLD)
    }
    share = (value[_ADULTS] - value[_MIDDLE] - value[_OLD]).clip(lower_bound=0.0)
    return (
        last.group_by("practice", maintain_order=True)
        .agg(share.alias(YOUNG_ADULTS))
        .rename({"practice": "code"})
    )


def atypical_reasons(practices: pl.DataFrame) -> pl.Series:
    """Return why each practice is unlike others, the first of :data:`RULES` that holds, or null.

    `practices` may lack a column: then no rule on it holds. A practice that is not compared anyway has no reason.
    """
    reasons = [
        pl.when(rule.applies() & pl.col("not_compared").is_null()).then(pl.lit(rule.sentence))
        for rule in RULES
        if rule.column in practices.columns
    ]
    return practices.select(
        no_fair_comparator=pl.coalesce(*reasons, pl.lit(None, dtype=pl.String))
    ).to_series()


def atypical_caveats(practices: pl.DataFrame, reasons: pl.Series) -> list[Caveat]:
    """Return what was assumed in finding atypical practices, and which of the publisher's words nobody knows."""
    caveats = []
    for rule in RULES:
        count = int((reasons == rule.sentence).sum())
        if rule.assumed and count:
            caveats.append(caveat(rule.assumed.format(f"{count:,} practice{'s' if count != 1 else ''}")))
    return [*caveats, *_unknown_words(practices)]


def _unknown_words(practices: pl.DataFrame) -> list[Caveat]:
    """Tell of atypical characteristics that are in no rule: such practices are compared as any other."""
    known = [*COMPARED_AS_ANY, *(rule.words for rule in RULES if rule.column == "atypical")]
    words = practices.select(pl.col("atypical").str.to_lowercase().str.split("|").explode().str.strip_chars())
    unknown = words.to_series().drop_nulls()
    unknown = unknown.filter((unknown != "") & ~unknown.is_in(known))
    return [
        caveat(
            f"The payments file calls {count:,} practice{'s' if count != 1 else ''} atypical in words not known "
            f"here ({word!r}): they are compared as any other"
        )
        for word, count in unknown.value_counts(name="count").sort(unknown.name).iter_rows()
    ]
