"""Refusals of the database that count days, which SQLite and PostgreSQL do each in a way of its own."""

import re
from typing import Any, Final

from evenhand.accounts.in_the_database import InTheDatabase
from evenhand.cycle.refusing import refuse_insert

_DAYS: Final = re.compile(r"DAYS\(([^;]+);([^;]+?)\)(?=\s*(?:<|>|=))")


def refuse_insert_by_days(table: str, name: str, when: str, sentence: str) -> InTheDatabase:
    """Return the operation of :func:`~evenhand.cycle.refusing.refuse_insert` for a condition that counts days.

    In it ``DAYS(a; b)``, followed by a comparison, is the days from the date `a` to the date `b`.
    """

    def of(editor: Any) -> InTheDatabase:
        counted = in_sql(when, postgres=editor.connection.vendor == "postgresql")
        return refuse_insert(table, name, counted, sentence)

    def forbid(editor: Any) -> None:
        of(editor).forwards(editor)

    def allow(editor: Any) -> None:
        of(editor).backwards(editor)

    return InTheDatabase(forbid, allow)


def in_sql(when: str, *, postgres: bool) -> str:
    """Return a condition with its days counted as a database does it."""
    counted = r"(\2 - \1)" if postgres else r"(julianday(\2) - julianday(\1))"
    return _DAYS.sub(counted, when)
