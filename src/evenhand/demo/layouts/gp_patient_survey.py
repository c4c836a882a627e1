"""GP Patient Survey by practice: the series that began in 2024, and the one before it, whose questions go by number."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from scipy.special import expit

from evenhand.demo.layouts.frames import write_frame
from evenhand.demo.scene import Scene
from evenhand.demo.world import FloatArray, IntArray
from evenhand.demo.years import Year

NEW_SERIES_FROM: Final = 2024
"""The survey of that year and later ones are in the new layout."""
FEWEST_ANSWERS: Final = 10
SUPPRESSED: Final = "-98"
_ASKED, _AT_MOST, _ANSWER_RATE = 430, 0.3, -1.05
"""People asked a practice, at most so large a share of its list; how many answer, as a logit."""
_MOVED_BY_CHANGE: Final = 0.12
"""How much better people answer the older questions, as a logit: the two series cannot be joined."""


@dataclass(frozen=True)
class Question:
    """A question: its stem, its number in the older series, how many answer it, and whose truth it has."""

    stem: str
    number: str
    answer: float
    planted: str
    level: float = 0.0


QUESTIONS: Final = (
    Question("overallexp", "Q28", 0.99, "gpps-overall"),
    Question("localgpservicesreception", "Q4", 0.97, "gpps-reception-helpful"),
    Question("lastgpapptlisten", "Q87", 0.93, "gpps-listening"),
    Question("lastgpapptcare", "Q88", 0.93, "gpps-care-concern"),
    Question("lastgpapptdecision", "", 0.88, "", 2.3),
    Question("lastgpapptconf", "", 0.93, "", 2.5),
    Question("lastgpapptneeds", "", 0.92, "", 2.2),
    Question("localgpservicesphone", "Q3", 0.90, "gpps-phone-easy"),
    Question("localgpserviceswebsite", "", 0.60, "gpps-website-easy"),
    Question("localgpservicesapp", "", 0.52, "gpps-app-easy"),
    Question("gpcontactoverall", "", 0.96, "gpps-contact-good"),
    Question("localgpservicesprefhpsee", "", 0.55, "gpps-preferred-hcp"),
    Question("healthcareplan", "", 0.45, "care-plan-offered"),
)


def write_survey(folder: Path, scene: Scene, year: Year) -> None:
    """Write the survey that was asked from January to March of the year."""
    survey = year.first + 1
    rng = scene.rng("survey", survey)
    asked = np.minimum(rng.poisson(_ASKED, year.lists.size), np.floor(_AT_MOST * year.lists)).astype(np.int64)
    deprived = scene.world.column("deprivation")[year.open_rows]
    received = rng.binomial(asked, expit(_ANSWER_RATE - 0.02 * (deprived - 21)))
    who = year.table(scene.world)
    rate = pl.Series(np.divide(received, asked, out=np.zeros(asked.size), where=asked > 0).round(6))
    if survey < NEW_SERIES_FROM:
        table = who.select(Practice_Code="code", Practice_Name="name").with_columns(
            distributed=pl.Series(asked), received=pl.Series(received), resprate=rate
        )
        older = [one for one in QUESTIONS if one.number]
        columns = [column for one in older for column in _older(rng, scene, year, one, received)]
        name = f"GPPS_{survey}_Practice_data_(unweighted)_(csv)_PUBLIC.csv"
    else:
        table = _who(scene, who).with_columns(
            distributed=pl.Series(asked), received=pl.Series(received), resprate=rate
        )
        columns = [column for one in QUESTIONS for column in _newer(rng, scene, year, one, received)]
        name = f"GPPS_{survey}_Practice_data_(weighted)_(csv)_PUBLIC.csv"
    write_frame(folder / name, table.with_columns(columns))


def _who(scene: Scene, who: pl.DataFrame) -> pl.DataFrame:
    areas = scene.world.areas.with_row_index("area_number").with_columns(pl.col("area_number").cast(pl.Int64))
    return who.join(areas, on="area_number", how="left", maintain_order="left").select(
        ad_practicecode="code", ad_practicename="name", ad_icscode="icb", ad_icsname="icb_name",
        ad_pcncode="network", ad_pcnname="network_name",
    )  # fmt: skip


def _answers(
    rng: np.random.Generator, scene: Scene, year: Year, one: Question, received: IntArray, moved: float
) -> tuple[IntArray, FloatArray]:
    """Return how many answered, and the share of good answers among them."""
    truth = (
        scene.true(one.planted)
        if one.planted
        else scene.usual(f"survey {one.stem}", one.level, 0.32, "experience", 0.6)
    )
    base = rng.binomial(received, one.answer)
    good = rng.binomial(base, expit(truth[year.open_rows] + moved))
    return base, np.divide(good, base, out=np.zeros(base.size), where=base > 0)


def _newer(
    rng: np.random.Generator, scene: Scene, year: Year, one: Question, received: IntArray
) -> list[pl.Series | pl.Expr]:
    base, share = _answers(rng, scene, year, one, received, 0.0)
    half = 1.96 * np.sqrt(share * (1 - share) / np.maximum(base, 1))
    few = pl.Series(base < FEWEST_ANSWERS)
    weighted = base * rng.uniform(0.8, 1.25, base.size)
    shares = {
        "pcteval": share, "lowileval": (share - half).clip(0), "hiwileval": (share + half).clip(None, 1),
    }  # fmt: skip
    hidden = [
        pl.when(~few).then(pl.lit(pl.Series(values.round(6)).cast(pl.String))).otherwise(pl.lit(SUPPRESSED))
        .alias(f"{one.stem}.{name}")
        for name, values in shares.items()
    ]  # fmt: skip
    return [
        *hidden,
        pl.Series(f"{one.stem}.baseevaluw", base),
        pl.Series(f"{one.stem}.baseevalw", weighted.round(3)),
        pl.Series(f"{one.stem}.counteval", (weighted * share).round(3)),
    ]


def _older(
    rng: np.random.Generator, scene: Scene, year: Year, one: Question, received: IntArray
) -> list[pl.Series | pl.Expr]:
    base, share = _answers(rng, scene, year, one, received, _MOVED_BY_CHANGE)
    shown = pl.when(pl.Series(base >= FEWEST_ANSWERS)).then(pl.lit(pl.Series(share.round(6)).cast(pl.String)))
    return [
        pl.Series(f"{one.number}base", base),
        shown.otherwise(pl.lit(SUPPRESSED)).alias(f"{one.number}_12pct"),
    ]
