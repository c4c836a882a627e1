"""Each row of a crude card against what a release knows: understood, or set aside with the nearest known."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from evenhand.common.errors import InputError
from evenhand.release.auditing.card import Card, Quarantined, Rated, Received
from evenhand.release.auditing.headings import NOT_RATED, plain, scale
from evenhand.release.release import Release

NEAR_TITLE: Final = 0.88
"""How alike a title must be (Ratcliff and Obershelp's ratio) to be read as an indicator's own: a slip of the pen."""
_WORTH_NAMING: Final = 0.4
_CODE: Final = re.compile(r"\b[A-Za-z]\d{5}\b")


@dataclass
class _Known:
    """What a release knows, by every name it may be called; answers are kept, for a card repeats its names."""

    codes: frozenset[str]
    practices: Mapping[str, str]
    indicators: Mapping[str, str]
    titles: Mapping[str, str]
    read_as: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str | None] = field(default_factory=dict)
    near: dict[tuple[str, str], str] = field(default_factory=dict)

    def practice(self, text: str) -> str | None:
        """Return the code that `text` names: a code, a text that holds one, or a name only one practice has."""
        for found in (text.upper(), *(code.upper() for code in _CODE.findall(text))):
            if found in self.codes:
                return found
        return self.practices.get(plain(text))

    def indicator(self, text: str) -> str | None:
        """Return the id that `text` names: an id, a title, or a title but for a slip, which is noted."""
        if text not in self.answers:
            name = plain(text)
            near = get_close_matches(name, self.indicators, 1, NEAR_TITLE)
            self.answers[text] = self.indicators.get(name) or (self.indicators[near[0]] if near else None)
            if name not in self.indicators and near:
                self.read_as[text] = self.titles[self.indicators[near[0]]]
        return self.answers[text]

    def near_practice(self, text: str) -> str:
        """Return the code most like `text`, among those that begin as it does."""
        return self._kept("practice", text, self._near_practice)

    def _near_practice(self, text: str) -> str:
        begins = text.strip().upper()[:2]
        near = get_close_matches(
            text.strip().upper(), [one for one in self.codes if one.startswith(begins)], 1, _WORTH_NAMING
        )
        return near[0] if near else ""

    def near_indicator(self, text: str) -> str:
        """Return the title most like `text`."""
        return self._kept("indicator", text, self._near_indicator)

    def _kept(self, kind: str, text: str, answer: Callable[[str], str]) -> str:
        if (kind, text) not in self.near:
            self.near[kind, text] = answer(text)
        return self.near[kind, text]

    def _near_indicator(self, text: str) -> str:
        near = get_close_matches(plain(text), self.indicators, 1, _WORTH_NAMING)
        return self.titles[self.indicators[near[0]]] if near else ""


def match(received: list[Received], release: Release, path: Path) -> Card:
    """Return the card of `received` rows as `release` knows its practices and indicators.

    InputError when nothing is left to audit: every practice, every indicator or every rating is unknown.
    """
    known, name = _known(release), path.name
    meaning, assumed = scale((one.rating for one in received), str(path))
    kept: list[Rated] = []
    aside: list[Quarantined] = []
    unrated = 0
    for row in received:
        if plain(row.rating) in NOT_RATED:
            unrated += 1
            continue
        fault = _fault(row, known, meaning)
        if fault is not None:
            aside.append(fault)
            continue
        code, indicator = known.practice(row.practice), known.indicator(row.indicator)
        assert code is not None
        assert indicator is not None
        kept.append(Rated(row.line, code, indicator, meaning[plain(row.rating)]))
    rated, repeated, contradicted = _once(kept)
    if not rated:
        _refuse(path, received, [*aside, *contradicted])
    assumed += tuple(f"“{text}” was read as “{title}”." for text, title in known.read_as.items())
    set_aside = tuple(sorted([*aside, *contradicted], key=lambda one: one.line))
    return Card(name, len(received), rated, unrated, repeated, set_aside, assumed)


def _known(release: Release) -> _Known:
    practices = release.practices
    names: dict[str, list[str]] = {}
    for code, name in practices.select("code", "name").iter_rows():
        names.setdefault(plain(name or ""), []).append(code)
    indicators: dict[str, str] = {}
    for definition in release.indicators.values():
        indicators.setdefault(plain(definition.title), definition.id)
        indicators[plain(definition.id)] = definition.id
    return _Known(
        codes=frozenset(practices["code"]),
        practices={name: codes[0] for name, codes in names.items() if len(codes) == 1 and name},
        indicators=indicators,
        titles={one.id: one.title for one in release.indicators.values()},
    )


def _fault(row: Received, known: _Known, meaning: Mapping[str, str]) -> Quarantined | None:
    if known.practice(row.practice) is None:
        nearest = known.near_practice(row.practice)
        return Quarantined(row.line, "The release has no such practice", row.practice, nearest)
    if known.indicator(row.indicator) is None:
        nearest = known.near_indicator(row.indicator)
        return Quarantined(row.line, "The release has no such indicator", row.indicator, nearest)
    if plain(row.rating) not in meaning:
        near = get_close_matches(plain(row.rating), meaning, 1, _WORTH_NAMING)
        nearest = meaning[near[0]] if near else "red, amber or green"
        return Quarantined(row.line, "This is no rating we know", row.rating, nearest)
    return None


def _once(kept: Iterable[Rated]) -> tuple[tuple[Rated, ...], int, list[Quarantined]]:
    """Return each practice's rating on an indicator once, how many only repeat it, and all that contradict."""
    together: dict[tuple[str, str], list[Rated]] = {}
    for one in kept:
        together.setdefault((one.practice, one.indicator), []).append(one)
    rated, repeated, contradicted = [], 0, []
    for same in together.values():
        if len({one.rating for one in same}) == 1:
            rated.append(same[0])
            repeated += len(same) - 1
            continue
        lines = ", ".join(str(one.line) for one in same)
        what = f"{same[0].practice} is rated differently on {same[0].indicator} in lines {lines}"
        contradicted += [Quarantined(one.line, what, one.rating, "") for one in same]
    return tuple(rated), repeated, contradicted


def _refuse(path: Path, received: list[Received], aside: list[Quarantined]) -> None:
    first = aside[0] if aside else None
    near = f"; the nearest known is {first.nearest}" if first and first.nearest else ""
    raise InputError(
        f"no rating of this card can be looked up in the release. {first.what}"
        if first
        else "this card rates nothing",
        where=f"{path}, line {first.line}" if first else path,
        received=first.received if first else f"{len(received)} rows without a rating",
        remedy=f"Use practice codes, the release's indicators, and red, amber or green{near}",
    )
