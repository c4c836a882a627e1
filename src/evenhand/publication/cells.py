"""Cells of a CSV that a spreadsheet will open: words that it would take for a formula stay words."""

from typing import Any, Final

_BEGINS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe(cell: Any) -> Any:
    """Return a cell with an apostrophe before words that begin as a formula does. Numbers are left, minus and all.

    Names, replies and offers are other people's words: whoever opens the file must not run them.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_BEGINS_A_FORMULA) else cell
