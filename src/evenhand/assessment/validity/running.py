"""All studies, from one seed, on every core."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import numpy as np

from evenhand.assessment.validity.flags import OTHER_LAWS, Cell, flag_rate, flags, grid
from evenhand.assessment.validity.planting import PRACTICES
from evenhand.assessment.validity.recovery import STUDIES, Planted, recovered
from evenhand.assessment.validity.report import Validity, powers, split_recovery
from evenhand.common.errors import InputError
from evenhand.common.progress import track

ENGLANDS: Final = 10
"""Made up for each cell and each planted split: 65,000 practices, so that a rate of 0.1% has a standard error of
0.012%."""
POWER_OF: Final = ("moderate", 0.02)
"""Usual variation and share unusual of the cells the power table shows."""
SEED: Final = 1
Work = Sequence[tuple[Callable[..., Any], Sequence[Any]]]
"""Studies, and what each is made of."""


def run_validity(
    seed: int = SEED,
    *,
    englands: int = ENGLANDS,
    practices: int = PRACTICES,
    cells: Sequence[Cell] | None = None,
    studies: Sequence[Planted] = STUDIES,
    other_laws: Sequence[Cell] = OTHER_LAWS,
    quiet: bool = True,
) -> Validity:
    """Return every figure of METHODS 1.12.

    One seed gives one answer, whatever the number of cores: each made-up England draws from a stream of its own.
    `quiet` shows no progress. Raises InputError for a seed below 0.
    """
    if seed < 0:
        raise InputError(
            "a seed is a whole number from 0 up",
            where="--seed",
            received=seed,
            remedy="Give another, such as 1",
        )
    cells = grid() if cells is None else cells
    work = ((flags, cells), (recovered, studies), (flags, other_laws))
    of_cells, of_studies, of_others = _made_up(work, seed, englands, practices, quiet)
    return Validity(
        seed=seed,
        englands=englands,
        practices=practices,
        flag_rates=tuple(flag_rate(cell, each) for cell, each in zip(cells, of_cells, strict=True)),
        other_laws=tuple(flag_rate(cell, each) for cell, each in zip(other_laws, of_others, strict=True)),
        power=tuple(
            row
            for cell, each in zip(cells, of_cells, strict=True)
            if (cell.variation, cell.unusual) == POWER_OF
            for row in powers(cell, each)
        ),
        splits=tuple(
            split_recovery(planted, each) for planted, each in zip(studies, of_studies, strict=True)
        ),
    )


def _made_up(work: Work, seed: int, englands: int, practices: int, quiet: bool) -> list[list[list[Any]]]:
    """Return what each study sees in each England made up for each of its subjects."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        begun = [
            [
                pool.submit(study, what, np.random.default_rng([seed, kind, place, turn]), practices)
                for turn in range(englands)
            ]
            for kind, (study, these) in enumerate(work)
            for place, what in enumerate(these)
        ]
        seen = [
            [each.result() for each in futures]
            for futures in track(begun, "Simulating", total=len(begun), quiet=quiet)
        ]
    ends = np.cumsum([len(these) for _, these in work])
    return [seen[end - len(these) : end] for end, (_, these) in zip(ends, work, strict=True)]
