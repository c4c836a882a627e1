"""Let the database itself refuse to change or remove what a practice once confirmed."""

from typing import Any

from django.db import migrations

TABLE = "offer_offerentry"
OPERATIONS = ("UPDATE", "DELETE")


def forbid(apps: Any, editor: Any) -> None:
    """Add the triggers of this database. PostgreSQL has the function from the accounts."""
    for operation in OPERATIONS:
        name = f"{TABLE}_no_{operation.lower()}"
        if editor.connection.vendor == "postgresql":
            editor.execute(
                f"CREATE TRIGGER {name} BEFORE {operation} ON {TABLE} "
                "FOR EACH ROW EXECUTE FUNCTION evenhand_written_once()"
            )
        else:
            editor.execute(
                f"CREATE TRIGGER {name} BEFORE {operation} ON {TABLE} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of {TABLE} are written once'); END"
            )


def allow(apps: Any, editor: Any) -> None:
    """Take the triggers away again."""
    for operation in OPERATIONS:
        on = f" ON {TABLE}" if editor.connection.vendor == "postgresql" else ""
        editor.execute(f"DROP TRIGGER {TABLE}_no_{operation.lower()}{on}")


class Migration(migrations.Migration):
    """Adds triggers; no table changes."""

    dependencies = [("offer", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [migrations.RunPython(forbid, allow)]
