"""The page of states is drawn from the tables: each once, with its diagram and who may."""

from pathlib import Path

import pytest

from tools.docs_generators import states


@pytest.fixture(scope="module")
def page() -> str:
    return states.generate()[Path("docs/states.md")]


def test_every_table_of_the_cycle_is_on_the_page(page: str) -> None:
    titles = [line for line in page.splitlines() if line.startswith("## ")]

    assert {"## The yearly agreement", "## An objective", "## A framework and its consultation"} <= set(
        titles
    )
    assert len(titles) == len(set(titles)) == page.count("stateDiagram-v2")


def test_what_must_hold_stands_in_the_rules_own_sentence(page: str) -> None:
    assert "The LMC of the area is invited to comment (R-12)" in page
    assert "No local scheme of points and thresholds is built beside the national one (R-16)" in page


def test_tables_that_cannot_be_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states.sys, "executable", "/bin/false")
    with pytest.raises(RuntimeError, match="cannot be read"):
        states.generate()
