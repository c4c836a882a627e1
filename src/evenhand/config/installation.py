"""An installation as commands find it: its environment, its database brought up to date, its style sheets in place."""

import fcntl
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from evenhand.common.errors import InputError
from evenhand.config.environment import Environment

KEY_FILE: Final = "secret-key"
"""In the folder of data: the key of an installation that only this machine reaches, made once."""

LOCK: Final = 5_202_611
"""Names our lock among those of a PostgreSQL server; any number that others would hardly take."""

LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")


def set_up() -> Environment:
    """Read the environment and make Django ready; InputError naming every setting that cannot be used."""
    import django

    environment = Environment.read(os.environ)
    environment.data.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenhand.config.settings")
    django.setup()
    return environment


def for_this_machine_only(host: str) -> None:
    """Set what an installation needs that nobody else can reach: no HTTPS, and a key of its own.

    InputError for a host that others reach. What the environment says is left as it is.
    """
    if host not in LOOPBACK:
        raise InputError(
            "a site for this machine alone listens on this machine alone",
            where="--host",
            received=host,
            remedy=f"Leave out --only-here, or listen on {LOOPBACK[0]}",
        )
    os.environ.setdefault("EVENHAND_HTTPS", "no")
    if not os.environ.get("EVENHAND_SECRET_KEY"):
        os.environ["EVENHAND_SECRET_KEY"] = _kept_key(Environment.read(os.environ).data)


def refuse_unsafe(environment: Environment) -> None:
    """Raise InputError with every reason why this may not serve anybody but its developer."""
    reasons = environment.unsafe()
    if reasons:
        raise InputError(
            "this is not safe to serve to others",
            where="the environment",
            received="; ".join(reasons),
            remedy="Mend each, or add --only-here to serve this machine alone",
        )


def bring_up_to_date() -> None:
    """Apply the migrations that the database has not had yet; one process at a time, others wait and find it done."""
    from django.core.management import call_command

    with _alone():
        if missing_migrations():
            call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def in_use(data: Path, *, alone: bool = False) -> Iterator[None]:
    """Hold the folder of data while serving from it, or `alone` while it is put in another's place.

    InputError where it is served from and wanted alone.
    """
    with (data / ".in-use").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
        except BlockingIOError:
            raise InputError(
                "this installation is being served",
                where=data,
                remedy="Stop evenhand serve, then run this again",
            ) from None
        yield


@contextmanager
def _alone() -> Iterator[None]:
    from django.conf import settings
    from django.db import connection

    with (settings.DATA / ".starting").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        # Other machines may start at the same time. The lock ends with the connection, whatever happens.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def missing_migrations() -> list[str]:
    """Return the migrations that the database has not had yet, by app and name."""
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise InputError(
            "the database cannot be reached",
            where=f"DATABASE_URL, the database {connection.settings_dict['NAME']}",
            received=str(error).strip(),
            remedy="See that it runs and that DATABASE_URL names it",
        ) from error
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{one.app_label}.{one.name}" for one, _ in plan]


def put_assets_in_place() -> None:
    """Copy style sheets and scripts into the folder of data, each beside itself compressed."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def needs_database(missing: Iterable[str]) -> None:
    """Raise InputError where the database is not as this version needs it."""
    if names := list(missing):
        raise InputError(
            "the database is not as this version needs it",
            received=names,
            remedy="Run evenhand serve once, which brings it up to date",
        )


def _kept_key(data: Path) -> str:
    place = data / KEY_FILE
    data.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return place.read_text(encoding="utf-8").strip()
