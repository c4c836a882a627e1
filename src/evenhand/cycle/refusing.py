"""Let the database itself refuse rows that break a safeguard, by whatever door they come."""

from typing import Any

from django.db import migrations


def refuse_insert(table: str, name: str, when: str, sentence: str) -> migrations.RunPython:
    """Return the operation of a migration that refuses rows put into `table`, and takes that back again.

    `when` is a condition in SQL that SQLite and PostgreSQL share, about the row ``NEW``; `sentence` is what the
    database says, and holds no quote. `name` is of the refusal, once a table.
    """

    def forbid(apps: Any, editor: Any) -> None:
        trigger = f"{table}_{name}"
        if editor.connection.vendor != "postgresql":
            editor.execute(
                f"CREATE TRIGGER {trigger} BEFORE INSERT ON {table} WHEN {when} "
                f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
            )
            return
        editor.execute(
            f"CREATE FUNCTION {trigger}() RETURNS trigger AS $$ BEGIN IF {when} THEN "
            f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
            "RETURN NEW; END; $$ LANGUAGE plpgsql"
        )
        editor.execute(
            f"CREATE TRIGGER {trigger} BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {trigger}()"
        )

    def allow(apps: Any, editor: Any) -> None:
        trigger = f"{table}_{name}"
        if editor.connection.vendor != "postgresql":
            editor.execute(f"DROP TRIGGER {trigger}")
            return
        editor.execute(f"DROP TRIGGER {trigger} ON {table}")
        editor.execute(f"DROP FUNCTION {trigger}()")

    return migrations.RunPython(forbid, allow)
