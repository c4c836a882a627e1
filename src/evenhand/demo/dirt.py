"""Dirty rows, as real files have them: repeats, text among numbers, more counted than could be. Each is recorded."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np

UNKNOWN_CODE: Final = "Z99999"
"""A practice's code by its shape, and nobody's."""
_WITHHELD_PRACTICES: Final = 3

Note = Callable[[str, str], None]


def soil(rng: np.random.Generator, folder: Path, compact: str, census: str) -> list[dict[str, Any]]:
    """Spoil a few rows of the last year's files; return of which file and practice, and what was done.

    `compact` is the year as QOF names it, `census` the file of its last month's workforce.
    """
    done: list[dict[str, Any]] = []
    for name, spoil in (
        (f"ACHIEVEMENT_{compact}.csv", _achievement),
        (census, _workforce),
    ):
        path = folder / name
        lines = path.read_text(encoding="utf-8").splitlines()

        def note(practice: str, what: str, name: str = name) -> None:
            done.append({"file": name, "practice": practice, "what": what})

        spoil(rng, lines, note)
        path.write_bytes(("\n".join(lines) + "\n").encode())
    return done


def _achievement(rng: np.random.Generator, lines: list[str], note: Note) -> None:
    codes = sorted({line.split(",")[0] for line in lines[1:]})
    text, negative, above, twice, *withheld = rng.choice(
        codes, 4 + _WITHHELD_PRACTICES, replace=False
    ).tolist()
    _replace(lines, f"{text},AST002,DENOMINATOR", "many")
    note(text, "a text in a number column")
    _replace(lines, f"{negative},AST003,PCAS", "-4")
    note(negative, "a negative count")
    # One more than could be, as it happens: such a pair stays in totals, and should not move England's.
    _replace(lines, f"{above},AST002,NUMERATOR", str(_count(lines, f"{above},AST002,DENOMINATOR") + 1))
    note(above, "a numerator above its denominator")
    for practice in withheld:
        _replace(lines, f"{practice},AST004,NUMERATOR", "*")
        note(practice, "a withheld cell")
    lines.append(next(line for line in lines if line.startswith(f"{twice},AST004,NUMERATOR,")))
    note(twice, "a repeated record")
    lines.append(f"{UNKNOWN_CODE},AST003,NUMERATOR,12")
    lines.append(f"{UNKNOWN_CODE},AST003,DENOMINATOR,20")
    note(UNKNOWN_CODE, "a practice that is on no register")


def _workforce(rng: np.random.Generator, lines: list[str], note: Note) -> None:
    place = int(rng.integers(1, len(lines)))
    lines[place] = lines[place].rsplit(",", 1)[0]
    note(lines[place].split(",")[0], "a record that is cut off")
    lines.append("TOTAL,1.0,1.0,1.0,1.0")
    note("TOTAL", "a code that is no practice's")


def _count(lines: list[str], start: str) -> int:
    return int(next(line for line in lines if line.startswith(f"{start},")).rsplit(",", 1)[1])


def _replace(lines: list[str], start: str, value: str) -> None:
    place = next(place for place, line in enumerate(lines) if line.startswith(f"{start},"))
    lines[place] = f"{start},{value}"
