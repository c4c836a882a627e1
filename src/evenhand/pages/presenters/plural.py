"""A count with its noun."""


def counted(count: int, noun: str) -> str:
    """Return ``1 red``, ``1,234 reds``: a count with its noun, which takes an s."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
