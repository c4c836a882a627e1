"""What patients by sex and five-year age add up to: groups of ages, prescribing units and shares of the list."""

from typing import Final

import polars as pl

from evenhand.sources.reading.ages import GROUP_BANDS, SEXES, five_year_bands
from evenhand.sources.reading.prescribing_units import TENTHS, prescribing_units
from evenhand.store.schemas import MISSING, OBSERVED, SUPPRESSED

_SHARES: Final = {
    "list.aged_under_5_share": "0_4",
    "list.aged_20_24_share": "20_24",
    "list.aged_65_over_share": "65_over",
    "list.aged_85_over_share": "85_over",
}
_EVERYONE = "everyone"


def age_sums(counts: pl.DataFrame) -> pl.DataFrame:
    """Return ``practice, measure, value, state, row`` of every sum that a practice's records are complete for.

    `counts` has ``practice, sex, band, value, state, row``, each practice, sex and band once. A sum with a part
    withheld is suppressed, with a part missing is missing, and with a part not in the file is not there.
    """
    sums = _weighted(counts)
    everyone = sums.filter(pl.col("measure") == _EVERYONE).select("practice", everyone="value", whole="state")
    shares = (
        sums.filter(pl.col("measure").is_in(list(_SHARES)))
        .join(everyone, on="practice", maintain_order="left")
        .with_columns(
            value=pl.when(pl.col("everyone") > 0).then(pl.col("value") / pl.col("everyone")),
            # The list is known only where all of it is; a list of nobody has no shares.
            state=pl.when(pl.col("whole") != OBSERVED)
            .then(pl.col("whole"))
            .when(pl.col("everyone") > 0)
            .then(pl.col("state"))
            .otherwise(pl.lit(MISSING)),
        )
        .drop("everyone", "whole")
    )
    totals = sums.filter(~pl.col("measure").is_in([*_SHARES, _EVERYONE]))
    return pl.concat([totals, shares]).with_columns(
        value=pl.when(pl.col("state") == OBSERVED).then(pl.col("value"))
    )


def _weighted(counts: pl.DataFrame) -> pl.DataFrame:
    weights = _weights()
    needed = weights.group_by("measure").agg(needed=pl.len())
    return (
        counts.join(weights, on=["sex", "band"])
        .group_by("practice", "measure")
        .agg(
            (pl.col("value") * pl.col("weight")).sum() / pl.col("parts").first(),
            pl.col("row").min(),
            there=pl.len(),
            withheld=(pl.col("state") == SUPPRESSED).any(),
            absent=(pl.col("state") == MISSING).any(),
        )
        .join(needed, on="measure")
        .filter(pl.col("there") == pl.col("needed"))
        .with_columns(
            state=pl.when(pl.col("withheld"))
            .then(pl.lit(SUPPRESSED))
            .when(pl.col("absent"))
            .then(pl.lit(MISSING))
            .otherwise(pl.lit(OBSERVED))
        )
        .select("practice", "measure", "value", "state", "row")
        .sort("measure", "practice")
    )


def _weights() -> pl.DataFrame:
    """Return how much a patient of a sex and five-year band counts in each sum, in which parts of one."""
    plain: dict[str, tuple[tuple[str, ...], str]] = {
        f"list.groups.{sex}_{band}": ((sex,), band) for sex in SEXES for band in GROUP_BANDS
    }
    plain |= {measure: (SEXES, band) for measure, band in _SHARES.items()}
    plain |= {_EVERYONE: (SEXES, "0_over")}
    rows = [
        (measure, sex, five, 1, 1)
        for measure, (sexes, band) in plain.items()
        for sex in sexes
        for five in five_year_bands(band)
    ]
    rows += [
        (f"list.{unit.id}", sex, band, tenths, TENTHS)
        for unit in prescribing_units()
        for (sex, band), tenths in unit.tenths.items()
    ]
    schema = {
        "measure": pl.String,
        "sex": pl.String,
        "band": pl.String,
        "weight": pl.Int64,
        "parts": pl.Int64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
