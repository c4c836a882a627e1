"""`evenhand validity` prints every figure, and says no when a bound is broken."""

import json
import sys
from dataclasses import replace
from unittest import mock

import pytest

from evenhand.assessment import validity
from evenhand.assessment.validity.flags import OTHER_LAWS, Cell
from evenhand.assessment.validity.recovery import STUDIES
from evenhand.cli import main

CELLS = (Cell("binomial", 0.3, "none", "large", 0.0), Cell("binomial", 0.3, "moderate", "large", 0.02))


@pytest.fixture(scope="module")
def found() -> validity.Validity:
    small = validity.run_validity(
        2, englands=2, practices=800, cells=CELLS, studies=STUDIES[:1], other_laws=OTHER_LAWS[:1]
    )
    # So few practices say nothing of the bounds: figures that keep them stand in.
    return replace(
        small,
        flag_rates=tuple(replace(rate, higher=0.001, lower=0.001) for rate in small.flag_rates),
        splits=tuple(
            replace(one, bias=(0.0,) * 4, unexplained_coverage=0.95, rank_coverage=0.96)
            for one in small.splits
        ),
    )


def ran(found: validity.Validity, *options: str) -> int:
    arguments = mock.patch.object(sys, "argv", ["evenhand", "validity", *options])
    run = mock.patch.object(validity, "run_validity", return_value=found)
    with arguments, run as made, pytest.raises(SystemExit) as leaving:
        main()
    assert made.call_args.args == (7,)
    return int(leaving.value.code or 0)


def test_every_figure_and_table_is_printed(found, capsys) -> None:
    assert ran(found, "--seed", "7") == 0
    said = capsys.readouterr().out
    for figure in validity.bounds(found):
        assert figure.figure in said
    for words in ("standard error", "by list size", "to 20,000", "Planted splits", "another law"):
        assert words in said


def test_json_has_the_whole_run(found, capsys) -> None:
    assert ran(found, "--seed", "7", "--json") == 0
    assert json.loads(capsys.readouterr().out) == validity.as_json(found)


def test_a_broken_bound_is_the_answer_no(found, capsys) -> None:
    broken = replace(found, flag_rates=tuple(replace(rate, lower=0.0031) for rate in found.flag_rates))
    assert ran(broken, "--seed", "7") == 1
    assert "NO" in capsys.readouterr().out
