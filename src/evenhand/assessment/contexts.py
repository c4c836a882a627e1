"""A practice's context: circumstances outside its control, from where its patients live and from published measures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.common.periods import months_after
from evenhand.definitions.bands import BANDS, CAPACITY
from evenhand.definitions.schema import ContextDefinition
from evenhand.release import Caveat, caveat
from evenhand.store import Store

MINIMUM_KNOWN_SHARE = 0.8
"""A roll-up says nothing where the area of less than four patients in five is known."""


@dataclass(frozen=True)
class Contexts:
    """Every practice's contexts, and England's.

    `values` has the columns ``code`` and each context's id; `england` is one record a context: its definition's words
    with ``england`` (list-weighted mean), ``median``, and the ``year`` and the expiry of the figures that were read.
    """

    values: pl.DataFrame
    england: tuple[dict[str, Any], ...]
    caveats: tuple[Caveat, ...]

    @property
    def unknown(self) -> frozenset[str]:
        """The contexts that are known for no practice: the files they are made of were not read."""
        height = self.values.height
        return frozenset(one.name for one in self.values if one.name != "code" and one.null_count() == height)


def practice_contexts(
    store: Store, definitions: Iterable[ContextDefinition], practices: pl.DataFrame, as_of: date
) -> Contexts:
    """Return the contexts of `practices` (columns ``code`` and ``list_size``) from what was known on `as_of`.

    A definition says of which year its figures were when it was written, and when they expire. Figures of another year
    are of that year here, and expire as long after it.
    """
    values = practices.select("code", "list_size")
    england, caveats = [], []
    registrations = _latest_registrations(store.read("registrations"), as_of)
    for written in definitions:
        found, day = _values(store, written, registrations, as_of)
        definition = _of_the_year(written, day)
        rows = found.rename({"practice": "code", "value": definition.id})
        values = values.join(rows, on="code", how="left")
        england.append(_england(definition, values))
        caveats += _caveats(definition, values, as_of)
    return Contexts(values.drop("list_size"), tuple(england), tuple(caveats))


def _of_the_year(definition: ContextDefinition, day: date | None) -> ContextDefinition:
    """Return the definition with the year of figures that are of `day`, and the expiry that goes with it."""
    if day is None or day.year == definition.year:
        return definition
    expires_on = months_after(definition.expires_on, 12 * (day.year - definition.year))
    return definition.model_copy(update={"year": day.year, "expires_on": expires_on})


def _values(
    store: Store, definition: ContextDefinition, registrations: pl.DataFrame, as_of: date
) -> tuple[pl.DataFrame, date | None]:
    """Return each practice's value, and the day the figures are of: the oldest measure's where there are several."""
    if definition.place_measure is not None:
        places = _latest_of_places(store, definition.place_measure, as_of)
        return _rolled_up(registrations, places), _day(places["period_end"])
    if definition.expression is not None:
        return _evaluated(store, definition, as_of)
    assert definition.text_measure is not None
    texts = _latest(store.read("observations", {definition.text_measure}), as_of)
    told = texts.filter(pl.col("text").is_not_null()).select(
        "practice", value=(pl.col("text") == definition.equals).cast(pl.Float64)
    )
    return told, _day(texts["period_end"])


def _day(days: pl.Series) -> date | None:
    last = days.max()
    return last if isinstance(last, date) else None


def _rolled_up(registrations: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Return the mean of a place's figure over a practice's patients; null where too few of their areas are known."""
    joined = registrations.join(places, on="place", how="left")
    known = pl.col("value").is_not_null()
    return (
        joined.group_by("practice")
        .agg(
            total=pl.col("patients").sum(),
            known=pl.col("patients").filter(known).sum(),
            weighted=(pl.col("patients") * pl.col("value")).sum(),
        )
        .filter(pl.col("known") > 0, pl.col("known") >= MINIMUM_KNOWN_SHARE * pl.col("total"))
        .select("practice", value=pl.col("weighted") / pl.col("known"))
    )


def _latest_registrations(rows: pl.DataFrame, as_of: date) -> pl.DataFrame:
    days = [day for day in rows["period_end"].unique() if day <= as_of]
    return rows.filter(pl.col("period_end") == max(days)) if days else rows.clear()


def _latest_of_places(store: Store, measure: str, as_of: date) -> pl.DataFrame:
    rows = store.read("places", {measure}).filter(pl.col("period_end") <= as_of)
    last = rows.sort("period_end").unique("place", keep="last", maintain_order=True)
    return last.select("place", "value", "period_end")


def _evaluated(store: Store, definition: ContextDefinition, as_of: date) -> tuple[pl.DataFrame, date | None]:
    assert definition.expression is not None
    rows = store.read("observations", set(definition.expression.measures)).filter(
        pl.col("period_end") <= as_of
    )
    last = rows.sort("period_end").unique(["practice", "measure"], keep="last", maintain_order=True)
    wide = last.pivot("measure", index="practice", values="value")
    columns = {name: _in_bands(name, wide) for name in definition.expression.measures}
    values = pl.Series("value", definition.expression.evaluate(columns), dtype=pl.Float64).fill_nan(None)
    days = dict(last.group_by("measure").agg(pl.col("period_end").max()).iter_rows())
    known = values.null_count() < values.len()
    return wide.select("practice").with_columns(values), min(days.values()) if known else None


def _in_bands(measure: str, wide: pl.DataFrame) -> NDArray[np.float64]:
    """Return a measure's values; of one that others see in bands, the middle of each band (R-19).

    A context goes into what is expected of every practice, and whoever knows the other contexts and one practice's own
    rooms could work all rooms back from that. So the number itself never enters.
    """
    if measure not in wide.columns:
        return np.full(wide.height, np.nan)
    values = wide[measure].cast(pl.Float64).fill_null(np.nan).to_numpy()
    bands = CAPACITY.get(measure)
    return BANDS[bands].middles(values) if bands else values


def _latest(rows: pl.DataFrame, as_of: date) -> pl.DataFrame:
    known = rows.filter(pl.col("period_end") <= as_of).sort("period_end")
    return known.unique("practice", keep="last", maintain_order=True)


def _england(definition: ContextDefinition, values: pl.DataFrame) -> dict[str, Any]:
    known = values.filter(pl.col(definition.id).is_not_null(), pl.col("list_size") > 0)
    weight, value = pl.col("list_size"), pl.col(definition.id)
    mean, median = known.select((weight * value).sum() / weight.sum(), value.median().alias("median")).row(0)
    words = definition.model_dump(
        mode="json", include={"id", "title", "question", "unit", "unit_symbol", "decimals", "resource"}
    )
    return {
        **words,
        "why": definition.why,
        "source": definition.source,
        "year": definition.year,
        "expires_on": definition.expires_on.isoformat(),
        "england": None if mean is None or mean != mean else mean,
        "median": median,
    }


def _caveats(definition: ContextDefinition, values: pl.DataFrame, as_of: date) -> list[Caveat]:
    caveats = []
    missing = int(values[definition.id].null_count())
    if missing == values.height:
        return [
            caveat(
                f"{definition.title} is not known for any practice, as no file that was read tells it: no figure "
                "allows for it"
            )
        ]
    if missing:
        caveats.append(
            caveat(f"{definition.title} is not known for {missing:,} of {values.height:,} practices")
        )
    if definition.expires_on < as_of:
        sentence = (
            f"{definition.title} is of {definition.year}; newer figures were due by {definition.expires_on}"
        )
        caveats.append(caveat(sentence))
    return caveats
