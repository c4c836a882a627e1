"""The search index: all practices as one file for a server, and in small parts for the script in the page.

A part holds the practices that have a word beginning with its two letters. Parts are scripts rather than bare JSON, so
that search works in a site opened from a disk too, where a page may not fetch files.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from evenhand.pages.edition import Row
from evenhand.pages.names import name_words

COMMON_WORDS: Final = frozenset(
    {"surgery", "medical", "centre", "practice", "health", "the", "and", "group", "partnership"}
)
"""Words of so many names that they choose no part of the index; they still count in a match."""

FULL_INDEX: Final = "search/practices.json"

_APOSTROPHES = re.compile(r"['’]")
_WORD = re.compile(r"[a-z0-9]+")


class Entry(NamedTuple):
    """A practice in the index."""

    code: str
    name: str
    town: str
    postcode: str
    closed: int


def entries(practices: Iterable[Row]) -> list[Entry]:
    """Return the index of `practices`, by name and then code."""
    found = [
        Entry(
            row["code"],
            name_words(row["name"]) or row["code"],
            name_words(row["town"]),
            row["postcode"] or "",
            int(row["status"] == "closed"),
        )
        for row in practices
    ]
    return sorted(found, key=lambda entry: (entry.name.casefold(), entry.code))


def words_of(text: str) -> list[str]:
    """Return the words of a text for matching: lower case, without accents or apostrophes."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text.lower()))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def matching_words(entry: Entry) -> list[str]:
    """Return what a query may begin to spell: words of the code, name, town and postcode, and the whole postcode."""
    return [*words_of(" ".join(entry[:4])), "".join(words_of(entry.postcode))]


def found_by(query: str, index: Sequence[Entry]) -> list[Entry]:
    """Return the practices of which every word of `query` begins some word, in the order of the index."""
    asked = words_of(query)
    if not asked:
        return []
    return [
        entry
        for entry in index
        if all(any(word.startswith(one) for word in matching_words(entry)) for one in asked)
    ]


def parts(index: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return the practices of each pair of letters that some word of theirs begins with.

    A common word chooses a part only for a practice whose whole name is of such words: The Surgery.
    """
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in index:
        name = words_of(entry.name)
        keep_common = COMMON_WORDS.issuperset(name)
        some = [
            word
            for word in matching_words(entry)
            if word not in COMMON_WORDS or (keep_common and word in name)
        ]
        for pair in dict.fromkeys(word[:2] for word in some if len(word) > 1):
            found[pair].append(entry)
    return dict(sorted(found.items()))


def write_index(practices: Iterable[Row], site: Path) -> None:
    """Write the index and its parts into `site`."""
    index = entries(practices)
    shards = site / "search" / "shards"
    shards.mkdir(parents=True)
    (site / FULL_INDEX).write_text(_json(index), encoding="utf-8")
    for pair, some in parts(index).items():
        (shards / f"{pair}.js").write_text(f'evenhandShard("{pair}",{_json(some)});', encoding="utf-8")


def read_index(site: Path) -> list[Entry]:
    """Read the index of a site."""
    return [Entry(*record) for record in json.loads((site / FULL_INDEX).read_text(encoding="utf-8"))]


def _json(value: Any) -> str:
    # `</` cannot end a script early, whatever a name holds.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
