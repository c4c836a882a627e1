"""The command line itself: version, help, wrong calls, faults of ours, being stopped, and as a program."""

from typing import Any, NoReturn

import pytest

from evenhand import __version__, sources
from support.national import evenhand

COMMANDS = {"sources", "ingest", "definitions", "assess", "verify", "compare", "show", "publish", "demo"}


def test_the_version_is_printed(run: Any) -> None:
    assert run("--version").out == f"evenhand {__version__}\n"


def test_it_runs_as_a_program() -> None:
    assert evenhand("--version").stdout == f"evenhand {__version__}\n"


def test_a_program_that_is_called_wrongly_exits_with_two() -> None:
    assert "No such command 'rank'" in evenhand("rank", expect=2).stderr


def test_help_names_every_command(run: Any) -> None:
    said = run("--help").out
    assert all(f"  {command} " in said for command in COMMANDS)


@pytest.mark.parametrize(
    "command", [["ingest"], ["assess", "--store", "s"], ["show"], ["verify", "r", "--loud"]]
)
def test_a_call_that_lacks_something_is_wrong_input(run: Any, command: list[str]) -> None:
    assert "Usage:" in run(*command, expect=2).err


def raised(fault: BaseException) -> Any:
    def fail() -> NoReturn:
        raise fault

    return fail


def test_a_fault_of_ours_is_said_in_a_plain_sentence(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "all_sources", raised(RuntimeError("the list is gone")))
    said = run("sources", expect=3).err
    assert "Traceback" in said
    last = said.strip().splitlines()[-1]
    assert last.startswith(
        "evenhand: this is a fault of ours, not of your files: RuntimeError: the list is gone."
    )


def test_being_stopped_is_said_and_has_its_own_code(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "all_sources", raised(KeyboardInterrupt()))
    assert "evenhand: stopped; nothing is left half written" in run("sources", expect=130).err
