"""What a specification test says: one method, in words, with worked cases. The manual is written from these.

Each ``tests/spec/statistics/test_<method>.py`` defines ``SPECIFICATION`` and runs every case against the method, so a
page of the manual cannot say what the code does not do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

Case = tuple[Any, ...]


@dataclass(frozen=True)
class Specification:
    """One method as the manual tells it.

    Attributes
    ----------
    id
        names the page: ``docs/methods/<id>.md``.
    title
        heading of the page.
    method
        the public function, dotted, such as ``evenhand.statistics.intervals.wilson``.
    prose
        what it is for and how it is reckoned; paragraphs separated by an empty line, Markdown.
    edges
        (situation, result) sentences.
    sources
        keys of docs/references.bib.
    columns
        headings of the cases: inputs first, then what comes out.
    cases
        rows of worked examples, one cell per column.
    agreement
        what it was compared with and how closely it agrees.
    """

    id: str
    title: str
    method: str
    prose: str
    edges: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    columns: tuple[str, ...]
    cases: tuple[Case, ...]
    agreement: str

    def __post_init__(self) -> None:
        for case in self.cases:
            if len(case) != len(self.columns):
                raise ValueError(
                    f"{self.id}: a case has {len(case)} cells for {len(self.columns)} columns: {case}"
                )

    @property
    def function(self) -> Callable[..., Any]:
        """The method itself."""
        module, name = self.method.rsplit(".", 1)
        function: Callable[..., Any] = getattr(import_module(module), name)
        return function


def agree(received: Any, written: Any, places: int = 4) -> None:
    """Fail unless what was received rounds to what the case has written, to `places` decimals; None is "no figure"."""
    wanted = np.asarray([np.nan if cell is None else cell for cell in np.atleast_1d(written)], dtype=float)
    np.testing.assert_allclose(np.atleast_1d(received), wanted, rtol=0, atol=0.5000001 * 10.0**-places)
