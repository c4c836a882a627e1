"""Let the database itself refuse to change or remove what is written once."""

from collections.abc import Callable
from typing import Any, Final

from django.db import migrations

OPERATIONS: Final = ("UPDATE", "DELETE")


def written_once(*tables: str) -> migrations.RunPython:
    """Return the operation of a migration that forbids changes of tables' rows, and takes that back again.

    PostgreSQL has the function it calls from the accounts' second migration, which has to be among the dependencies.
    """

    def forbid(apps: Any, editor: Any) -> None:
        _each(editor, tables, _forbidding)

    def allow(apps: Any, editor: Any) -> None:
        _each(editor, tables, _allowing)

    return migrations.RunPython(forbid, allow)


def _each(editor: Any, tables: tuple[str, ...], statement: Callable[[str, str, bool], str]) -> None:
    is_postgres = editor.connection.vendor == "postgresql"
    for table in tables:
        for operation in OPERATIONS:
            editor.execute(statement(table, operation, is_postgres))


def _name(table: str, operation: str) -> str:
    return f"{table}_no_{operation.lower()}"


def _forbidding(table: str, operation: str, is_postgres: bool) -> str:
    head = f"CREATE TRIGGER {_name(table, operation)} BEFORE {operation} ON {table} "
    if is_postgres:
        return f"{head}FOR EACH ROW EXECUTE FUNCTION evenhand_written_once()"
    return f"{head}BEGIN SELECT RAISE(ABORT, 'rows of {table} are written once'); END"


def _allowing(table: str, operation: str, is_postgres: bool) -> str:
    return f"DROP TRIGGER {_name(table, operation)}{f' ON {table}' if is_postgres else ''}"
