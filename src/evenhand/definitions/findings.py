"""What a rule is given and what it yields."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fnmatch import translate
from functools import cached_property
from typing import Any

from evenhand.common.errors import Issue, Level
from evenhand.definitions.catalogue import Entry
from evenhand.definitions.yaml_reading import KeyPath


@dataclass(frozen=True)
class Surroundings:
    """What the definitions are checked against: the day, and the measures and sources there are, when known."""

    today: date
    known_measures: Collection[str] | None = None
    known_sources: Collection[str] | None = None
    returns: Collection[str] = ()
    """Sources that practices or others fill in for us, as against those that are published."""

    def knows_measure(self, measure: str) -> bool:
        """True when `measure` fits a known measure or pattern (``qof.*.numerator``), or nothing is known."""
        known = self.known_measures
        return known is None or measure in self._exact or self._patterns.match(measure) is not None

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(self.known_measures or ())

    @cached_property
    def _patterns(self) -> re.Pattern[str]:
        """One pattern for all that hold a wildcard: asked for each of a thousand measures, one by one takes long."""
        patterns = [translate(one) for one in self.known_measures or () if set(one) & set("*?[")]
        return re.compile("|".join(patterns) or "(?!)")

    def knows_source(self, source: str) -> bool:
        """True when `source` is a known source, or nothing is known."""
        return self.known_sources is None or source in self.known_sources


@dataclass(frozen=True)
class Finding:
    """One breach of a rule: whose, in which field, what is wrong and what to do."""

    entry: Entry[Any]
    path: KeyPath
    message: str
    remedy: str
    level: Level = "error"

    def issue(self, rule: str) -> Issue:
        """Return the finding as an issue with file and line."""
        line = self.entry.line(*self.path)
        return Issue(self.entry.file, line, self.level, rule, f"{self.entry.id}: {self.message}", self.remedy)
