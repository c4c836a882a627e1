"""Commands of a running installation: releases, the record, and who is let in."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from support.other_release import other_release

from .conftest import Installation


def test_a_release_is_installed_and_switched_to(
    fresh: Callable[[Path], Installation], made_release: Path, tmp_path: Path
) -> None:
    site = fresh(tmp_path / "data")

    assert "None is shown yet" in site.run("install", made_release)
    (identity,) = site.json("releases")["installed"]
    site.run("releases", "--switch", identity)

    assert site.json("releases") == {"installed": [identity], "shown": identity}
    assert f"Shown: {identity}" in site.run("install", made_release, "--switch")
    assert site.json("verify-audit")["events"] == 2


def test_a_release_that_does_not_verify_is_neither_installed_nor_shown(
    installation: Installation, made_release: Path, tmp_path: Path
) -> None:
    before = installation.json("releases")
    broken = shutil.copytree(made_release, tmp_path / "broken")
    (broken / "results.parquet").write_bytes(b"PAR1")

    assert "does not verify" in installation.run("install", broken, "--switch", expect=2)
    assert installation.json("releases") == before


def test_an_installed_release_that_was_changed_is_not_switched_to(
    installation: Installation, tmp_path: Path
) -> None:
    before = installation.json("releases")["shown"]
    installation.run("install", other_release(tmp_path / "other"))
    (other,) = set(installation.json("releases")["installed"]) - {before}
    (installation.data / "releases" / other / "areas.parquet").write_bytes(b"PAR1")

    assert "does not verify" in installation.run("releases", "--switch", other, expect=2)
    assert installation.json("releases")["shown"] == before


def test_a_release_that_is_not_there_is_not_switched_to(installation: Installation) -> None:
    assert "is not installed" in installation.run("releases", "--switch", "nothing", expect=2)
    shown = installation.json("releases")["shown"]
    assert "shown already" in installation.run("releases", "--switch", shown, expect=2)


def test_a_record_left_alone_is_as_it_was_written(installation: Installation) -> None:
    told = installation.json("verify-audit")

    assert told["faults"] == []
    assert told["last_hash"] in installation.run("verify-audit")


def test_a_record_that_was_changed_answers_no(installation: Installation) -> None:
    with closing(sqlite3.connect(installation.database)) as direct:
        direct.execute("DROP TRIGGER accounts_event_no_update")
        direct.execute("UPDATE accounts_event SET reason = 'other' WHERE sequence = 2")
        direct.commit()

    assert "event 2: was changed" in installation.run("verify-audit", expect=1)


def test_a_record_is_not_read_from_a_database_that_is_not_ready(
    fresh: Callable[[Path], Installation], tmp_path: Path
) -> None:
    assert "Run evenhand serve once" in fresh(tmp_path / "data").run("verify-audit", expect=2)


def test_the_first_administrator_is_let_in_by_a_link(
    fresh: Callable[[Path], Installation], tmp_path: Path
) -> None:
    site = fresh(tmp_path / "data")

    told = json.loads(site.run("invite", "first@example.org", "--name", "Dr First", "--json"))

    assert told["link"].startswith("http://localhost/join/")
    assert site.json("verify-audit")["events"] == 1


def test_a_link_is_where_people_reach_the_site(installation: Installation) -> None:
    said = installation.run(
        *("invite", "new@lmc.example", "--name", "Dr New", "--role", "lmc", "--code", "LMC9"),
        *("--organisation", "Another LMC", "--areas", "00A, 00B", "--site", "https://profiles.example.org/"),
    )

    assert "https://profiles.example.org/join/" in said


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("new@example.org", "--name", "N", "--role", "king"), "Use one of performance"),
        (("administrator@site.example", "--name", "N"), "has this role already"),
    ],
)
def test_who_cannot_be_invited_is_told(installation: Installation, wrong: tuple[str, ...], told: str) -> None:
    assert told in installation.run("invite", *wrong, expect=2)
