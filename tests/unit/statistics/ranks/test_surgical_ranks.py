"""Ranks of the surgical example, within one rank of the samplers'."""

import numpy as np
import polars as pl

from evenhand.statistics.casemix.random_intercept import random_intercept
from evenhand.statistics.ranks import rank_distribution, rank_intervals
from support.shared import shared_path


def test_rank_intervals_of_the_random_effects_model_lie_within_one_rank() -> None:
    hospitals = pl.read_csv(shared_path("known_answers/hierarchical/surgical_input.csv"))
    known = pl.read_csv(shared_path("known_answers/hierarchical/surgical_random_effects_grid_oracle.csv"))
    deaths, operations = (hospitals[name].cast(pl.Float64).to_numpy() for name in ("r", "n"))
    fit = random_intercept("binomial", np.empty((deaths.size, 0)), deaths, operations)
    ranks = rank_intervals(fit.effect, fit.effect_sd, np.zeros(deaths.size, dtype=int), draws=20_000)
    for ours, theirs in (("lower", "rank_q025"), ("median", "rank_median"), ("upper", "rank_q975")):
        assert np.abs(getattr(ranks, ours) - known[theirs].to_numpy()).max() <= 1, theirs


def test_ranks_of_independent_hospitals_are_the_samplers() -> None:
    """Beta posteriors, one of them of none in 47: drawn as they are."""
    hospitals = pl.read_csv(shared_path("known_answers/hierarchical/surgical_input.csv"))
    a = hospitals["r"].cast(pl.Float64).to_numpy() + 1.0
    b = (hospitals["n"] - hospitals["r"]).cast(pl.Float64).to_numpy() + 1.0
    found = rank_distribution(np.random.default_rng(1).beta(a, b, (40_000, a.size)))
    sampler = pl.read_csv(shared_path("known_answers/hierarchical/surgical_openbugs_expected.csv")).filter(
        pl.col("model") == "independent_beta11"
    )
    for ours, theirs in (("lower", "rank_q025"), ("median", "rank_median"), ("upper", "rank_q975")):
        assert np.abs(getattr(found, ours) - sampler[theirs].to_numpy()).max() <= 1, theirs
    shares = pl.read_csv(shared_path("known_answers/hierarchical/surgical_independent_rank_probs.csv"))
    pairs = {
        "mean": "mean_rank",
        "lowest": "p_rank1",
        "highest": "p_rank12",
        "highest_quarter": "p_bottom_quarter",
        "lowest_quarter": "p_top_quarter",
    }
    for ours, theirs in pairs.items():
        assert np.abs(getattr(found, ours) - shares[theirs].to_numpy()).max() < 0.03, theirs
