"""Names and places as people write them. The register has them in capitals, which are hard to read and read aloud.

Only how a name is shown changes, never the name: downloads have it as the register does.
"""

import re
from functools import lru_cache
from typing import Final

_SMALL: Final = frozenset(
    {"and", "at", "by", "de", "for", "in", "la", "le", "of", "on", "the", "to", "upon", "with"}
)
_CAPITALS: Final = frozenset(
    {
        "NHS",
        "GP",
        "PCN",
        "CCG",
        "ICB",
        "UK",
        "II",
        "III",
        "IV",
        "HMP",
        "CIC",
        "APMS",
        "GMS",
        "PMS",
        "LLP",
        "UTC",
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INITIALS = re.compile(r"^(?:[B-DF-HJ-NP-TV-XZ]{2,3}|[A-Z])$")
"""Two or three consonants, or one letter, are initials: DR AB SMITH, KL PARTNERS."""
_TITLES: Final = frozenset({"DR", "DRS", "MR", "MRS", "MS", "ST", "LTD", "RD", "CTR", "MC", "SQ", "PK", "MT"})


@lru_cache(maxsize=50_000)
def name_words(name: str | None) -> str:
    """Return a name as people write it. One that has small letters already is left as it is."""
    if not name or name.upper() != name:
        return name or ""
    return _WORD.sub(_word, name)


def place_words(*parts: str | None) -> str:
    """Return the parts of an address on one line, each once, the postcode (the last) as it is."""
    *others, postcode = parts
    said = [piece.strip() for part in others if part for piece in name_words(part).split(",")]
    return ", ".join(dict.fromkeys(piece for piece in [*said, postcode or ""] if piece))


def _word(found: re.Match[str]) -> str:
    word = found[0]
    if word in _CAPITALS or (_INITIALS.match(word) and word not in _TITLES and not _after_apostrophe(found)):
        return word
    if found.start() and word.lower() in _SMALL:
        return word.lower()
    # An O'Brien keeps its B, a St Mary's gets no S.
    pieces = re.split(r"(['’])", word.lower())
    return "".join(
        piece.capitalize() if len(piece) > 2 or place == 0 else piece for place, piece in enumerate(pieces)
    )


def _after_apostrophe(found: re.Match[str]) -> bool:
    return found.start() > 0 and found.string[found.start() - 1] in "'’"
