"""The few Markdown forms that generated documents are made of."""

from collections.abc import Iterable, Sequence


def cell(value: object) -> str:
    """Return a value as the text of one table cell: no bar, no line break, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(cell(item) for item in value)
    return " ".join(str(value).split()).replace("|", "\\|")


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table with its closing line break."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join("| " + " | ".join(cell(value) for value in line) + " |\n" for line in lines)
