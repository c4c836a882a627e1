"""What a practice does not choose: how its patients move, how far help is, how many rooms it has, care homes."""

import numpy as np
import polars as pl

PATIENTS_A_ROOM = 1_500
_MOST_MINUTES, _MOST_TURNOVER, _MOST_CARE_HOMES = 75.0, 0.45, 0.06


def with_circumstances(rng: np.random.Generator, practices: pl.DataFrame) -> pl.DataFrame:
    """Return the practices with columns for their circumstances.

    `families` multiplies the share of children; `turnover` and `care_home_share` are shares of the list a year and on
    a day; `minutes_to_department` leads to the nearest emergency department by road, `departments_near` are those
    within half an hour, `practices_near` the other practices within 2 km, and `rooms` those patients are seen in.
    """
    size = practices.height
    rural, old = practices["rural_share"].to_numpy(), practices["elderly_share"].to_numpy()
    university = practices["university"].to_numpy()
    moves = np.exp(rng.normal(-2.5, 0.3, size) - 0.8 * (old - 0.18) - 0.25 * rural)
    minutes = np.exp(rng.normal(2.4, 0.35, size) + 0.85 * rural).clip(3, _MOST_MINUTES)
    care = np.exp(rng.normal(-5.3, 0.6, size) + 4 * (old - 0.18))
    rooms = practices["list"].to_numpy() / PATIENTS_A_ROOM * np.exp(rng.normal(0, 0.22, size))
    return practices.with_columns(
        families=pl.Series(np.exp(rng.normal(0, 0.14, size))),
        turnover=pl.Series(np.where(university, 0.38, moves).clip(0.02, _MOST_TURNOVER).round(4)),
        minutes_to_department=pl.Series(minutes.round(0)),
        departments_near=pl.Series(rng.poisson(np.exp(1.4 - minutes / 22)) + (minutes <= 30)),
        care_home_share=pl.Series(np.where(university, 0.0, care).clip(0, _MOST_CARE_HOMES).round(5)),
        practices_near=pl.Series(rng.poisson(4.5 * (1 - rural) + 0.3)),
        rooms=pl.Series(np.maximum(np.round(rooms), 1.0)),
    )
