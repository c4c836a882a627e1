"""Dirty rows, as real files have them: repeats, text among numbers, more counted than could be. Each is recorded."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np

UNKNOWN_CODE: Final = "Z99999"
"""A practice's code by its shape, and nobody's."""
_WITHHELD_PRACTICES: Final = 3

Note = Callable[[str, str], None]


def soil(rng: np.random.Generator, files: Mapping[str, Path]) -> list[dict[str, Any]]:
    """Spoil a few rows of the last year's files; return of which file and practice, and what was done.

    `files` are one of the achievement of QOF, as ``achievement``, of the last month's ``workforce``, of calls, as
    ``telephony``, and of the return of ``list-movements``.
    """
    done: list[dict[str, Any]] = []
    for kind, spoil in (
        ("achievement", _achievement),
        ("workforce", _workforce),
        ("telephony", _telephony),
        ("list-movements", _movements),
    ):
        path = files[kind]
        lines = path.read_text(encoding="utf-8").splitlines()

        def note(practice: str, what: str, name: str = path.name) -> None:
            done.append({"file": name, "practice": practice, "what": what})

        spoil(rng, lines, note)
        path.write_bytes(("\n".join(lines) + "\n").encode())
    return done


def _achievement(rng: np.random.Generator, lines: list[str], note: Note) -> None:
    before = lines[0].split(",").index("PRACTICE_CODE")
    codes = sorted({line.split(",")[before] for line in lines[1:]})
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
    lines.append(lines[_place(lines, f"{twice},AST004,NUMERATOR")])
    note(twice, "a repeated record")
    region = ",".join([*lines[1].split(",")[:before], ""]) if before else ""
    lines.append(f"{region}{UNKNOWN_CODE},AST003,NUMERATOR,12")
    lines.append(f"{region}{UNKNOWN_CODE},AST003,DENOMINATOR,20")
    note(UNKNOWN_CODE, "a practice that is on no register")


def _workforce(rng: np.random.Generator, lines: list[str], note: Note) -> None:
    place = int(rng.integers(1, len(lines)))
    lines[place] = lines[place].rsplit(",", 1)[0]
    note(lines[place].split(",")[0], "a record that is cut off")
    empty = lines[0].count(",") - 1
    lines.append("TOTAL,MADE-UP ENGLAND" + ",1.0" * empty)
    note("TOTAL", "a code that is no practice's")


def _telephony(rng: np.random.Generator, lines: list[str], note: Note) -> None:
    more, negative = (int(place) for place in rng.choice(np.arange(1, len(lines)), 2, replace=False))
    cells = lines[more].split(",")
    lines[more] = ",".join([*cells[:-1], str(int(cells[-2]) + 1)])
    note(cells[0], "more calls abandoned than came in")
    cells = lines[negative].split(",")
    lines[negative] = ",".join([*cells[:-1], "-1"])
    note(cells[0], "a negative count of calls")


def _movements(rng: np.random.Generator, lines: list[str], note: Note) -> None:
    place = int(rng.integers(1, len(lines)))
    cells = lines[place].split(",")
    lines[place] = ",".join([*cells[:3], "about forty", *cells[4:]])
    note(cells[0], "words in a count of a return")
    lines.append(",".join(["Total", "", "", *["12345"] * (len(cells) - 4), ""]))
    note("Total", "a row of totals in a return")


def _count(lines: list[str], keys: str) -> int:
    return int(lines[_place(lines, keys)].rsplit(",", 1)[1])


def _replace(lines: list[str], keys: str, value: str) -> None:
    place = _place(lines, keys)
    lines[place] = lines[place].rsplit(",", 1)[0] + f",{value}"


def _place(lines: list[str], keys: str) -> int:
    """Return where the record with these keys is; before them there may be columns of a region."""
    return next(place for place, line in enumerate(lines) if f",{keys}," in f",{line}")
