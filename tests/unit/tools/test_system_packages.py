"""A Chromium is found, installed where we may, or left out and said so."""

from types import SimpleNamespace

import pytest

from tools import system_packages


@pytest.fixture
def commands(monkeypatch):
    """Every command that would have run, as root on Debian; the n-th `install` succeeds."""
    ran = []

    def run(command, **_):
        ran.append(command[1])
        return SimpleNamespace(returncode=0 if ran.count("install") == commands.succeeds_at else 100)

    commands = SimpleNamespace(ran=ran, succeeds_at=1)
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0)
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(system_packages.subprocess, "run", run)
    return commands


def test_a_package_is_installed_at_the_first_try(commands):
    assert system_packages.apt_install("chromium")
    assert commands.ran == ["install"]


def test_an_old_list_of_packages_is_brought_up_to_date_once(commands):
    commands.succeeds_at = 2
    assert system_packages.apt_install("chromium")
    assert commands.ran == ["install", "update", "install"]


def test_a_package_that_cannot_be_had_is_not_there(commands):
    commands.succeeds_at = 9
    assert not system_packages.apt_install("chromium")


def test_who_is_not_root_installs_nothing(commands, monkeypatch):
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000)
    assert not system_packages.apt_install("chromium")
    assert commands.ran == []


def test_a_chromium_on_path_is_enough(monkeypatch):
    monkeypatch.setattr(
        system_packages.shutil, "which", lambda name: "/bin/c" if name == "google-chrome" else None
    )
    assert system_packages.chromium() == "/bin/c"


def test_without_a_browser_the_browser_tests_are_left_out_and_said_so(capsys, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(system_packages, "chromium", lambda: None)
    monkeypatch.setattr(system_packages, "postgresql_folder", lambda: None)
    monkeypatch.setattr(system_packages, "apt_install", lambda package: False)
    system_packages.main()
    said = capsys.readouterr().err
    assert "Left out: the browser tests" in said
    assert "Left out: the tests on PostgreSQL" in said


def test_the_newest_postgresql_is_taken(monkeypatch, tmp_path):
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: None)
    monkeypatch.setattr(system_packages, "DEBIANS_POSTGRESQL", tmp_path)
    assert system_packages.postgresql_folder() is None

    for version in ("9", "15", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()
    assert system_packages.postgresql_folder() == tmp_path / "17" / "bin"


def test_a_postgresql_on_path_is_taken_first(monkeypatch, tmp_path):
    (tmp_path / "initdb").touch()
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: str(tmp_path / name))

    assert system_packages.postgresql_folder() == tmp_path
