"""An installation is kept as one file and put back, whole or not at all."""

import errno
import os
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from evenhand.common.errors import InputError
from evenhand.config.installation import in_use
from evenhand.config.keeping import back_up, check, restore
from support.web_site import run_inside

from .conftest import Installation, files_in

Fresh = Callable[[Path], Installation]
WHO = "practice@z80001.example"


def test_what_was_kept_is_put_back(
    installation: Installation, backup: Path, fresh: Fresh, tmp_path: Path
) -> None:
    other = fresh(tmp_path / "elsewhere" / "data")

    assert "whole" in other.run("restore", backup, "--check")
    other.run("restore", backup)

    assert files_in(other.data) == files_in(installation.data)
    assert other.json("releases") == installation.json("releases")
    assert other.json("verify-audit") == installation.json("verify-audit")
    assert not [path for path in other.data.parent.iterdir() if path != other.data]


def test_a_backup_is_for_its_maker_alone_and_holds_no_key(backup: Path, installation: Installation) -> None:
    assert backup.stat().st_mode & 0o077 == 0
    with tarfile.open(backup) as archive:
        names = archive.getnames()
    assert "secret-key" not in names
    assert not any(name.startswith(("assets", "prepared", ".")) for name in names)


def test_a_backup_is_taken_while_somebody_writes(installation: Installation, tmp_path: Path) -> None:
    with closing(sqlite3.connect(installation.database, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE accounts_person SET name = 'half done'")
        installation.run("backup", tmp_path / "backup.tar")
        writer.execute("ROLLBACK")

    with tarfile.open(tmp_path / "backup.tar") as archive:
        archive.extract("evenhand.sqlite3", tmp_path, filter="data")
    with closing(sqlite3.connect(tmp_path / "evenhand.sqlite3")) as copied:
        assert copied.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert copied.execute("SELECT count(*) FROM accounts_person WHERE name = 'half done'").fetchone() == (
            0,
        )


def test_what_is_over_in_minutes_is_in_no_backup(installation: Installation, tmp_path: Path) -> None:
    with closing(sqlite3.connect(installation.database)) as writer:
        writer.execute("INSERT INTO accounts_remembered VALUES ('used-code-of-17', 'y', '2026-01-01')")
        writer.commit()
    installation.run("backup", tmp_path / "backup.tar")

    assert b"used-code-of-17" not in (tmp_path / "backup.tar").read_bytes()
    with closing(sqlite3.connect(installation.database)) as still:
        assert still.execute("SELECT count(*) FROM accounts_remembered").fetchone() == (1,)


def test_the_hash_of_the_last_event_is_held_by_what_is_put_back(
    installation: Installation, backup: Path, fresh: Fresh, tmp_path: Path
) -> None:
    installation.run("invite", "late@example.org", "--name", "Late")
    number, digest = check(backup).last_event
    other = fresh(tmp_path / "elsewhere")
    other.run("restore", backup)

    assert number == installation.json("verify-audit")["events"] - 1
    other.run("verify-audit", "--holds", digest)
    other.run("verify-audit", "--holds", installation.json("verify-audit")["last_hash"], expect=1)


def test_a_backup_replaces_nothing_unless_told(installation: Installation, backup: Path) -> None:
    before = backup.read_bytes()

    with pytest.raises(InputError, match="--replace"):
        back_up(installation.environment, backup)
    assert backup.read_bytes() == before
    installation.run("backup", backup, "--replace")


@pytest.mark.parametrize("place", ["data/backup.tar", "data/uploads/backup.tar", "."])
def test_a_backup_lies_outside_of_what_it_is_of(
    installation: Installation, tmp_path: Path, place: str
) -> None:
    with pytest.raises(InputError, match="Name a file"):
        back_up(installation.environment, tmp_path / place)


def test_what_is_there_is_replaced_only_when_told_and_is_kept_beside(
    installation: Installation, backup: Path
) -> None:
    (installation.data / "uploads" / "later.csv").write_text("later\n")
    before = files_in(installation.data)

    with pytest.raises(InputError, match="--replace"):
        restore(installation.environment, backup)
    assert files_in(installation.data) == before

    said = installation.run("restore", backup, "--replace")
    beside = installation.data.with_name("data.before-restore")
    assert str(beside) in said
    assert files_in(beside) == before
    assert "uploads/later.csv" not in files_in(installation.data)


def test_nothing_is_put_in_the_place_of_what_is_being_served(
    installation: Installation, backup: Path
) -> None:
    with in_use(installation.data), pytest.raises(InputError, match="Stop evenhand serve"):
        restore(installation.environment, backup, replace=True)


def test_what_is_put_back_twice_leaves_one_state_before_it(installation: Installation, backup: Path) -> None:
    for name in ("first.csv", "second.csv"):
        (installation.data / "uploads" / name).write_text("later\n")
        restore(installation.environment, backup, replace=True)

    beside = installation.data.with_name("data.before-restore")
    assert {"uploads/a-card.csv", "uploads/second.csv"} == {
        name for name in files_in(beside) if name.startswith("uploads")
    }


def test_a_folder_that_cannot_be_renamed_is_told_and_left_as_it_is(
    installation: Installation, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: Path) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    monkeypatch.setattr("evenhand.config.keeping.restoring.exchange", busy)
    before = files_in(installation.data)

    with pytest.raises(InputError, match="cannot be renamed"):
        restore(installation.environment, backup, replace=True)
    assert files_in(installation.data) == before
    assert [path.name for path in installation.data.parent.iterdir() if path.name.startswith("data")] == [
        "data"
    ]


def test_an_installation_keeps_its_own_key_and_who_was_signed_in_elsewhere_signs_in_again(
    installation: Installation, fresh: Fresh, tmp_path: Path
) -> None:
    cookie = run_inside(installation.settings, "support.kept_sessions:begin", WHO)
    assert run_inside(installation.settings, "support.kept_sessions:is_signed_in", cookie)
    installation.run("backup", tmp_path / "kept.tar")

    other = fresh(tmp_path / "elsewhere")
    settings = {
        **other.settings,
        "EVENHAND_SECRET_KEY": "another-key-that-nobody-else-knows-0123456789-abcdef",
    }
    other.data.mkdir()
    (other.data / "secret-key").write_text("its own")
    other.run("restore", tmp_path / "kept.tar", "--replace", **settings)

    assert (other.data / "secret-key").read_text() == "its own"
    assert not run_inside(settings, "support.kept_sessions:is_signed_in", cookie)
    assert run_inside(settings, "support.codes:signs_in", WHO, "")
