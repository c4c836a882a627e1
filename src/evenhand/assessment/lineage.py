"""Which code a practice's patients went on under, and whose history is whose.

A practice that only changed its code keeps its history. Where practices merged, each code keeps its own: figures from
before a merger are never added up, and a caveat says that they are of one of the practices alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from evenhand.release import Caveat, caveat


@dataclass(frozen=True)
class Lineage:
    """Successor of every code that has one (`successor`, followed to its end) and the predecessors of each code.

    `last_seen` is the last month a former code was seen with patients, where the look-up says so.
    """

    successor: Mapping[str, str]
    last_seen: Mapping[str, date]

    @classmethod
    def of(cls, successors: pl.DataFrame) -> "Lineage":
        """Build from the rows of the successor table; a code that is its own successor has none."""
        direct = {
            old: new
            for old, new in successors.select("practice", "successor").iter_rows()
            if old != new and old is not None and new is not None
        }
        last_seen = {
            old: day for old, day in successors.select("practice", "last_seen").iter_rows() if day is not None
        }
        return cls({old: _end_of(old, direct) for old in direct}, last_seen)

    def predecessors(self) -> dict[str, tuple[str, ...]]:
        """Return, for each code that took others over, those codes in order."""
        found: dict[str, list[str]] = {}
        for old, new in sorted(self.successor.items()):
            found.setdefault(new, []).append(old)
        return {new: tuple(olds) for new, olds in found.items()}

    def recoded(self, observed: pl.DataFrame) -> dict[str, str]:
        """Return old code to new for practices that only changed their code, as `observed` shows.

        `observed` has the columns practice, period_start and period_end. A change of code is a sole predecessor whose
        last period ends before the new code's first begins. With two or more predecessors, or with periods in which
        both codes have figures, the practices merged and nothing is moved.
        """
        spans = observed.group_by("practice").agg(
            first=pl.col("period_start").min(), last=pl.col("period_end").max()
        )
        span = {code: (first, last) for code, first, last in spans.iter_rows()}
        return {
            olds[0]: new
            for new, olds in self.predecessors().items()
            if len(olds) == 1 and olds[0] in span and new in span and span[olds[0]][1] < span[new][0]
        }

    def merger_caveats(self) -> list[Caveat]:
        """Return a caveat for every practice that took others over, for figures up to the day it did."""
        caveats = []
        for new, olds in sorted(self.predecessors().items()):
            days = [self.last_seen[old] for old in olds if old in self.last_seen]
            sentence = (
                f"The patients of {_listed(olds)} are now registered here. Figures from before that are of this "
                "practice's own code alone and were not added up"
            )
            caveats.append(caveat(sentence, practice=new, period_end=max(days, default=None)))
        return caveats


def _end_of(code: str, direct: Mapping[str, str]) -> str:
    seen = {code}
    while direct.get(code, code) not in seen:
        code = direct[code]
        seen.add(code)
    return code


def _listed(codes: tuple[str, ...]) -> str:
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} and {codes[-1]}"
