"""Whom a letter is about, in which release, and for whose eyes: the practice's own, or everybody's."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from evenhand.pages.edition import Edition, Row
from evenhand.pages.names import name_words, place_words
from evenhand.pages.presenters.evidence import Evidence
from evenhand.pages.words import OUTSIDE_95
from evenhand.publication.installed import Opened
from evenhand.publication.installed.opened import Figures
from evenhand.publication.installed.pages import evidence_of
from evenhand.publication.said import NOTHING_SAID, Said

Audience = Literal["practice", "public"]


@dataclass(frozen=True)
class Subject:
    """A practice in a release. For the `public` every figure is the disclosed one, and people are not named.

    `said` is what the practice says of its figures: one under challenge is compared with nothing.
    """

    opened: Opened
    practice: Row
    audience: Audience = "practice"
    said: Said = NOTHING_SAID

    @property
    def edition(self) -> Edition:
        """The release as its pages see it."""
        return self.opened.edition

    @property
    def figures(self) -> Figures:
        """Figures as this audience may see them."""
        return self.opened.own_figures if self.audience == "practice" else self.opened.figures

    @property
    def code(self) -> str:
        """The practice's code."""
        return str(self.practice["code"])

    @property
    def name(self) -> str:
        """The practice's name as people write it."""
        return name_words(self.practice["name"]) or self.code

    @property
    def address(self) -> str:
        """Its address in a line."""
        return place_words(self.practice["address"], self.practice["town"], self.practice["postcode"])

    @property
    def area(self) -> str:
        """The code of its commissioner's area; empty where it has none."""
        return str(self.practice["commissioner"] or "")

    @cached_property
    def results(self) -> Mapping[str, Row]:
        """The practice's figures by indicator, in the framework's order."""
        found = {row["indicator"]: self.said.shown(row) for row in self.figures.results_of(self.code)}
        return {name: found[name] for name in self.order if name in found}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The framework's indicators, strand by strand."""
        strands = self.edition.framework.strands
        return tuple(dict.fromkeys(member.indicator for strand in strands for member in strand.indicators))

    @cached_property
    def evidence(self) -> Evidence:
        """What is known of the practice beside its figures."""
        return evidence_of(self.opened, self.practice, self.results.values(), self.figures, self.said)

    @property
    def differing(self) -> list[Row]:
        """Figures outside the 95% limits, in the framework's order."""
        return [row for row in self.results.values() if row["outcome"] in OUTSIDE_95]
