"""Let the database itself refuse rows that break a safeguard, by whatever door they come."""

import re
from typing import Any, Final

from evenhand.accounts.in_the_database import InTheDatabase

_HERE: Final = re.compile(r"HERE\(([\w.]+)\)")
_SUNDAY: Final = "datetime(substr({at}, 1, 4) || '-{day}', 'weekday 0', '+1 hour')"
"""The last Sunday of a month of 31 days at one o'clock of world time, when the clocks of Europe change."""


def refuse_insert(table: str, name: str, when: str, sentence: str) -> InTheDatabase:
    """Return the operation of a migration that refuses rows put into `table`, and takes that back again.

    `when` is a condition in SQL that SQLite and PostgreSQL share, about the row ``NEW``; in it ``HERE(a)`` is the day
    it is in London at the moment `a`. `sentence` is what the database says, and holds no quote. `name` is of the
    refusal, once a table.
    """

    def forbid(editor: Any) -> None:
        trigger = f"{table}_{name}"
        if editor.connection.vendor != "postgresql":
            editor.execute(
                f"CREATE TRIGGER {trigger} BEFORE INSERT ON {table} WHEN {days_here(when, postgres=False)} "
                f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
            )
            return
        editor.execute(
            f"CREATE FUNCTION {trigger}() RETURNS trigger AS $$ BEGIN "
            f"IF {days_here(when, postgres=True)} THEN "
            f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
            "RETURN NEW; END; $$ LANGUAGE plpgsql"
        )
        editor.execute(
            f"CREATE TRIGGER {trigger} BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {trigger}()"
        )

    def allow(editor: Any) -> None:
        trigger = f"{table}_{name}"
        if editor.connection.vendor != "postgresql":
            editor.execute(f"DROP TRIGGER {trigger}")
            return
        editor.execute(f"DROP TRIGGER {trigger} ON {table}")
        editor.execute(f"DROP FUNCTION {trigger}()")

    return InTheDatabase(forbid, allow)


def days_here(when: str, *, postgres: bool) -> str:
    """Return a condition with its days in London as a database finds them.

    A moment is kept in world time, in which a summer's day begins an hour before it does here: a deadline's last hour
    would be another day's. SQLite knows no zones, so that the rule of the clocks stands in the condition itself.
    """
    if postgres:
        return _HERE.sub(r"date(\1 AT TIME ZONE 'Europe/London')", when)
    begins, ends = _SUNDAY.format(at=r"\1", day="03-25"), _SUNDAY.format(at=r"\1", day="10-25")
    hour = rf"CASE WHEN \1 >= {begins} AND \1 < {ends} THEN '+1 hour' ELSE '+0 hours' END"
    # Without parts of a second: the last thousandth would be rounded to the next day.
    return _HERE.sub(rf"date(substr(\1, 1, 19), {hour})", when)


def refuse_back_dated(table: str) -> InTheDatabase:
    """Return the refusal of a move that is dated before the one it follows."""
    return refuse_insert(
        table,
        "not_back_dated",
        f"NEW.at < (SELECT MAX(m.at) FROM {table} m WHERE m.thing_id = NEW.thing_id)",
        "a step is not dated before the one it follows",
    )


def refuse_out_of_order(table: str, initial: str) -> InTheDatabase:
    """Return the refusal of a move that does not begin where the last one ended; `initial` is where the first does."""
    of_it = f"FROM {table} m WHERE m.thing_id = NEW.thing_id"
    return refuse_insert(
        table,
        "in_order",
        f"NEW.from_state <> COALESCE((SELECT m.to_state {of_it} ORDER BY m.number DESC LIMIT 1), '{initial}') "
        f"OR NEW.number <> 1 + (SELECT COUNT(*) {of_it})",
        "a move begins where the last one ended",
    )
