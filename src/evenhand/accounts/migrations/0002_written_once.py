"""Let the database itself refuse to change or remove what is written once: events, roles held and their ends."""

from typing import Any

from django.db import migrations

WRITTEN_ONCE = ("accounts_event", "accounts_holding", "accounts_holdingend")
OPERATIONS = ("UPDATE", "DELETE")


def forbid(apps: Any, editor: Any) -> None:
    """Add the triggers of this database."""
    if editor.connection.vendor == "postgresql":
        editor.execute(
            "CREATE FUNCTION evenhand_written_once() RETURNS trigger AS $$ "
            "BEGIN RAISE EXCEPTION 'rows of % are written once', TG_TABLE_NAME; END; $$ LANGUAGE plpgsql"
        )
    for table in WRITTEN_ONCE:
        for operation in OPERATIONS:
            name = f"{table}_no_{operation.lower()}"
            if editor.connection.vendor == "postgresql":
                editor.execute(
                    f"CREATE TRIGGER {name} BEFORE {operation} ON {table} "
                    "FOR EACH ROW EXECUTE FUNCTION evenhand_written_once()"
                )
            else:
                editor.execute(
                    f"CREATE TRIGGER {name} BEFORE {operation} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are written once'); END"
                )


def allow(apps: Any, editor: Any) -> None:
    """Take the triggers away again."""
    for table in WRITTEN_ONCE:
        for operation in OPERATIONS:
            on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
            editor.execute(f"DROP TRIGGER {table}_no_{operation.lower()}{on}")
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION evenhand_written_once")


class Migration(migrations.Migration):
    """Adds triggers; no table changes."""

    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
