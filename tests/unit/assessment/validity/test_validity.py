"""The validity studies: what they plant, what they count, and that a broken product would be told."""

import json
from dataclasses import replace

import numpy as np
import pytest

from evenhand.assessment.validity import as_json, bounds, run_validity
from evenhand.assessment.validity.flags import OTHER_LAWS, Cell, Flags, flag_rate, flags, grid
from evenhand.assessment.validity.planting import counted, denominators, england, varied, varied_otherwise
from evenhand.assessment.validity.recovery import (
    STUDIES,
    Planted,
    planted_parts,
    recovered,
    true_ranks,
)
from evenhand.assessment.validity.report import Validity, powers
from evenhand.assessment.validity.rows import (
    bounds_table,
    flag_table,
    other_law_table,
    power_table,
    split_table,
)
from evenhand.common.errors import InputError

CELLS = (
    Cell("binomial", 0.3, "moderate", "large", 0.0),
    Cell("binomial", 0.3, "moderate", "large", 0.02),
    Cell("poisson", 0.01, "strong", "small", 0.05),
)


def small_run(seed: int = 3) -> Validity:
    return run_validity(
        seed, englands=2, practices=900, cells=CELLS, studies=STUDIES[:1], other_laws=OTHER_LAWS[:1]
    )


@pytest.fixture(scope="module")
def run() -> Validity:
    return small_run()


def generator() -> np.random.Generator:
    return np.random.default_rng(5)


def test_a_made_up_england_has_the_lists_and_areas_of_england() -> None:
    made = england(generator())
    assert 7800 < np.median(made.lists) < 8400
    assert np.unique(made.areas).size == 106
    assert np.abs(made.covariates.std(axis=0) - 1).max() < 0.15


def test_a_figure_is_about_at_least_five_patients() -> None:
    assert denominators(england(generator(), 500), 0.0001).tolist() == [5.0] * 500


@pytest.mark.parametrize("family", ["binomial", "poisson"])
def test_planted_variation_is_as_wide_as_asked(family) -> None:
    truth = varied(family, generator(), 0.1, np.zeros(40_000), 0.15, np.zeros(40_000))
    assert truth.std() / 0.1 == pytest.approx(0.15 * (0.9 if family == "binomial" else 1.0), rel=0.05)


@pytest.mark.parametrize("family", ["binomial", "poisson"])
def test_without_variation_practices_differ_by_context_and_shift_alone(family) -> None:
    truth = varied(family, generator(), 0.1, np.zeros(4), 0.0, np.array([0.0, 0.0, 0.0, 1.0]))
    assert truth[:3] == pytest.approx(0.1)
    assert truth[3] > 0.2


@pytest.mark.parametrize("family", ["binomial", "poisson"])
def test_another_law_is_as_wide_with_the_same_mean(family) -> None:
    flat, spread = np.zeros(200_000), 0.3
    usual = varied(family, generator(), 0.3, flat, spread, flat)
    other = varied_otherwise(family, generator(), 0.3, flat, spread)
    assert other.mean() == pytest.approx(usual.mean(), rel=0.02)
    assert other.std() == pytest.approx(usual.std(), rel=0.1)


def test_counts_are_of_their_truth() -> None:
    assert counted("binomial", generator(), np.full(3, 10.0), np.array([0.0, 1.0, 1.0])).tolist() == [
        0,
        10,
        10,
    ]
    assert counted("poisson", generator(), np.full(2, 10.0), np.zeros(2)).tolist() == [0, 0]


def test_the_grid_has_every_cell_of_the_issue() -> None:
    cells = grid()
    assert len(set(cells)) == len(cells) == (6 + 3) * 3 * 3 * 3
    assert Cell("binomial", 0.98, "strong", "small", 0.05) in cells


def test_flags_count_ordinary_and_unusual_practices_apart() -> None:
    seen = flags(CELLS[1], generator(), 2000)
    assert seen.ordinary + sum(seen.planted) == 2000
    assert seen.higher + seen.lower < 0.01 * seen.ordinary
    assert sum(seen.found) > 0.7 * sum(seen.planted)


