"""Sentences that name a measure as files do, told to people: by its title."""

import re
from collections.abc import Mapping
from typing import Final

_MEASURE: Final = re.compile(r"\b[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+\b")


def with_titles(sentence: str, titles: Mapping[str, str]) -> str:
    """Return a sentence in which each measure that has a title is called by it, in quotation marks."""
    return _MEASURE.sub(lambda found: f"“{titles[found[0]]}”" if found[0] in titles else found[0], sentence)
