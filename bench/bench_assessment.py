"""A national assessment at full size: 6,500 practices, 110 indicators, 12 periods, the latest judged, all in history.

Made figures: practices vary with five circumstances, with their area and by themselves. Making the store is not
measured; reading it, assessing everything METHODS part 1 asks for and writing the release is.
"""

import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import polars as pl

from bench.measured import Line, peak_gb
from evenhand.common.hashing import bytes_sha256
from evenhand.common.periods import Period
from evenhand.definitions import Catalogue, Expression, load_catalogue
from evenhand.definitions.framework import Member, Standard, Strand
from evenhand.definitions.parts import Applicability
from evenhand.store import Quarantine, Reading, Store
from evenhand.store.schemas import SCHEMAS

PRACTICES, INDICATORS, PERIODS, AREAS = 6_500, 110, 12, 106
CONTEXTS = ("deprivation", "distance", "turnover", "age", "language")
AS_OF = date(2022, 12, 31)
AIM_SECONDS, AIM_GB = 60.0, 2.0
CODES = [f"A{place:05d}" for place in range(PRACTICES)]
_STARTS = [date(2019 + (9 + 3 * place) // 12, 1 + (9 + 3 * place) % 12, 1) for place in range(PERIODS + 1)]
QUARTERS = [Period(start, following - timedelta(days=1)) for start, following in pairwise(_STARTS)]
KINDS = ("proportion", "proportion", "rate", "ratio")


def run() -> list[Line]:
    """Make the store, then assess it in a process of its own, so that its memory is its own."""
    with tempfile.TemporaryDirectory() as folder:
        make_store(Path(folder) / "store")
        command = [sys.executable, "-m", "bench.bench_assessment", folder]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        took, peak = map(float, done.stdout.split()[-2:])
    what = f"assess {PRACTICES:,} practices x {INDICATORS} indicators x {PERIODS} periods, everything"
    aim = f"under {AIM_SECONDS:.0f} s and {AIM_GB:.0f} GB on 2 cores"
    return [Line(what, took, peak, aim=aim, met=took < AIM_SECONDS and peak < AIM_GB)]


def catalogue() -> Catalogue:
    """Return 110 made indicators of the usual kinds, each allowing for five made circumstances."""
    shipped = load_catalogue()
    context = shipped.contexts["weighted-list-ratio"]
    contexts = {
        name: context.model_copy(
            update={"id": name, "title": name.title(), "expression": Expression.parse(f"made.{name}")}
        )
        for name in CONTEXTS
    }
    base = shipped.indicators["qof-ast003-net"]
    indicators = {
        f"made-{place}": base.model_copy(
            update={
                "id": f"made-{place}",
                "statistic": KINDS[place % len(KINDS)],
                "numerator": Expression.parse(f"made.count{place}"),
                "denominator": Expression.parse(f"made.base{place}"),
                "multiplier": 1.0,
                "cadence": "quarterly",
                "available_after_months": 0,
                "stale_after_months": 12,
                "minimum_denominator": None,
                "covariates": tuple(contexts),
                "balancing_pair": f"made-{(place + 1) % INDICATORS}",
                "applicability": Applicability(minimum_list=0, text="Used for every practice"),
            }
        )
        for place in range(INDICATORS)
    }
    members = tuple(Member(indicator=one, standard=Standard(kind="none")) for one in indicators)
    strand = Strand(id="made", title="Made", question="What is made?", indicators=members)
    framework = shipped.frameworks["open-data"].model_copy(update={"strands": (strand,)})
    return Catalogue(indicators, {"open-data": framework}, contexts)


def make_store(path: Path) -> None:
    """Write registers, circumstances and twelve quarters of 110 indicators."""
    rng = np.random.default_rng(20261123)
    store = Store.create(path)
    circumstances = rng.normal(size=(PRACTICES, len(CONTEXTS)))
    area = rng.integers(0, AREAS, PRACTICES)
    _registers(store, area)
    measures = {f"made.{name}": circumstances[:, place] for place, name in enumerate(CONTEXTS)}
    measures["list.registered"] = np.exp(rng.normal(9.0, 0.55, PRACTICES)).clip(900.0, 60_000.0).round()
    _add(store, "circumstances", [_observations(measures, Period.day(date(2022, 10, 1)))])
    for place in range(INDICATORS):
        effect = circumstances @ rng.normal(0.0, 0.1, len(CONTEXTS)) + rng.normal(0.0, 0.15, AREAS)[area]
        effect += rng.normal(0.0, 0.25, PRACTICES)
        tables = []
        for quarter in QUARTERS:
            base = (measures["list.registered"] * rng.uniform(0.02, 0.3)).round() + 10.0
            count = _count(KINDS[place % len(KINDS)], base, effect, rng)
            tables.append(_observations({f"made.count{place}": count, f"made.base{place}": base}, quarter))
        _add(store, f"indicator-{place}", tables)


def _count(kind: str, base: np.ndarray, effect: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    if kind == "proportion":
        return rng.binomial(base.astype(int), 1.0 / (1.0 + np.exp(-(1.0 + effect)))).astype(float)
    if kind == "rate":
        return rng.poisson(base * 0.3 * np.exp(effect)).astype(float)
    return np.round(base * 90.0 * np.exp(effect), 2)


def _registers(store: Store, area: np.ndarray) -> None:
    practices = {
        "practice": CODES, "name": [f"Practice {code}" for code in CODES], "opened": date(1990, 4, 1),
        "status": "open", "setting": "gp_practice", "as_at": date(2022, 6, 1),
    }  # fmt: skip
    areas = [f"{code:03d}" for code in area]
    memberships = {
        "practice": CODES, "commissioner": areas, "commissioner_name": [f"Area {one}" for one in areas],
        "icb": "QZZ", "icb_name": "A board", "region": "Y99", "region_name": "A region", "as_at": date(2022, 4, 1),
    }  # fmt: skip
    for kind, columns in (("practices", practices), ("memberships", memberships)):
        _add(store, kind, [_table(kind, columns)], kind)


def _observations(measures: dict[str, np.ndarray], period: Period) -> pl.DataFrame:
    return pl.concat(
        _table(
            "observations",
            {
                "practice": CODES, "measure": measure, "period_start": period.start, "period_end": period.end,
                "value": values, "state": "observed",
            },
        )
        for measure, values in measures.items()
    )  # fmt: skip


def _table(kind: str, columns: dict[str, object]) -> pl.DataFrame:
    frame = pl.DataFrame({"row": np.arange(2, PRACTICES + 2)})
    frame = frame.with_columns(
        **{
            name: pl.Series(values) if isinstance(values, list | np.ndarray) else pl.lit(values)
            for name, values in columns.items()
        }
    )
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in SCHEMAS[kind].items()
    )


def _add(store: Store, source: str, tables: list[pl.DataFrame], kind: str = "observations") -> None:
    rows = pl.concat(tables)
    reading = Reading(source, "made", {kind: rows}, Quarantine().table(), rows.height)
    store.add(reading, file=f"{source}.csv", sha256=bytes_sha256(source.encode()))


def _measured(folder: Path) -> None:
    from evenhand.assessment import assess
    from evenhand.release import write_release

    begun = time.perf_counter()
    draft = assess(Store.open(folder / "store"), catalogue(), "open-data", AS_OF, quiet=True)
    write_release(draft, folder / "release")
    print(time.perf_counter() - begun, peak_gb())


if __name__ == "__main__":
    _measured(Path(sys.argv[1]))
