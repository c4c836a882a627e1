"""The command line as it is: every command with its arguments, options and defaults."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.generate_docs import HEADING
from tools.markdown import table

OWNS = ("docs/command-line.md",)


def generate() -> dict[Path, str]:
    import typer

    importlib.import_module("evenhand.cli.commands")  # each module of it adds its command
    root = typer.main.get_command(importlib.import_module("evenhand.cli").app)
    parts = [f"{HEADING}\n# Command line\n\n{_help(root)}\n", *sections(root, "evenhand")]
    return {Path("docs/command-line.md"): "\n".join(parts)}


def sections(group: Any, name: str) -> Iterator[str]:
    """Yield one section for each command below `group`, groups of commands included."""
    for key in sorted(getattr(group, "commands", {})):
        command = group.commands[key]
        if command.hidden:
            continue
        if hasattr(command, "commands"):
            yield from sections(command, f"{name} {key}")
        else:
            yield section(command, f"{name} {key}")


def section(command: Any, name: str) -> str:
    parameters = [
        each for each in command.params if not getattr(each, "hidden", False) and each.name != "help"
    ]
    arguments = [_argument(each) for each in parameters if each.param_type_name == "argument"]
    usage = " ".join([name, "[OPTIONS]", *arguments])
    rows = [(f"`{_names(each)}`", _what(each), _default(each)) for each in parameters]
    text = f"## {name}\n\n{_help(command)}\n\n```text\n{usage}\n```\n"
    return f"{text}\n{table(('Parameter', 'What it is', 'Default'), rows)}" if rows else text


def _argument(argument: Any) -> str:
    """Return an argument as usage shows it: in brackets when it may be left out, with dots when it may repeat."""
    name = _names(argument) + ("..." if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _help(command: Any) -> str:
    # Typer marks paragraphs that are to be kept as they are with a form feed or a backspace.
    return "\n".join(
        line.strip() for line in (command.help or "").replace("\b", "").split("\f")[0].splitlines()
    )


def _names(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper()).strip("[]{}.")
    return ", ".join([*parameter.opts, *parameter.secondary_opts])


def _what(parameter: Any) -> str:
    needed = " Required." if parameter.required else ""
    return f"{getattr(parameter, 'help', None) or ''}{needed}".strip()


def _default(parameter: Any) -> object:
    """Return the default as a reader types it; none for what is required or made at run time."""
    if parameter.required or parameter.default is None or callable(parameter.default):
        return None
    default = parameter.default
    if isinstance(default, bool | int | float | str | Path) and default != "":
        return f"`{str(default).lower() if isinstance(default, bool) else default}`"
    return None
