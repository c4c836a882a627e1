"""The pages about the figures: how they are made and read, where they come from, and what can be downloaded."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from evenhand.common.language import gettext as _
from evenhand.pages import words
from evenhand.pages.edition import Edition, Row, SourceFacts
from evenhand.pages.numbers import day_words
from evenhand.pages.presenters.budget import BudgetView, present_budget
from evenhand.pages.presenters.equity import FifthsView, present_fifths
from evenhand.pages.presenters.lists import Link, StrandLinks
from evenhand.pages.words import Part, Word
from evenhand.release.manifest import Manifest


@dataclass(frozen=True)
class SignedWord:
    """A word of an outcome or a status with its sign."""

    sign: str
    word: Word


@dataclass(frozen=True)
class MethodsView:
    """What the methods page needs beside its own prose. `budget` and `fifths` are over every figure of it."""

    outcomes: tuple[SignedWord, ...]
    statuses: tuple[SignedWord, ...]
    fragile: Word
    parts: tuple[Part, ...]
    budget: BudgetView | None
    fifths: FifthsView | None
    allows_for_context: bool
    contexts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class InputRow:
    """A file the figures were made from."""

    name: str
    edition: str
    sha256: str
    rows: str


@dataclass(frozen=True)
class SourceView:
    """A dataset with the files of it that were read."""

    facts: SourceFacts
    files: tuple[InputRow, ...]


@dataclass(frozen=True)
class DataView:
    """Where the figures come from, file by file and hash by hash."""

    release: str
    created: str
    version: str
    definitions_sha256: str
    sources: tuple[SourceView, ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True)
class DownloadsView:
    """What can be downloaded: `strands` has each indicator's files, `areas` each area's.

    `dictionary` says what each column of each kind of file means.
    """

    strands: tuple[StrandLinks, ...]
    areas: tuple[Link, ...]
    dictionary: Mapping[str, Mapping[str, str]]


def methods_view(edition: Edition) -> MethodsView:
    """Return what the methods page needs."""
    return MethodsView(
        outcomes=_signed(words.OUTCOMES),
        statuses=_signed({name: word for name, word in words.STATUSES.items() if name != "ok"}),
        fragile=words.FRAGILE,
        parts=tuple(words.PARTS.values()),
        budget=present_budget(edition),
        fifths=present_fifths(edition),
        allows_for_context=bool(edition.models),
        contexts=tuple((_(one["title"]), _why(one)) for one in edition.contexts),
    )


def _why(context: Row) -> str:
    if context.get("why"):
        return _(context["why"])
    return _(context["question"]) if context.get("question") else ""


def _signed(found: Mapping[str, Word]) -> tuple[SignedWord, ...]:
    return tuple(SignedWord(words.SIGNS[word.sign], word) for word in found.values())


def data_view(edition: Edition, manifest: Manifest) -> DataView:
    """Return the sources of a release, from its manifest."""
    files: dict[str, list[InputRow]] = defaultdict(list)
    for entry in manifest.inputs:
        files[entry.source].append(InputRow(entry.path, entry.edition, entry.sha256, f"{entry.rows:,}"))
    shown = [SourceView(_facts(edition, source), tuple(files[source])) for source in files]
    return DataView(
        release=manifest.id,
        created=day_words(datetime.fromisoformat(manifest.created_at).date()),
        version=manifest.evenhand_version,
        definitions_sha256=manifest.definitions_sha256,
        sources=tuple(sorted(shown, key=lambda source: source.facts.title.casefold())),
        caveats=_general_caveats(edition.caveats),
    )


def _facts(edition: Edition, source: str) -> SourceFacts:
    found = edition.sources.get(source)
    if found is None:
        return SourceFacts(source, edition.source_title(source), "", "", "")
    told = {"title": _(found.title), "publisher": _(found.publisher), "licence": _(found.licence)}
    return replace(found, **told)


def _general_caveats(caveats: Sequence[Row]) -> tuple[str, ...]:
    general = [_(row["caveat"]) for row in caveats if row["practice"] is None and row["indicator"] is None]
    return tuple(dict.fromkeys(general))
