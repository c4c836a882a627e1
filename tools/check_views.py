"""Refuse pages that reach rows by themselves: views see what the viewer gives, and write through an app's actions.

In ``src/evenhand/web`` no module takes rows from a model's manager, makes a query or a model's row, or runs SQL; the
modules of views do not so much as import models, and others name them as types alone. And a view's first step says
who may: it calls ``viewer_with``, or a helper that does.
"""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tools.tracked import ROOT, text_of, tracked_files

FOLDER = "src/evenhand/web"
MANAGERS = {"objects", "_default_manager", "_base_manager"}
QUERIES = {
    "aggregate", "annotate", "bulk_create", "bulk_update", "exclude", "exists", "get_or_create", "order_by",
    "prefetch_related", "select_for_update", "select_related", "update_or_create", "values_list",
}  # fmt: skip
"""Methods that queries have and hardly anything else."""
SQL = {"cursor", "raw", "RawSQL", "execute"}
ASKS = {"viewer_with", "_signed_in"}
"""What asks who may: by a right on a thing, or, of one's own account, whether somebody is signed in."""
OPEN = {
    "src/evenhand/web/health.py": "tells nothing of anybody",
    "src/evenhand/web/closed.py": "answers nobody",
    "src/evenhand/web/faults.py": "tells what went wrong, whoever asked",
    "src/evenhand/web/rendering.py": "lays out what a view gives it",
    "src/evenhand/web/sign_in.py": "is before signing in",
    "src/evenhand/web/account/views.py:join": "the link of an invitation is the right",
    "src/evenhand/web/account/views.py:choose_language": "everybody may read in their language",
    "src/evenhand/web/outbox/views.py:by_link": "the secret of the link is the right",
    "src/evenhand/web/calendar/views.py:feed": "the secret of the address is the right",
}
"""Views and modules that ask nobody, each with why."""


def main() -> None:
    problems = [
        problem
        for path in tracked_files(FOLDER)
        if path.suffix == ".py" and (text := text_of(path)) is not None
        for problem in problems_of(path, text)
    ]
    print("\n".join(problems) or "Views: rows are reached through the viewer, and every view asks who may.")
    sys.exit(1 if problems else 0)


def problems_of(path: Path, text: str) -> list[str]:
    """Return what a module does that pages do not, each with what to do instead."""
    tree = ast.parse(text)
    found: list[tuple[int, str]] = []
    if str(path) not in OPEN:
        found = [*_imports(path, tree), *_rows(path, tree)]
        found += [one for one in _unasked(tree) if f"{path}:{one[1].split()[0]}" not in OPEN]
    return [f"{path}:{line}: {told}" for line, told in sorted(found)]


def _imports(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield where models are imported by views, or called by others."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not _is_of_models(node.module or ""):
            continue
        names |= {one.asname or one.name for one in node.names}
        if path.name.endswith("views.py") or (node.module or "").startswith("django.db"):
            yield (
                node.lineno,
                "imports models. Reach rows through the viewer, or an app's functions that take one.",
            )
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node.lineno, f"makes a row of {node.func.id}. Write through an app's actions."


def _is_of_models(module: str) -> bool:
    return module.startswith("django.db") or (
        module.startswith("evenhand.") and "models" in module.split(".")
    )


def _rows(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS | QUERIES:
            yield node.lineno, f"takes rows by .{node.attr}. Reach them through the viewer."
        elif isinstance(node, ast.Attribute) and node.attr in SQL:
            yield node.lineno, f"runs SQL by .{node.attr}. Reach rows through the viewer."


def _unasked(tree: ast.Module) -> Iterator[tuple[int, str]]:
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    asking = _asking(tree)
    for name, one in functions.items():
        if _is_view(one) and not name.startswith("_") and name not in asking:
            yield (
                one.lineno,
                f"{name} asks nobody whether they may. Begin with viewer_with(request, right, thing).",
            )


def _asking(tree: ast.Module) -> set[str]:
    """Return the names by which a module asks who may: functions of its own, and helpers it imports that ask."""
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    asking = set(ASKS)
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("evenhand.web."):
            asking |= {one.asname or one.name for one in node.names} & _asking_in(node.module or "")
    while more := {name for name, one in functions.items() if asking & _called(one)} - asking:
        asking |= more
    return asking


@cache
def _asking_in(module: str) -> frozenset[str]:
    path = Path("src", *module.split(".")).with_suffix(".py")
    text = text_of(path) if (ROOT / path).is_file() else None
    return frozenset(_asking(ast.parse(text))) if text else frozenset()


def _is_view(function: ast.FunctionDef) -> bool:
    arguments = function.args.args
    is_answer = isinstance(function.returns, ast.Name) and function.returns.id.endswith("Response")
    return bool(arguments) and arguments[0].arg == "request" and is_answer


def _called(function: ast.FunctionDef) -> set[str]:
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {one.id if isinstance(one, ast.Name) else getattr(one, "attr", "") for one in calls}


if __name__ == "__main__":
    main()
