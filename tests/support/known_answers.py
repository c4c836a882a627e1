"""Read the sets of inputs with answers from independent implementations; they lie beside the project."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from support.shared import shared_path

Row = dict[str, str]


@dataclass(frozen=True)
class Known:
    """One file of known answers: rows as text, columns on demand."""

    name: str
    rows: tuple[Row, ...]

    def numbers(self, column: str) -> np.ndarray:
        """Return a column as floats; an empty cell or NA is NaN."""
        return np.array(
            [float(cell) if (cell := row[column]) not in ("", "NA") else np.nan for row in self.rows]
        )

    def texts(self, column: str) -> np.ndarray:
        """Return a column as text."""
        return np.array([row[column] for row in self.rows], dtype=object)

    def where(self, keep: Callable[[Row], bool]) -> "Known":
        """Return the rows for which `keep` holds."""
        return Known(self.name, tuple(row for row in self.rows if keep(row)))


def known_table(name: str) -> Known:
    """Read ``known_answers/<name>`` (CSV), or leave the test out where it is not."""
    with shared_path(f"known_answers/{name}").open(encoding="utf-8-sig", newline="") as handle:
        return Known(name, tuple(csv.DictReader(handle)))


def known_values(name: str) -> Any:
    """Read ``known_answers/<name>`` (JSON), or leave the test out where it is not."""
    return json.loads(shared_path(f"known_answers/{name}").read_text(encoding="utf-8"))


def known_names(folder: str) -> set[str]:
    """Return the files there are in a folder of known answers, so that a test can show it covers them all."""
    return {path.name for path in shared_path(f"known_answers/{folder}").iterdir()}
