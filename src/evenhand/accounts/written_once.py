"""Let the database itself refuse to change or remove rows that are written once, whoever asks and by whatever door."""

from collections.abc import Sequence
from typing import Any, Final

from evenhand.accounts.in_the_database import InTheDatabase, Step

OPERATIONS: Final = ("UPDATE", "DELETE")


def written_once(*tables: str) -> InTheDatabase:
    """Return the migration operation that adds, and backwards takes away, the triggers of `tables`."""
    return InTheDatabase(_forbidding(tables), _allowing(tables))


def _forbidding(tables: Sequence[str]) -> Step:
    def forbid(editor: Any) -> None:
        postgres = editor.connection.vendor == "postgresql"
        if postgres:
            editor.execute(
                "CREATE OR REPLACE FUNCTION evenhand_written_once() RETURNS trigger AS $$ "
                "BEGIN RAISE EXCEPTION 'rows of % are written once', TG_TABLE_NAME; END; $$ LANGUAGE plpgsql",
                params=None,  # with parameters, none as there are, the % would ask for one
            )
        for table in tables:
            if postgres:
                # Triggers of rows do not see a table that is emptied as a whole.
                editor.execute(
                    f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                    "FOR EACH STATEMENT EXECUTE FUNCTION evenhand_written_once()"
                )
            for operation in OPERATIONS:
                begin = f"CREATE TRIGGER {table}_no_{operation.lower()} BEFORE {operation} ON {table} "
                editor.execute(
                    f"{begin} FOR EACH ROW EXECUTE FUNCTION evenhand_written_once()"
                    if postgres
                    else f"{begin} BEGIN SELECT RAISE(ABORT, 'rows of {table} are written once'); END"
                )

    return forbid


def _allowing(tables: Sequence[str]) -> Step:
    def allow(editor: Any) -> None:
        for table in tables:
            if editor.connection.vendor == "postgresql":
                editor.execute(f"DROP TRIGGER {table}_no_truncate ON {table}")
            for operation in OPERATIONS:
                on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
                editor.execute(f"DROP TRIGGER {table}_no_{operation.lower()}{on}")

    return allow
