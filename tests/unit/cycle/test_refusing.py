"""A refusal of the database is a trigger in either database, and is taken back with its migration."""

from types import SimpleNamespace

import pytest

from evenhand.accounts.in_the_database import Step
from evenhand.cycle.refusing import refuse_insert

ONE = refuse_insert("made_table", "kind", "NEW.kind = 'other'", "only this kind")


def said(step: Step, vendor: str) -> list[str]:
    told: list[str] = []
    step(SimpleNamespace(connection=SimpleNamespace(vendor=vendor), execute=told.append))
    return told


@pytest.mark.parametrize(
    ("vendor", "words"),
    [
        ("sqlite", ["WHEN NEW.kind = 'other'", "RAISE(ABORT, 'only this kind')"]),
        ("postgresql", ["IF NEW.kind = 'other'", "RAISE EXCEPTION 'only this kind'"]),
    ],
)
def test_rows_are_refused_by_a_trigger_before_they_are_put_in(vendor, words):
    whole = " ".join(said(ONE.forwards, vendor))

    assert "BEFORE INSERT ON made_table" in whole
    assert all(word in whole for word in words)


@pytest.mark.parametrize(("vendor", "statements"), [("sqlite", 1), ("postgresql", 2)])
def test_it_is_taken_back(vendor, statements):
    told = said(ONE.backwards, vendor)

    assert len(told) == statements
    assert all(one.startswith("DROP ") for one in told)


def test_whoever_lists_migrations_is_told_what_it_does():
    assert ONE.describe() == "Triggers of the database"
