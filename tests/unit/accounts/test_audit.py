"""The record shows every change of the past, and the database refuses the change in the first place."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest
from django.db import DatabaseError, connection, transaction

from evenhand.accounts import audit
from evenhand.accounts.models import ChainHead, Event
from evenhand.accounts.viewer import Viewer
from evenhand.accounts.written_once import written_once
from support.web import MadePeople

TABLES = ("accounts_event", "accounts_holding", "accounts_holdingend")


def record(number: int, **more: Any) -> list[Event]:
    with transaction.atomic():
        return [audit.record(Viewer.public(), f"did {one}", "thing", one, **more) for one in range(number)]


@contextmanager
def as_if_there_were_no_triggers() -> Iterator[Callable[..., Any]]:
    """Run SQL as somebody might who has the database's own password."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # What is to be checked at the end of the transaction is checked now, so that the table can be altered.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE accounts_event DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER accounts_event_no_update")
            cursor.execute("DROP TRIGGER accounts_event_no_delete")
        yield cursor.execute


def test_what_was_written_and_left_alone_has_no_fault(db: None) -> None:
    record(5, before={"a": 1}, after={"b": [1, 2.5, None, "ü"]})

    assert list(audit.faults()) == []
    assert audit.last() == (5, Event.objects.get(sequence=5).hash)


def test_an_empty_record_has_no_fault(db: None) -> None:
    assert (list(audit.faults()), audit.last()) == ([], (0, ""))


@pytest.mark.parametrize("column", ["action", "role", "reason", "practice", "organisation", "thing_id"])
def test_an_event_that_was_changed_is_found(db: None, column: str) -> None:
    record(3)
    with as_if_there_were_no_triggers() as execute:
        execute(f"UPDATE accounts_event SET {column} = 'other' WHERE sequence = 2")

    assert list(audit.faults()) == ["event 2: was changed after it was written"]


def test_an_event_whose_hash_was_made_anew_breaks_the_chain(db: None) -> None:
    record(3)
    changed = Event.objects.get(sequence=2)
    changed.reason = "other"
    with as_if_there_were_no_triggers() as execute:
        execute(
            "UPDATE accounts_event SET reason = 'other', hash = %s WHERE sequence = 2",
            [audit.hash_of(changed)],
        )

    assert list(audit.faults()) == ["event 3: does not follow the one before it"]


def test_an_event_that_was_removed_is_found(db: None) -> None:
    record(4)
    with as_if_there_were_no_triggers() as execute:
        execute("DELETE FROM accounts_event WHERE sequence IN (2, 3)")

    assert list(audit.faults()) == ["event 2 to 3: missing"]


def test_events_removed_at_the_end_are_found(db: None) -> None:
    record(4)
    with as_if_there_were_no_triggers() as execute:
        execute("DELETE FROM accounts_event WHERE sequence > 2")

    assert list(audit.faults()) == ["event 3 to 4: missing at the end"]


def test_events_in_another_order_are_found(db: None) -> None:
    record(3)
    with as_if_there_were_no_triggers() as execute:
        for before, after in ((2, 99), (3, 2), (99, 3)):
            execute("UPDATE accounts_event SET sequence = %s WHERE sequence = %s", [after, before])

    assert any("event 2" in told for told in audit.faults())
    assert any("event 3" in told for told in audit.faults())


def test_a_chain_written_wholly_anew_is_found_by_a_hash_kept_elsewhere(db: None) -> None:
    _, kept = (record(3), audit.last()[1])
    with as_if_there_were_no_triggers() as execute:
        execute("DELETE FROM accounts_event")
        ChainHead.objects.update(last_sequence=0, last_hash="")
        record(3)

    assert list(audit.faults()) == []
    assert not audit.holds(kept)
    assert audit.holds(audit.last()[1])


def test_particulars_come_back_from_every_database_as_they_were_hashed(db: None) -> None:
    record(1, before={"2": 1.0, "10": 1e22, "small": 1e-7}, after=[{"deep": (1, 2.0)}])

    assert list(audit.faults()) == []


def test_an_event_stands_in_the_transaction_of_what_it_records(db: None) -> None:
    outside = mock.patch.object(connection, "in_atomic_block", False)

    with outside, pytest.raises(RuntimeError, match="in the transaction"):
        audit.record(Viewer.public(), "did", "thing")


@pytest.mark.parametrize(("table", "statement"), [*itertools.product(TABLES, ("UPDATE", "DELETE"))])
def test_the_database_refuses_to_change_what_is_written_once(
    people: MadePeople, table: str, statement: str
) -> None:
    from evenhand.accounts import actions

    actions.end_role(people.administrator, people.holding("practice"), "Left")
    column = "reason" if table != "accounts_holding" else "role"
    sql = f"UPDATE {table} SET {column} = 'x'" if statement == "UPDATE" else f"DELETE FROM {table}"

    with (
        pytest.raises(DatabaseError, match="written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_an_event_is_undone_with_what_it_records(db: None) -> None:
    class Undone(Exception):
        pass

    def undone() -> None:
        with transaction.atomic():
            audit.record(Viewer.public(), "did", "thing")
            raise Undone

    with pytest.raises(Undone):
        undone()

    assert (Event.objects.count(), audit.last()) == (0, (0, ""))


def test_what_is_written_once_can_be_let_go_of_by_going_back(db: None) -> None:
    (event,) = record(1)
    operation = written_once("accounts_event")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        operation.database_backwards("accounts", editor, None, None)
        cursor.execute("UPDATE accounts_event SET reason = 'other'")
        operation.database_forwards("accounts", editor, None, None)

    assert Event.objects.get(pk=event.pk).reason == "other"
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Event.objects.all().delete()
