"""Every published dataset the product reads, and the measures it takes from each."""

import importlib
from pathlib import Path
from typing import Any

from tools.generate_docs import HEADING
from tools.markdown import table

OWNS = ("docs/sources.md",)


def generate() -> dict[Path, str]:
    sources = sorted(importlib.import_module("evenhand.sources").all_sources(), key=lambda each: each.id)
    rows = [(f"[{each.title}](#{each.id})", each.publisher, each.cadence, each.licence) for each in sources]
    parts = [
        f"{HEADING}\n# Sources\n\nA file is recognised by what is in it, not by its name or folder.\n",
        table(("Dataset", "Publisher", "Published", "Licence"), rows),
        *[section(each) for each in sources],
    ]
    return {Path("docs/sources.md"): "\n".join(parts)}


def section(source: Any) -> str:
    rows = [
        ("Publisher", source.publisher),
        ("Licence", source.licence),
        ("Published", source.cadence),
        *([("Where", source.url)] if source.url else []),
        ("Files look like", [f"`{pattern}`" for pattern in source.patterns]),
    ]
    parts = [f'<a id="{source.id}"></a>\n\n## {source.title}\n\n`{source.id}`\n', table(("", ""), rows)]
    if source.measures:
        measures = [(f"`{each.id}`", each.title, each.unit) for each in source.measures]
        parts.append(table(("Measure", "What it is", "Unit"), measures))
    return "\n".join(parts)
