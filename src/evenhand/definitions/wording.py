"""Words that appear in no page, file, letter or definition, because they judge a practice by its place in a list."""

import re

BANNED_WORDS = ("worst", "failing", "league", "risk band", "poor performer")
"""Any ending counts (`leagues`), any spacing counts (`risk-bands`); a longer word does not (`colleague`)."""

_PATTERN = re.compile(
    r"\b(" + "|".join(word.replace(" ", r"[\s_-]+") for word in BANNED_WORDS) + r")(?:s|'s|’s)?\b",
    re.IGNORECASE,
)


def banned_words_in(text: str) -> tuple[str, ...]:
    """Return the banned words found in `text`, as listed in :data:`BANNED_WORDS`, each once, in order met."""
    found = (re.sub(r"[\s_-]+", " ", match[1]).lower() for match in _PATTERN.finditer(text))
    return tuple(dict.fromkeys(found))
