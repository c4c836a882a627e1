"""The method manual: docs/methods/<id>.md from the spec tests, which are what the code is held to."""

import importlib.util
import inspect
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tools import bibliography
from tools.generate_docs import HEADING, ROOT
from tools.markdown import table

OWNS = ("docs/methods/*.md",)
FOLDER = Path("docs/methods")


def generate() -> dict[Path, str]:
    specifications = sorted(read_specifications(ROOT / "tests" / "spec"), key=lambda each: each.id)
    references = bibliography.read(ROOT / "docs" / "references.bib")
    texts = {FOLDER / f"{each.id}.md": page(each, references) for each in specifications}
    if len(texts) != len(specifications):
        raise ValueError("two specifications have the same id: give each its own")
    texts[FOLDER / "index.md"] = index(specifications)
    return texts


def read_specifications(folder: Path) -> Iterable[Any]:
    """Yield the SPECIFICATION of every spec test, whether the module holds one or a tuple of them."""
    for path in sorted(folder.rglob("test_*.py")):
        spec = importlib.util.spec_from_file_location(f"specification_of_{path.stem}", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found = getattr(module, "SPECIFICATION", ())
        yield from found if isinstance(found, tuple | list) else (found,)


def index(specifications: list[Any]) -> str:
    rows = [(f"[{each.title}]({each.id}.md)", f"`{each.method}`") for each in specifications]
    return f"{HEADING}\n# Methods\n\nEvery method, as the tests hold it.\n\n{table(('Method', 'Function'), rows)}"


def page(specification: Any, references: dict[str, bibliography.Entry]) -> str:
    """Return one method's page: what it is for, the formula, worked cases, edges, agreement, references."""
    parts = [
        f"{HEADING}\n# {specification.title}\n\n{inspect.cleandoc(specification.prose)}\n",
        f"## The method\n\n`{specification.method}`\n\n```text\n{docstring(specification.method)}\n```\n",
    ]
    if specification.cases:
        parts.append(f"## Worked cases\n\n{table(specification.columns, specification.cases)}")
    if specification.edges:
        parts.append(f"## Edges\n\n{table(('When', 'The result is'), specification.edges)}")
    if specification.agreement:
        parts.append(f"## Agreement\n\n{agreement(specification.agreement)}\n")
    if specification.sources:
        parts.append(f"## References\n\n{cited(specification, references)}")
    return "\n".join(parts)


def docstring(dotted: str) -> str:
    """Return the docstring of a function or class by its dotted name."""
    module, _, name = dotted.rpartition(".")
    return inspect.getdoc(getattr(importlib.import_module(module), name)) or ""


def agreement(value: Any) -> str:
    """Return the lines that say which independent implementation the method agrees with, and how far it differs."""
    if isinstance(value, str):
        return inspect.cleandoc(value)
    return "\n".join(f"* {each if isinstance(each, str) else ': '.join(map(str, each))}" for each in value)


def cited(specification: Any, references: dict[str, bibliography.Entry]) -> str:
    missing = [key for key in specification.sources if key not in references]
    if missing:
        raise ValueError(
            f"{specification.id}: {missing} not in docs/references.bib: add the entry or mend the key"
        )
    return "".join(f"* {bibliography.sentence(references[key])} `{key}`\n" for key in specification.sources)
