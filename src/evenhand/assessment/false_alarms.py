"""The false-alarm budget: how many outcomes chance alone would give, and how many were raised (METHODS 1.7)."""

from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.statistics.confidence import CONFIDENCE_95, CONFIDENCE_998, two_sided_z
from evenhand.statistics.false_alarms import NullCounts, null_counts, pairwise_correlation

DRAWS: Final = 500
_FAR: Final = two_sided_z(CONFIDENCE_998)
_INTERVAL: Final = (2.5, 97.5)
_METHOD: Final = "Simulated as if no practice were unusual, the correlation between indicators kept"

_Counts = NDArray[np.int64]


def false_alarms(
    results: pl.DataFrame, practices: pl.DataFrame, *, seed: int, draws: int = DRAWS
) -> dict[str, Any]:
    """Return the false-alarm budget of a release, ready for JSON.

    `results` needs ``practice, indicator, z, outcome`` and `practices` ``code, commissioner``. The answer has
    ``method``, ``seed``, ``draws``, ``indicators`` (how many are judged), ``england`` and ``areas`` (by commissioner's
    code), the latter two with::

        {"judged": outcomes, "practices": practices with an outcome,
         "beyond_95": {"expected", "lower", "upper", "raised"},
         "beyond_998": {...}, "practices_beyond_998": {...}}

    ``expected`` is the mean count when no practice is unusual, ``lower`` and ``upper`` hold 95% of such counts,
    ``raised`` is the release's own. Under that null z is standard normal but for the discreteness of small counts (see
    :func:`evenhand.statistics.false_alarms.null_counts`); z beyond the 99.8% limits are moved in to them before the
    correlation is reckoned, so that the few who are unusual do not make it.
    """
    needed = results.select("practice", "indicator", "z", "outcome")
    judged = needed.filter(pl.col("outcome").is_not_null(), pl.col("z").is_finite())
    codes = judged["practice"].unique().sort()
    names = judged["indicator"].unique().sort()
    z = _matrix(judged, codes, names)
    areas, group = _areas(codes, practices)
    drawn = null_counts(
        pairwise_correlation(np.clip(z, -_FAR, _FAR)),
        np.isfinite(z),
        group,
        number=len(areas),
        draws=draws,
        seed=seed,
    )
    records = _records(judged, codes, group, len(areas), drawn)
    return {
        "method": _METHOD,
        "seed": seed,
        "draws": draws,
        "indicators": names.len(),
        "england": records[-1],
        "areas": dict(zip(areas, records[:-1], strict=True)),
    }


def _matrix(judged: pl.DataFrame, codes: pl.Series, names: pl.Series) -> NDArray[np.float64]:
    z = np.full((codes.len(), names.len()), np.nan)
    z[_place(judged["practice"], codes), _place(judged["indicator"], names)] = judged["z"].to_numpy()
    return z


def _place(values: pl.Series, among: pl.Series) -> NDArray[np.int64]:
    place = pl.DataFrame({"key": among, "place": np.arange(among.len())})
    found = values.to_frame("key").join(place, on="key", how="left", maintain_order="left")
    return np.asarray(found["place"].to_numpy(), dtype=np.int64)


def _areas(codes: pl.Series, practices: pl.DataFrame) -> tuple[list[str], NDArray[np.int64]]:
    """Return the commissioners' codes in order, and each practice's place among them; -1 without one."""
    known = codes.to_frame("code").join(
        practices.select("code", "commissioner"), on="code", how="left", maintain_order="left"
    )["commissioner"]
    names = known.drop_nulls().unique().sort().to_list()
    place = {name: number for number, name in enumerate(names)}
    return names, np.array([place.get(name, -1) for name in known], dtype=np.int64)


def _records(
    judged: pl.DataFrame, codes: pl.Series, group: NDArray[np.int64], number: int, drawn: NullCounts
) -> list[dict[str, Any]]:
    """Return one record a group, England's last."""
    row = _place(judged["practice"], codes)
    outside = (judged["outcome"] != "similar").to_numpy()
    far = (judged["outcome"] == "differs_explore").to_numpy()
    with_one = np.bincount(row[far], minlength=codes.len()) > 0
    outcomes, own_95, own_998 = (
        _grouped(np.bincount(row[which], minlength=codes.len()), group, number)
        for which in (np.ones(row.size, dtype=bool), outside, far)
    )
    members, own_practices = (
        _grouped(one, group, number) for one in (np.ones(codes.len(), dtype=bool), with_one)
    )
    expected = drawn.practices_beyond_998.mean(axis=0)
    return [
        {
            "judged": int(outcomes[at]),
            "practices": int(members[at]),
            # By definition one in twenty, and two in a thousand, of all outcomes.
            "beyond_95": _told((1 - CONFIDENCE_95) * outcomes[at], drawn.beyond_95[:, at], own_95[at]),
            "beyond_998": _told((1 - CONFIDENCE_998) * outcomes[at], drawn.beyond_998[:, at], own_998[at]),
            "practices_beyond_998": _told(expected[at], drawn.practices_beyond_998[:, at], own_practices[at]),
        }
        for at in range(number + 1)
    ]


def _grouped(of_practices: NDArray[Any], group: NDArray[np.int64], number: int) -> _Counts:
    inside = group >= 0
    sums = np.bincount(group[inside], weights=of_practices[inside], minlength=number)
    return np.append(sums, of_practices.sum()).astype(np.int64)


def _told(expected: float, counts: _Counts, raised: int) -> dict[str, float | int]:
    lower, upper = np.percentile(counts, _INTERVAL, method="inverted_cdf")
    return {
        "expected": round(float(expected), 4),
        "lower": int(lower),
        "upper": int(upper),
        "raised": int(raised),
    }
