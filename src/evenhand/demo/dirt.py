"""Dirty rows, as real files have them: repeats, text among numbers, more counted than could be. Each is recorded."""

from pathlib import Path
from typing import Any


def soil(folder: Path, compact: str) -> list[dict[str, Any]]:
    """Spoil a few rows of the last year's files; return which, how, and what should become of them."""
    done = []
    achievement = folder / f"ACHIEVEMENT_{compact}.csv"
    lines = achievement.read_text().splitlines()
    code = lines[1].split(",")[0]
    lines[1] = ",".join([*lines[1].split(",")[:3], "many"])
    done.append(_note(achievement, code, "a text in a number column"))
    other = lines[200].split(",")[0]
    at = next(place for place, line in enumerate(lines) if line.startswith(f"{other},AST003,PCAS"))
    lines[at] = f"{other},AST003,PCAS,-4"
    done.append(_note(achievement, other, "a negative count"))
    third = lines[400].split(",")[0]
    at = next(place for place, line in enumerate(lines) if line.startswith(f"{third},AST002,NUMERATOR"))
    lines[at] = f"{third},AST002,NUMERATOR,99999"
    done.append(_note(achievement, third, "a numerator above its denominator"))
    lines.append(lines[-1])
    done.append(_note(achievement, lines[-1].split(",")[0], "a repeated record"))
    achievement.write_text("\n".join(lines) + "\n")
    workforce = next(folder.glob("general-practice-workforce-*.csv"))
    lines = workforce.read_text().splitlines()
    lines[3] = lines[3].rsplit(",", 1)[0]
    done.append(_note(workforce, lines[3].split(",")[0], "a record that is cut off"))
    lines.append("TOTAL,1,1.0,1.0,1.0")
    done.append(_note(workforce, "TOTAL", "no practice code"))
    workforce.write_text("\n".join(lines) + "\n")
    return done


def _note(path: Path, practice: str, what: str) -> dict[str, Any]:
    return {"file": path.name, "practice": practice, "what": what}
