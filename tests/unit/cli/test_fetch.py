"""`evenhand fetch`: what it lists, fetches and says."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from evenhand.cli import app, commands  # noqa: F401 - adds the commands
from evenhand.common.errors import InputError
from support.web_server import file_server


def run(*arguments: Any) -> Result:
    return CliRunner().invoke(app, ["fetch", *map(str, arguments)])


def test_the_known_files_of_all_sources_or_of_one_are_listed() -> None:
    every, one = (json.loads(run(*which, "--list", "--json").stdout) for which in ([], ["nhs-payments"]))
    assert len(every) > len(one) == 3
    assert one[0]["url"].startswith("https://files.digital.nhs.uk/")
    assert "QOF2425.zip" in run("qof-prevalence", "--list").stdout


def test_a_file_at_a_given_address_is_fetched_and_the_next_step_is_said(tmp_path: Path) -> None:
    with file_server(b"A\n1\n") as server:
        result = run("workforce", "--url", server.url, "--to", tmp_path)
        again = run("workforce", "--url", server.url, "--to", tmp_path, "--json")
    assert (tmp_path / "table.csv").read_bytes() == b"A\n1\n"
    assert "fetched: " in result.stdout
    assert f"evenhand ingest {tmp_path}" in result.stdout
    assert "table.csv: 4 bytes in" in result.stderr
    assert json.loads(again.stdout)[0]["outcome"] == "already_there"


def test_a_bar_is_shown_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from evenhand.cli.commands import fetch as command

    monkeypatch.setattr(command.sys.stderr, "isatty", lambda: True, raising=False)
    with command._shown("table.csv", quiet=False) as told:
        told(1, 4)
        told(4, 4)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "no source is named"),
        (["nothing"], "no such source"),
        (["written-complaints"], "the address of no file"),
        (["workforce", "--url", "a.csv"], "not the address of a file"),
    ],
)
def test_a_wrong_call_is_told_with_what_to_do(arguments: list[str], message: str) -> None:
    error = run(*arguments).exception
    assert isinstance(error, InputError)
    assert message in str(error)
    assert error.exit_code == 2
