"""Settings: all faults at once, nothing secret repeated, and why a start would not be safe."""

from pathlib import Path
from typing import Any

import pytest

from evenhand.common.errors import InputError
from evenhand.config.environment import MEANINGS, SETTINGS, Environment

SAFE = {"EVENHAND_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefgh"}


def test_nothing_need_be_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    read = Environment.read({})

    assert (read.debug, read.https, read.session_hours, read.oidc) == (False, True, 8, None)
    assert read.database["NAME"] == str(tmp_path / "evenhand-data" / "evenhand.sqlite3")
    assert read.email["EMAIL_BACKEND"].endswith("console.EmailBackend")
    assert read.hosts == ("localhost", "127.0.0.1")


def test_an_empty_setting_is_one_that_is_not_given() -> None:
    assert Environment.read({"EVENHAND_SESSION_HOURS": " "}).session_hours == 8


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    wrong = {
        "EVENHAND_DATA": str(tmp_path / "file"),
        "EVENHAND_DEBUG": "perhaps",
        "EVENHAND_HOSTS": "https://example.org/",
        "EVENHAND_EMAIL": "post",
        "EVENHAND_EMAIL_FROM": "nobody",
        "EVENHAND_HTTPS": "maybe",
        "EVENHAND_PROXIES": "one",
        "EVENHAND_SESSION_HOURS": "25",
        "EVENHAND_OIDC_ISSUER": "https://id.example.org",
        "EVENHAND_COLOUR": "red",
        "DATABASE_URL": "mysql://somebody:hidden@host/name",
    }

    with pytest.raises(InputError) as told:
        Environment.read(wrong)

    assert all(name in str(told.value) for name in wrong)
    assert MEANINGS["EVENHAND_DEBUG"] in str(told.value)
    assert "hidden" not in str(told.value)


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://somebody:hidden@host",
        "postgresql://somebody:hidden@host:99999/name",
        "postgresql://somebody:hidden@host:port/name",
        "postgresql://somebody:hidden@host/name?colour=red",
        "sqlite:///hidden",
    ],
)
def test_a_database_that_cannot_be_meant_is_told_without_its_password(text: str) -> None:
    with pytest.raises(InputError, match="DATABASE_URL") as told:
        Environment.read({"DATABASE_URL": text})

    assert "hidden" not in str(told.value)


def test_postgresql_is_read_with_its_escapes_and_options() -> None:
    text = "postgresql://some%40body:p%2Fw@db.example.org:5433/pro%20files?sslmode=verify-full"

    read = Environment.read({"DATABASE_URL": text}).database

    assert (read["USER"], read["PASSWORD"], read["HOST"], read["PORT"], read["NAME"]) == (
        "some@body",
        "p/w",
        "db.example.org",
        "5433",
        "pro files",
    )
    assert read["OPTIONS"] == {"sslmode": "verify-full"}


def test_postgresql_may_be_reached_by_a_socket() -> None:
    read = Environment.read({"DATABASE_URL": "postgresql:///name?host=/run/postgresql"}).database

    assert (read["HOST"], read["PORT"], read["USER"]) == ("/run/postgresql", "", "")


@pytest.mark.parametrize(
    ("text", "port", "ssl", "tls"),
    [
        ("smtp://mail.example.org", 25, False, False),
        ("smtps://mail.example.org", 465, True, False),
        ("smtp+starttls://me:word@mail.example.org:587", 587, False, True),
    ],
)
def test_mail_goes_as_the_address_says(text: str, port: int, ssl: bool, tls: bool) -> None:
    read = Environment.read({"EVENHAND_EMAIL": text}).email

    assert (read["EMAIL_PORT"], read["EMAIL_USE_SSL"], read["EMAIL_USE_TLS"]) == (port, ssl, tls)


def test_mail_to_a_port_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="names a port"):
        Environment.read({"EVENHAND_EMAIL": "smtp://mail.example.org:99999"})


def test_an_organisations_sign_in_has_a_name() -> None:
    given = {"EVENHAND_OIDC_ISSUER": "https://id", "EVENHAND_OIDC_CLIENT": "us", "EVENHAND_OIDC_SECRET": "s"}

    unnamed, named = (
        Environment.read(given),
        Environment.read({**given, "EVENHAND_OIDC_NAME": "NHS Fernshire"}),
    )

    assert unnamed.oidc is not None
    assert named.oidc is not None
    assert (unnamed.oidc.name, named.oidc.name) == ("your organisation", "NHS Fernshire")


def test_a_safe_start_has_no_reason_against_it() -> None:
    assert Environment.read(SAFE).unsafe() == ()


@pytest.mark.parametrize(
    ("unsafe", "reason"),
    [
        ({"EVENHAND_DEBUG": "yes"}, "EVENHAND_DEBUG"),
        ({"EVENHAND_SECRET_KEY": "short"}, "EVENHAND_SECRET_KEY"),
        ({"EVENHAND_SECRET_KEY": "a" * 60}, "EVENHAND_SECRET_KEY"),
        ({"EVENHAND_HTTPS": "no"}, "EVENHAND_HTTPS"),
        ({"EVENHAND_HOSTS": "*"}, "EVENHAND_HOSTS"),
    ],
)
def test_an_unsafe_start_is_refused_for_its_reason(unsafe: dict[str, Any], reason: str) -> None:
    (told,) = Environment.read({**SAFE, **unsafe}).unsafe()

    assert told.startswith(reason)


def test_all_reasons_against_a_start_are_told_together() -> None:
    assert (
        len(
            Environment.read(
                {"EVENHAND_DEBUG": "yes", "EVENHAND_HTTPS": "no", "EVENHAND_HOSTS": "*"}
            ).unsafe()
        )
        == 4
    )


def test_every_setting_says_what_it_means() -> None:
    assert all(one.meaning and not one.meaning.endswith(".") for one in SETTINGS)
