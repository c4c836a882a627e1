"""Every return on a template: why it is asked for, who fills it in, and each of its columns with its meaning."""

import importlib
from pathlib import Path
from typing import Any

from tools.generate_docs import HEADING
from tools.markdown import table

OWNS = ("docs/returns.md",)

INTRODUCTION = """
# Returns

Some figures about practices are not open data: hospital activity by age and sex, calls to 111, budgets, premises, and
what only a practice knows. They come in on a template, as counts by practice and never by patient. Each template says
why it is asked for and which indicators use it, and each column how often it is used; what nothing uses is not asked
for (R-25).

`evenhand template NAME` writes a blank one, as a workbook that explains its columns or as CSV; `evenhand template
--list` lists them. A filled one is ingested like any other file. What can be read with certainty is read: a day in any
common form, a thousands separator, a pound sign in an amount, 5-14 that a spreadsheet had made into 14 May. Any other
cell that is not what its column holds is kept out by its address, with what was received and what to do, and the other
rows and cells are kept. Hidden rows, merged figures and rows of totals are kept out too: what they mean cannot be told.

{on_cells}

Where several bodies send the same return about different practices, each writes its own code into `returned_by`, so
that one return does not take another's place. A file with NHS numbers, the records behind a pivot table or another file
inside it is refused, and nothing of it is kept.
"""


def generate() -> dict[Path, str]:
    explaining = importlib.import_module("evenhand.sources.reading.returns.explaining")
    catalogue = importlib.import_module("evenhand.definitions.loading").load_catalogue()
    templates = importlib.import_module("evenhand.sources.reading.returns.templates").all_templates()
    rows = [(f"[{each.title}](#{each.id})", f"`{each.id}`", each.cadence) for each in templates]
    parts = [
        HEADING + INTRODUCTION.format(on_cells=explaining.ON_CELLS),
        table(("Return", "Template", "How often"), rows),
        *[section(each, explaining, used_by(each, catalogue), catalogue) for each in templates],
    ]
    return {Path("docs/returns.md"): "\n".join(parts)}


def used_by(template: Any, catalogue: Any) -> str:
    """Return the indicators that are made from a return; ValueError where it asks for something that nothing uses."""
    uses = importlib.import_module("evenhand.sources.reading.returns.uses")
    found = uses.uses_of_return(template, catalogue)
    if found.is_none:
        raise ValueError(f"{template.id}: no indicator uses it: remove the template, or name it in a source")
    for column in template.columns:
        if uses.uses_of_column(template, column, catalogue).is_none:
            raise ValueError(f"{template.id}: nothing uses the column {column.header}: ask nobody for it")
    return "; ".join((*found.indicators, *found.circumstances))


def section(template: Any, explaining: Any, used: str, catalogue: Any) -> str:
    """Return what is to be known of one template, and its columns."""
    known = [row for row in explaining.introduction(template, catalogue) if row[1] != explaining.ON_CELLS]
    known.append(("Used by", used))
    columns = [
        (
            f"`{column.header}`",
            column.meaning,
            column.expected,
            column.example,
            column.required,
            f"`{column.measure}`" if column.measure else "",
            column.used,
        )
        for column in explaining.explained_columns(template, catalogue)
    ]
    parts = [
        f'<a id="{template.id}"></a>\n\n## {template.title}\n\n`{template.id}`\n',
        table(("", ""), known),
        table(
            ("Column", "What it means", "What is expected", "Example", "Needed", "Measure", "How often used"),
            columns,
        ),
    ]
    if template.parts_of_wholes:
        pairs = [
            f"* `{each.part}` is a part of `{each.whole}` and cannot be above it."
            for each in template.parts_of_wholes
        ]
        parts.append("\n".join(pairs) + "\n")
    return "\n".join(parts)
