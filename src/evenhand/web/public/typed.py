"""What a visitor typed, made safe to look with."""

from typing import Final

LONGEST_QUERY: Final = 120


def looked_for(typed: str | None) -> tuple[str, bool]:
    """Return what is looked for, on one line and without what cannot be printed, and whether it was cut short."""
    said = " ".join("".join(one if one.isprintable() else " " for one in typed or "").split())
    return said[:LONGEST_QUERY].strip(), len(said) > LONGEST_QUERY
