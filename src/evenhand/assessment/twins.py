"""Every practice's statistical twins, and the practices that nobody is enough like to compare fairly (METHODS 1.5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.assessment.atypical import atypical_caveats, atypical_reasons
from evenhand.definitions.schema import ContextDefinition
from evenhand.release import Caveat, caveat
from evenhand.release.schemas import TWINS, conform
from evenhand.statistics.peers import NOBODY, Peers, nearest_peers

LEAST_KNOWN: Final = 0.8
"""A context that is known for less than this share of practices tells no twins: too many would have none."""
TOO_FAR: Final = (
    "No fair comparator: hardly any practice has patients in circumstances like its own; even the tenth nearest is "
    "further off than for 99 practices in 100"
)


@dataclass(frozen=True)
class Twins:
    """Twins of every practice, one row a practice in the order given.

    `table` is twins.parquet; `tenth` how far the tenth twin is, null without; `reasons` why there is no fair
    comparator, or null; `index` the rows of the twins, shape (K, 20), NOBODY where there is none.
    """

    table: pl.DataFrame
    tenth: pl.Series
    reasons: pl.Series
    index: NDArray[np.int64]
    caveats: tuple[Caveat, ...]


def twins(practices: pl.DataFrame, contexts: Mapping[str, ContextDefinition]) -> Twins:
    """Return the twins of `practices` by the `contexts` that are known for most of them and are no resource.

    Resources are shown apart (METHODS 1.2): practices with the same money and rooms are not alike for that.

    `practices` has ``code, list_size, atypical, practice_type, not_compared``, one column a context (its id) and, where
    they are known, ``name`` and ``aged_18_to_29``. Twins are found among practices that are compared, are not
    atypical and have enough patients. An atypical practice has no twins. A practice with a context that is not known
    has none either, but is compared, without adjustment: that alone gives no reason.
    """
    reasons = atypical_reasons(practices)
    eligible = practices.select(
        pl.col("not_compared").is_null() & pl.col("list_size").is_not_null() & reasons.is_null()
    ).to_series()
    # A context that nobody's is known of is told of once, where contexts are.
    known = {
        name: one
        for name, one in contexts.items()
        if not one.resource and practices[name].null_count() < practices.height
    }
    used, left_out = _contexts(practices.filter(eligible), known)
    values = practices.select(pl.col(name).cast(pl.Float64).fill_null(np.nan) for name in used)
    found = nearest_peers(values.to_numpy().reshape(practices.height, len(used)), eligible.to_numpy())
    has = practices["not_compared"].is_null() & reasons.is_null()
    far = pl.Series(found.no_fair) & has
    index = np.where(has.to_numpy()[:, None], found.index, NOBODY)
    tenth = pl.Series("twin_distance", np.where(has, found.tenth, np.nan)).fill_nan(None)
    told = pl.select(pl.when(far).then(pl.lit(TOO_FAR)).otherwise(reasons).alias("no_fair_comparator"))
    return Twins(
        table=_table(practices["code"], index, found),
        tenth=tenth,
        reasons=told.to_series(),
        index=index,
        caveats=(
            *atypical_caveats(practices, reasons),
            *left_out,
            *_caveats(found, len(used), int(eligible.sum()), int((pl.Series(found.incomplete) & has).sum())),
        ),
    )


def _contexts(
    eligible: pl.DataFrame, contexts: Mapping[str, ContextDefinition]
) -> tuple[list[str], list[Caveat]]:
    """Return the contexts known for enough of the `eligible`, and a caveat for each of the others."""
    used, caveats = [], []
    for name, definition in contexts.items():
        known = eligible.height - eligible[name].null_count()
        if eligible.height and known >= LEAST_KNOWN * eligible.height:
            used.append(name)
        else:
            caveats.append(
                caveat(
                    f"{definition.title} is not used to find twins: it is known for {known:,} of "
                    f"{eligible.height:,} practices"
                )
            )
    return used, caveats


def _table(codes: pl.Series, index: NDArray[np.int64], found: Peers) -> pl.DataFrame:
    rows, positions = np.nonzero(index != NOBODY)
    columns = {
        "practice": codes.gather(rows),
        "twin": codes.gather(index[rows, positions]),
        "position": positions + 1,
        "distance": found.distance[rows, positions],
    }
    return conform("twins", pl.DataFrame(columns, schema=TWINS))


def _caveats(found: Peers, used: int, eligible: int, incomplete: int) -> list[Caveat]:
    if found.too_few or not used:
        why = f"only {eligible:,} practices can be twins" if found.too_few else "no context is known"
        return [caveat(f"No practice has twins: {why}")]
    if incomplete:
        plural = "s have" if incomplete != 1 else " has"
        return [caveat(f"{incomplete:,} practice{plural} no twins: one of their contexts is not known")]
    return []