def test_rates_are_of_all_englands_of_a_cell() -> None:
    one = Flags(1000, 2, 1, (1, 2), (2, 2))
    rate = flag_rate(CELLS[1], [one, one])
    assert (rate.higher, rate.lower, rate.larger, rate.found) == (0.002, 0.001, 0.002, 0.75)
    assert rate.error == pytest.approx(np.sqrt(0.002 * 0.998 / 2000))
    assert flag_rate(CELLS[0], [Flags(10, 0, 0, (0,), (0,))]).found is None


@pytest.mark.parametrize("planted", STUDIES, ids=str)
def test_planted_parts_add_up_and_are_measured_from_england(planted: Planted) -> None:
    made = england(generator(), 800)
    n = denominators(made, planted.share)
    parts = planted_parts(planted, made, n, generator())
    figure = sum(parts.values())
    assert (n @ figure) / n.sum() == pytest.approx(planted.base, rel=1e-9)
    assert figure.min() > 0
    assert np.unique(parts["place"]).size == np.unique(made.areas).size


def test_a_planted_split_is_recovered() -> None:
    seen = recovered(STUDIES[0], generator(), 3000)
    assert np.abs(seen.error / seen.spread).max() < 0.1
    assert np.abs(seen.slope - 1).max() < 0.2
    assert 0.9 < seen.unexplained_coverage < 0.99
    assert 0.9 < seen.rank_coverage < 0.99


def test_true_ranks_begin_at_one_in_each_group() -> None:
    assert true_ranks(np.array([5.0, 1.0, 3.0, 2.0]), np.array([1, 0, 1, 1])).tolist() == [3, 1, 2, 1]


def test_one_seed_gives_one_answer_and_another_gives_another(run: Validity) -> None:
    assert as_json(small_run()) == as_json(run)
    assert as_json(small_run(4)) != as_json(run)


def test_a_run_is_json_with_the_figures_that_are_bounded(run: Validity) -> None:
    written = json.loads(json.dumps(as_json(run), allow_nan=False))
    assert {
        "null_flag_rate_998_per_side",
        "split_bias_share",
        "unexplained_coverage95",
        "rank_coverage95",
        "power",
        "flag_rates",
    } <= written.keys()
    assert written["seed"] == 3
    assert len(written["flag_rates"]) == len(CELLS)


def test_a_figure_outside_its_bound_is_told(run: Validity) -> None:
    broken = replace(
        run,
        flag_rates=tuple(replace(rate, lower=0.003) for rate in run.flag_rates),
        splits=tuple(
            replace(one, bias=(0.0, -0.05, 0.0, 0.0), unexplained_coverage=0.5, rank_coverage=1.0)
            for one in run.splits
        ),
    )
    assert [bound.figure for bound in bounds(broken) if not bound.holds] == [
        each.figure for each in bounds(run)
    ]


def test_a_flag_rate_between_the_two_bounds_breaks_the_one_for_every_cell(run: Validity) -> None:
    rates = tuple(replace(rate, higher=0.0022, lower=0.0) for rate in run.flag_rates)
    held = {bound.figure: bound.holds for bound in bounds(replace(run, flag_rates=rates))}
    assert held["null_flag_rate_998_per_side"]
    assert not held["largest_flag_rate_998_per_side"]


def test_the_null_rate_is_that_of_cells_without_unusual_practices(run: Validity) -> None:
    assert run.null_flag_rate.cell.unusual == 0.0
    assert run.largest_flag_rate.larger >= run.null_flag_rate.larger


def test_power_is_by_list_size(run: Validity) -> None:
    assert {row.cell for row in run.power} == {CELLS[1]}
    assert run.power[0].begin == 0
    assert run.power[-1].end is None
    none = powers(CELLS[1], [Flags(10, 0, 0, (0,) * 6, (0,) * 6)])
    assert sum(row.planted for row in none) == 0


def test_every_table_has_a_cell_under_each_heading(run: Validity) -> None:
    for make in (bounds_table, power_table, split_table, flag_table, other_law_table):
        table = make(as_json(run))
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.headings)}


def test_a_seed_below_nought_is_refused() -> None:
    with pytest.raises(InputError, match="seed"):
        run_validity(-1)
