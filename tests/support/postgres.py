"""A PostgreSQL of the tests' own, reached by a socket in a temporary folder; it forgets everything at a power cut."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from support.once import uncounted
from support.shared import leave_out
from tools.system_packages import postgresql_folder

PROJECT = Path(__file__).resolve().parents[2]
LONGEST_START = 30.0
QUICK = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a server for the time of the block and give the address of an empty database for ``DATABASE_URL``.

    Left out, saying so, where there is none on this machine.
    """
    programs = postgresql_folder()
    if programs is None:
        leave_out(
            "there is no PostgreSQL on this machine (apt-get install postgresql): its tests were left out"
        )
    folder = Path(tempfile.mkdtemp(prefix="evenhand-pg-"))
    # It refuses to run as root, whose folders nobody else enters.
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    try:
        _run([programs / "initdb", "--pgdata", folder / "data", "--username=evenhand", "--auth=trust"], user)
        off = [part for name in QUICK for part in ("-c", f"{name}=off")]
        where = ["-D", folder / "data", "-k", folder, "-c", "listen_addresses="]
        with (folder / "log").open("w") as log:
            server = subprocess.Popen(
                [programs / "postgres", *where, *off], user=user, stdout=log, stderr=log
            )
            try:
                _wait(folder, server)
                yield f"postgresql://evenhand@/evenhand?host={folder}"
            finally:
                server.terminate()
                server.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def another_database(address: str, name: str, like: str = "template1") -> str:
    """Make another database beside the one at an address and return its address: empty, or a copy of one by name."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    return urlsplit(address)._replace(path=f"/{name}").geturl()


@contextmanager
def own_database(name: str, like: str = "template1") -> Iterator[dict[str, str]]:
    """Make a database for the time of the block on the server that DATABASE_URL names; give an app's setting of it.

    Nothing is given, and so SQLite is meant, where there is no DATABASE_URL.
    """
    address = os.environ.get("DATABASE_URL")
    if not address:
        yield {}
        return
    try:
        yield {"DATABASE_URL": another_database(address, name, like)}
    finally:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _run(command: list[str | Path], user: str | None) -> None:
    more = ["--encoding=UTF8", "--no-locale", "--no-sync"]
    done = subprocess.run([*command, *more], user=user, capture_output=True, text=True, cwd="/")
    assert done.returncode == 0, done.stderr


def _wait(folder: Path, server: "subprocess.Popen[bytes]") -> None:
    began = time.monotonic()
    while True:
        try:
            with psycopg.connect(
                f"postgresql://evenhand@/postgres?host={folder}", autocommit=True
            ) as connection:
                connection.execute("CREATE DATABASE evenhand")
            return
        except psycopg.OperationalError:
            assert server.poll() is None, (folder / "log").read_text()
            assert time.monotonic() - began < LONGEST_START, (folder / "log").read_text()
            time.sleep(0.05)


def same_tests(name: str, *arguments: str) -> None:
    """Run tests once more, on a PostgreSQL of their own; AssertionError with what they said when one fails."""
    with postgresql() as address:
        # The lines of these tests were counted on SQLite.
        environment = uncounted(
            {**os.environ, "DATABASE_URL": another_database(address, name), "PYTHONPATH": ""}
        )
        for inherited in ("EVENHAND_DATA", "DJANGO_SETTINGS_MODULE", "PYTEST_XDIST_WORKER", "PYTEST_ADDOPTS"):
            environment.pop(inherited, None)
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            *arguments,
        ]
        done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-8000:]
