"""The specifications as a whole: each names a real method and real sources, and no page twice."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from spec.specification import Specification, agree

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[2]
MODULES = sorted(path.stem for path in HERE.glob("test_*.py") if path.stem != "test_manual")


def specification(module: str) -> Specification:
    found = import_module(f"spec.statistics.{module}").SPECIFICATION
    assert isinstance(found, Specification)
    return found


@pytest.mark.parametrize("module", MODULES)
def test_each_page_names_a_method_its_edges_and_known_sources(module: str) -> None:
    told = specification(module)
    bibliography = (PROJECT / "docs/references.bib").read_text(encoding="utf-8")
    assert callable(told.function)
    assert told.edges
    assert told.cases
    assert set(told.sources) <= set(re.findall(r"^@\w+\{(\w+),", bibliography, re.MULTILINE))


def test_no_two_pages_share_an_id() -> None:
    ids = [specification(module).id for module in MODULES]
    assert len(ids) == len(set(ids)) >= 19


def test_a_case_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="cells"):
        Specification("x", "x", "x", "", (), (), ("a", "b"), ((1,),), "")


def test_agreement_means_the_written_digits() -> None:
    agree([0.12344, float("nan")], (0.1234, None))
    with pytest.raises(AssertionError):
        agree(0.1236, 0.1234)
