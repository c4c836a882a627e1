"""Setting up is quick when nothing changed, and plain about what it left out."""

import sys
from pathlib import Path

import pytest

from tools import left_out, set_up, stamps


def test_a_stamp_is_current_until_a_file_changes(tmp_path):
    lock, stamp = tmp_path / "lock", tmp_path / "deep" / "stamp"
    lock.write_text("a")
    stamps.write(stamp, stamps.fingerprint([lock]))
    assert stamps.is_current(stamp, stamps.fingerprint([lock]))
    lock.write_text("b")
    assert not stamps.is_current(stamp, stamps.fingerprint([lock]))


def test_no_stamp_is_never_current(tmp_path):
    assert not stamps.is_current(tmp_path / "stamp", stamps.fingerprint([tmp_path / "missing"]))


def test_leaving_out_says_what_why_and_how_to_have_it(capsys, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    left_out.left_out("the browser tests", "no Chromium", "install one")
    assert capsys.readouterr().err == (
        "Left out: the browser tests. Why: no Chromium. To have it: install one.\n"
    )


def test_leaving_out_fails_where_everything_must_run(monkeypatch):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit) as stopped:
        left_out.left_out("the browser tests", "no Chromium", "install one")
    assert stopped.value.code == 1


def test_this_python_is_used_when_it_is_supported():
    assert set_up.chosen_interpreter() == sys.executable


def test_an_old_python_looks_for_a_supported_one(monkeypatch):
    monkeypatch.setattr(set_up.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(set_up.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(set_up, "_succeeds", lambda command: command[0] == "python3.12")
    assert set_up.chosen_interpreter() == "python3.12"


def test_without_a_supported_python_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setattr(set_up.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(set_up.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match=r"needs Python 3\.11, 3\.12 or 3\.13"):
        set_up.chosen_interpreter()


def test_a_working_environment_is_kept(tmp_path):
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    assert set_up.make_environment(tmp_path, "no such interpreter") == python


def test_without_venv_the_message_names_the_package(tmp_path, monkeypatch):
    monkeypatch.setattr(set_up, "_succeeds", lambda command: False)
    monkeypatch.setattr(set_up, "_installed_venv_package", lambda interpreter: False)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        set_up.make_environment(tmp_path / ".venv", "python3")


def test_an_installation_from_the_same_files_is_not_repeated(tmp_path, monkeypatch):
    calls = []
    monkeypatch.setattr(set_up, "run_installer", lambda python, arguments: calls.append(arguments))
    for _ in range(2):
        set_up.install(Path("python"), "requirements.lock", stamp=tmp_path / "stamp")
    assert calls == [
        ["--no-deps", "--require-hashes", "-r", "requirements.lock"],
        ["--no-deps", "--no-build-isolation", "-e", "."],
    ]
