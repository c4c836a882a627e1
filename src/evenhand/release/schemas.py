"""The tables of a release: their columns, in order, and types. Stable: columns are only ever added at the end."""

from typing import Final, TypeVar

import polars as pl

Schema = dict[str, pl.DataType]

_TEXT, _NUMBER, _DAY = pl.String(), pl.Float64(), pl.Date()

STATUSES: Final = (
    "ok",
    "too_small",
    "suppressed",
    "missing",
    "not_applicable",
    "stale",
    "under_challenge",
    "no_fair_comparator",
    # Only of what leaves for the public: the figure itself is for its practice and commissioner.
    "banded",
)
OUTCOMES: Final = ("similar", "worth_a_look", "differs_explore")
DIRECTIONS: Final = ("lower", "similar", "higher")
STANDARD_KINDS: Final = ("none", "minimum", "developmental")

RESULTS: Final[Schema] = {
    "practice": _TEXT,
    "indicator": _TEXT,
    "strand": _TEXT,
    "period_start": _DAY,
    "period_end": _DAY,
    "numerator": _NUMBER,
    "denominator": _NUMBER,
    "value": _NUMBER,
    "lower95": _NUMBER,
    "upper95": _NUMBER,
    "lower998": _NUMBER,
    "upper998": _NUMBER,
    "england": _NUMBER,
    "area_value": _NUMBER,
    "expected": _NUMBER,
    "adjusted": _NUMBER,
    "gap": _NUMBER,
    "context_part": _NUMBER,
    "place_part": _NUMBER,
    "chance_part": _NUMBER,
    "unexplained_part": _NUMBER,
    "unexplained_lower": _NUMBER,
    "unexplained_upper": _NUMBER,
    "reliability": _NUMBER,
    "z": _NUMBER,
    "tau2": _NUMBER,
    "funnel_lower95": _NUMBER,
    "funnel_upper95": _NUMBER,
    "funnel_lower998": _NUMBER,
    "funnel_upper998": _NUMBER,
    "outcome": _TEXT,
    "outcome_level": _NUMBER,
    "direction": _TEXT,
    "standard_kind": _TEXT,
    "standard_target": _NUMBER,
    "standard_outcome": _TEXT,
    "colour": _TEXT,
    "robustness": _NUMBER,
    "rank_lower": _NUMBER,
    "rank_upper": _NUMBER,
    "ranked_of": _NUMBER,
    "status": _TEXT,
    "status_reason": _TEXT,
    "context_note": _TEXT,
    "source_editions": _TEXT,
    # A fact in words, such as a CQC rating, which is never turned into a number.
    "value_text": _TEXT,
    # Benjamini and Hochberg's q of the outcome, among the indicator's compared practices.
    "q_value": _NUMBER,
    # The place in the funnel that allows for neither context nor place: what a plain comparison would say.
    "crude_z": _NUMBER,
    # The pooled value of the practice's statistical twins.
    "peer_value": _NUMBER,
}

HISTORY: Final[Schema] = {
    "practice": _TEXT,
    "indicator": _TEXT,
    "period_start": _DAY,
    "period_end": _DAY,
    "numerator": _NUMBER,
    "denominator": _NUMBER,
    "value": _NUMBER,
    "lower95": _NUMBER,
    "upper95": _NUMBER,
}

PRACTICES: Final[Schema] = {
    "code": _TEXT,
    "name": _TEXT,
    "address": _TEXT,
    "town": _TEXT,
    "postcode": _TEXT,
    "pcn": _TEXT,
    "pcn_name": _TEXT,
    "commissioner": _TEXT,
    "commissioner_name": _TEXT,
    "icb": _TEXT,
    "icb_name": _TEXT,
    "region": _TEXT,
    "region_name": _TEXT,
    "contract_type": _TEXT,
    "dispensing": _TEXT,
    "atypical": _TEXT,
    "list_size": _NUMBER,
    "weighted_list": _NUMBER,
    "status": _TEXT,
    "opened": _DAY,
    "closed": _DAY,
    "successor": _TEXT,
    "successor_name": _TEXT,
    "latitude": _NUMBER,
    "longitude": _NUMBER,
    "phone": _TEXT,
    "website": _TEXT,
    # How far the tenth nearest practice in context is, in standard deviations.
    "twin_distance": _NUMBER,
}
"""Followed by one Float64 column for each context, named by :func:`context_column`."""

CONTRIBUTIONS: Final[Schema] = {
    "practice": _TEXT,
    "indicator": _TEXT,
    "covariate": _TEXT,
    "contribution": _NUMBER,
}

AREAS: Final[Schema] = {
    "level": _TEXT,
    "area": _TEXT,
    "area_name": _TEXT,
    "indicator": _TEXT,
    "period_start": _DAY,
    "period_end": _DAY,
    "numerator": _NUMBER,
    "denominator": _NUMBER,
    "value": _NUMBER,
    "lower95": _NUMBER,
    "upper95": _NUMBER,
    "practices": pl.Int64(),
    "place_effect": _NUMBER,
    "place_lower": _NUMBER,
    "place_upper": _NUMBER,
    # A fact of the area in words, such as whether an infection target was met.
    "value_text": _TEXT,
    # Of an indicator of the commissioner only, which is in no practice's results and so has its status here: why the
    # area has no figure, or one that is shown and not judged. Null where practices' figures are pooled beside theirs,
    # unless the pooled figure was withheld when it was published.
    "status": _TEXT,
    "status_reason": _TEXT,
}

TWINS: Final[Schema] = {
    "practice": _TEXT,
    "twin": _TEXT,
    "position": pl.Int64(),
    "distance": _NUMBER,
}
"""The practices most like each practice in context, the nearest at position 1."""

FUNNELS: Final[Schema] = {
    "indicator": _TEXT,
    "given": _TEXT,
    "denominator": _NUMBER,
    "lower95": _NUMBER,
    "upper95": _NUMBER,
    "lower998": _NUMBER,
    "upper998": _NUMBER,
}
"""The limits as curves: at the average practice's expectation, by denominator."""

GIVEN_CONTEXT_AND_PLACE: Final = "context_and_place"
GIVEN_NOTHING: Final = "nothing"

ENGLAND: Final = "england"
LEVELS: Final = (ENGLAND, "region", "icb", "commissioner")

TABLES: Final[dict[str, Schema]] = {
    "results": RESULTS,
    "history": HISTORY,
    "practices": PRACTICES,
    "contributions": CONTRIBUTIONS,
    "areas": AREAS,
    "twins": TWINS,
    "funnels": FUNNELS,
}

DOCUMENTS: Final = ("indicators.json", "framework.json", "caveats.json", "models.json", "judgement.json")
"""The files of a release that are not tables."""

CONTEXT_PREFIX: Final = "context_"


def context_column(context: str) -> str:
    """Return the column of practices.parquet that holds a context, by its id."""
    return CONTEXT_PREFIX + context.replace("-", "_")


Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)


def conform(table: str, frame: Frame) -> Frame:
    """Return `frame` with the columns of a table, in order; those it lacks are null. Contexts stay at the end."""
    schema, there = TABLES[table], frame.collect_schema().names()
    contexts = table == "practices"
    extra = [name for name in there if contexts and name.startswith(CONTEXT_PREFIX)]
    columns = [
        (pl.col(name).cast(kind) if name in there else pl.lit(None, dtype=kind).alias(name))
        for name, kind in schema.items()
    ]
    return frame.select(*columns, *[pl.col(name).cast(pl.Float64) for name in extra])
