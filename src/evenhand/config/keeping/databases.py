"""A copy of the database as it is at one moment, while others write; and a copy put back."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from evenhand.common.errors import InputError

Settings = Mapping[str, Any]

NOT_COPIED: Final = "accounts_remembered"
"""A table whose rows are over within minutes: no backup holds them."""


def kind_of(database: Settings) -> str:
    """Return the kind of a database: sqlite or postgresql."""
    return "postgresql" if database["ENGINE"].endswith("postgresql") else "sqlite"


def copy(database: Settings, target: Path) -> None:
    """Write a copy of the database into a file."""
    if kind_of(database) == "postgresql":
        how = ("--format=custom", "--no-owner", "--no-privileges", f"--exclude-table-data={NOT_COPIED}")
        _run(["pg_dump", *how, f"--file={target}"], database)
        return
    source = Path(database["NAME"])
    if not source.is_file():
        raise InputError(
            "there is no database to copy", where=source, remedy="Run evenhand serve once, which makes it"
        )
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as made:
        live.backup(made)
        if made.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [NOT_COPIED]).fetchone():
            made.execute("PRAGMA secure_delete=ON")
            made.execute(f"DELETE FROM {NOT_COPIED}")
            made.commit()
        # A file by itself: nothing of it lies in another beside it.
        made.execute("PRAGMA journal_mode=DELETE")


def refuse_broken(copied: Path, where: Path) -> None:
    """Raise InputError where a copied SQLite database is not whole."""
    with closing(sqlite3.connect(f"file:{copied}?mode=ro", uri=True)) as opened:
        try:
            told = [row[0] for row in opened.execute("PRAGMA integrity_check")]
        except sqlite3.DatabaseError as error:
            told = [str(error)]
    if told != ["ok"]:
        raise InputError("the database in this backup is not whole", where=where, received=told[:5])


def put_back(database: Settings, copied: Path) -> None:
    """Fill a PostgreSQL database from a copy: in one transaction, whole or not at all."""
    how = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction")
    _run(["pg_restore", *how, f"--dbname={database['NAME']}", str(copied)], database)


def is_empty(database: Settings) -> bool:
    """Whether a PostgreSQL database has no table yet."""
    told = _run(["psql", "--no-psqlrc", "--tuples-only", "--no-align", "--command", _COUNT], database)
    return told.strip() == "0"


_COUNT = "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"


def _run(command: Sequence[str], database: Settings) -> str:
    """Run one of PostgreSQL's own programs on a database and return what it says; InputError where it fails."""
    if shutil.which(command[0]) is None:
        raise InputError(
            f"{command[0]} is not on this machine",
            where="PATH",
            remedy="Install the client programs of PostgreSQL, of the server's version or a later one",
        )
    named = {
        "PGHOST": database.get("HOST"),
        "PGPORT": database.get("PORT"),
        "PGUSER": database.get("USER"),
        "PGPASSWORD": database.get("PASSWORD"),
        "PGDATABASE": database["NAME"],
        **{_LIBPQ[name]: value for name, value in database.get("OPTIONS", {}).items() if name in _LIBPQ},
    }
    # By the environment: what stands on a command line is read by everybody on the machine.
    environment = {**os.environ, **{name: str(value) for name, value in named.items() if value}}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise InputError(
            f"{command[0]} could not do its work",
            where=f"the database {database['NAME']}",
            received=done.stderr.strip()[-500:],
            remedy="See that the database can be reached and is of a version that this program knows",
        )
    return done.stdout


_LIBPQ: Mapping[str, str] = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "connect_timeout": "PGCONNECT_TIMEOUT",
    "application_name": "PGAPPNAME",
}
