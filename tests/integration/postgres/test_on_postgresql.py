"""What an installation promises on a PostgreSQL of its own."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from evenhand.config.installation import LOCK
from support.codes import code_at, now
from support.judged_release import judged_release
from support.postgres import another_database, postgresql
from support.web_site import environment_of, run_inside, running_site


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a database on a PostgreSQL of this module's own."""
    with postgresql() as address:
        yield address


@pytest.fixture
def empty(server: str, request: pytest.FixtureRequest) -> str:
    """The address of an empty database."""
    return another_database(server, request.node.name.split("[")[0][:60])


def run(environment: dict[str, str], *arguments: object, expect: int = 0) -> str:
    """Run a command of an installation and return what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "evenhand", *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.slow
def test_an_installation_is_served_from_it(empty: str, tmp_path: Path) -> None:
    with running_site(tmp_path / "data", judged_release(tmp_path / "release"), DATABASE_URL=empty) as site:
        told = site.do("support.web_people:of_a_practice", "new@z80001.example")

        assert isinstance(told, int)
        assert not list((tmp_path / "data").glob("*.sqlite3"))


def test_migrations_wait_for_each_other(empty: str, tmp_path: Path) -> None:
    environments = [environment_of(tmp_path / name, DATABASE_URL=empty) for name in ("one", "two")]
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with ThreadPoolExecutor(2) as pool:
        done = list(
            pool.map(lambda one: run_inside(one, "support.postgres_inside:bring_up_to_date"), environments)
        )

    assert done == [[], []]


@pytest.mark.parametrize("table", ["accounts_event", "accounts_holding", "accounts_holdingend"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_database_refuses_to_change_what_is_written_once(filled: str, table: str, statement: str) -> None:
    with (
        psycopg.connect(filled) as direct,
        pytest.raises(psycopg.errors.RaiseException, match="written once"),
    ):
        direct.execute(statement.format(table))


@pytest.fixture(scope="module")
def filled(server: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database with people, a role that ended and events."""
    address = another_database(server, "filled")
    data = tmp_path_factory.mktemp("filled")
    run_inside(environment_of(data, DATABASE_URL=address), "support.postgres_inside:fill")
    return address


def test_events_of_many_at_once_stand_in_one_chain(filled: str, tmp_path: Path) -> None:
    told = run_inside(
        environment_of(tmp_path, DATABASE_URL=filled), "support.postgres_inside:record_at_once", 4, 10
    )

    assert told == {"recorded": 40, "faults": []}


def test_a_code_used_at_one_worker_is_refused_at_another(empty: str, tmp_path: Path) -> None:
    workers = [environment_of(tmp_path / name, DATABASE_URL=empty) for name in ("one", "two")]
    (who,) = run_inside(workers[0], "support.codes:prepare", "practice")
    code = code_at(now())

    assert [run_inside(one, "support.codes:signs_in", who, code) for one in workers] == [True, False]


def test_what_was_kept_is_put_back(filled: str, server: str, tmp_path: Path) -> None:
    other = another_database(server, "restored")
    first = environment_of(tmp_path / "first", DATABASE_URL=filled)
    second = environment_of(tmp_path / "second", DATABASE_URL=other)
    before = run(first, "verify-audit", "--json")
    with psycopg.connect(filled) as direct:
        direct.execute("INSERT INTO accounts_remembered VALUES ('used-code', 'y', now())")
    run(first, "backup", tmp_path / "backup.tar")

    run(second, "restore", tmp_path / "backup.tar")
    assert run(second, "verify-audit", "--json") == before
    with psycopg.connect(other) as direct:
        assert direct.execute("SELECT count(*) FROM accounts_remembered").fetchone() == (0,)

    assert "--replace" in run(second, "restore", tmp_path / "backup.tar", expect=2)
    run(second, "restore", tmp_path / "backup.tar", "--replace")
    assert run(second, "verify-audit", "--json") == before


def test_a_server_that_cannot_be_reached_is_told_without_its_password(tmp_path: Path) -> None:
    nowhere = environment_of(tmp_path, DATABASE_URL="postgresql://me:hidden@127.0.0.1:1/nothing")

    said = run(nowhere, "verify-audit", expect=2)
    assert "cannot be reached" in said
    assert "hidden" not in said


def test_who_holds_the_lock_is_waited_for(filled: str) -> None:
    with psycopg.connect(filled, autocommit=True) as one, psycopg.connect(filled, autocommit=True) as other:
        one.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        (free,) = other.execute("SELECT pg_try_advisory_lock(%s)", [LOCK]).fetchone() or (None,)

    assert free is False
