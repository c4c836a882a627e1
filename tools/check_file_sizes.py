"""Refuse files that are too long to be read in one sitting: the house rule of small files."""

import ast
import sys
from pathlib import Path

from tools.tracked import text_of, tracked_files

FOLDERS = ("src", "tests", "tools")
NEEDS_A_REASON, REFUSED = 300, 500
REASON = "long because"
FUNCTION_CEILING = 40
"""Lines of a function without its docstring. Tests and templates are not measured."""


def main() -> None:
    problems = [
        problem
        for path in tracked_files(*FOLDERS)
        # Django writes migrations, and `make docs` catalogues; nobody reads them from end to end.
        if not {"migrations", "locale"} & {*path.parts} and (text := text_of(path)) is not None
        for problem in problems_of(path, text)
    ]
    print("\n".join(problems) or "File sizes: none too long.")
    sys.exit(1 if problems else 0)


def problems_of(path: Path, text: str) -> list[str]:
    """Return what is too long in a file, each with what to do."""
    problems = [problem] if (problem := _file_problem(path, text)) else []
    if path.suffix == ".py" and path.parts[0] != "tests":
        problems += _function_problems(path, ast.parse(text))
    return problems


def _file_problem(path: Path, text: str) -> str | None:
    lines = len(text.splitlines())
    if lines > REFUSED:
        return f"{path}: {lines} lines, more than {REFUSED}. Split it where the sense divides."
    if lines > NEEDS_A_REASON and REASON not in opening(path, text).lower():
        return (
            f"{path}: {lines} lines, more than {NEEDS_A_REASON}. Split it, or say why it is one file "
            f'in the docstring of the module: "{REASON.capitalize()} ...".'
        )
    return None


def opening(path: Path, text: str) -> str:
    """Return where the reason for a long file stands: a module's docstring, else the first ten lines."""
    if path.suffix == ".py":
        return ast.get_docstring(ast.parse(text)) or ""
    return "\n".join(text.splitlines()[:10])


def _function_problems(path: Path, tree: ast.Module) -> list[str]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [
        f"{path}:{function.lineno}: {function.name} has {lines} lines without its docstring, more than "
        f"{FUNCTION_CEILING}. Take a step out of it and name it."
        for function in functions
        if (lines := function_lines(function)) > FUNCTION_CEILING
    ]


def function_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function has from `def` on, its docstring left out."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


if __name__ == "__main__":
    main()
