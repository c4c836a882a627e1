"""The rows behind a figure as they are shown: measure by measure, file by file, and what was kept out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from evenhand.assessment.tracing import KeptOut, Trace, TracedGroup, TracedRow
from evenhand.pages.edition import Edition as PagesEdition
from evenhand.pages.edition import Row
from evenhand.pages.numbers import count_words
from evenhand.release.manifest import InputFile, Manifest

_SAME: Final = 1e-9
SHORT_HASH: Final = 12
"""Characters of a hash that are shown; more than enough to tell files apart by eye."""


@dataclass(frozen=True)
class RowLine:
    """One measure: its id, what the file says, which period it was taken from, and which row of which file."""

    measure: str
    value: str
    period: str
    file: str
    row: str


@dataclass(frozen=True)
class GroupLine:
    """Patients of one sex and age: how many, England's events for each thousand of them, how many that expects."""

    name: str
    patients: str
    rate: str
    expected: str
    row: str


@dataclass(frozen=True)
class FileLine:
    """A file: its name, its edition, the start of its hash, its publisher's title and where to get it."""

    name: str
    edition: str
    sha256: str
    source: str
    url: str
    is_held: bool
    remark: str


@dataclass(frozen=True)
class RowsView:
    """Everything there is of rows: `has_store` is whether files are held here, `is_held` whether this figure's are.

    `is_other` when the rows come to other counts than the figure; `publishers` are where the files come from, where no
    file can be named.
    """

    has_store: bool
    is_held: bool
    lines: tuple[RowLine, ...]
    groups: tuple[GroupLine, ...]
    files: tuple[FileLine, ...]
    kept_out: tuple[KeptOut, ...]
    missing: tuple[str, ...]
    is_other: bool
    publishers: tuple[tuple[str, str], ...]


def present_rows(
    edition: PagesEdition, manifest: Manifest, row: Row, traced: Trace | None, *, has_store: bool
) -> RowsView:
    """Return the rows behind one row of results. `traced` is None where this installation has no store."""
    named = {one.edition: one for one in manifest.inputs}
    wanted = [name for name in (row["source_editions"] or "").split(", ") if name]
    publishers = tuple(_publisher(edition, one) for one in edition.indicators[row["indicator"]].source)
    if traced is None:
        files = tuple(_named_file(edition, named[name]) for name in wanted if name in named)
        return RowsView(has_store, False, (), (), files, (), (), False, publishers)
    return RowsView(
        has_store=has_store,
        is_held=bool(traced.editions),
        lines=tuple(map(_line, traced.rows)),
        groups=tuple(map(_group, traced.groups)),
        files=tuple(_files(edition, named, wanted, traced)),
        kept_out=traced.kept_out,
        missing=tuple(one.measure for one in traced.rows if one.edition is None),
        is_other=_is_other(row, traced),
        publishers=publishers,
    )


def _is_other(row: Row, traced: Trace) -> bool:
    """Whether the rows come to another count than the figure: a file was taken in again since it was made."""
    pairs = [(row["numerator"], traced.numerator)]
    if not traced.groups:
        pairs.append((row["denominator"], traced.denominator))
    known = [(one, other) for one, other in pairs if one is not None and other is not None]
    return any(abs(one - other) > _SAME * max(abs(one), 1.0) for one, other in known)


def _publisher(edition: PagesEdition, source_id: str) -> tuple[str, str]:
    source = edition.sources.get(source_id)
    return edition.source_title(source_id), source.url if source else ""


def _line(row: TracedRow) -> RowLine:
    return RowLine(
        measure=row.measure,
        value=_value(row),
        period=row.period.label if row.period else _("no period near enough"),
        file=row.edition.file if row.edition else "",
        row=f"{row.row:,}" if row.row is not None else _("none"),
    )


def _value(row: TracedRow) -> str:
    if row.state == "suppressed":
        return _("withheld by its publisher")
    if row.text:
        return row.text
    return count_words(row.value) if row.value is not None else _("nothing said")


def _group(group: TracedGroup) -> GroupLine:
    return GroupLine(
        name=group.name.replace("_85_over", " 85 and over").replace("_", " ", 1).replace("_", " to "),
        patients=_value(group.patients),
        rate=f"{group.rate * 1000:,.1f}" if group.rate is not None else _("not known"),
        expected=f"{group.expected:,.1f}" if group.expected is not None else _("not known"),
        row=f"{group.patients.row:,}" if group.patients.row is not None else _("none"),
    )


def _named_file(edition: PagesEdition, one: InputFile) -> FileLine:
    source = edition.sources.get(one.source)
    title = edition.source_title(one.source)
    return FileLine(
        one.path, one.edition, one.sha256[:SHORT_HASH], title, source.url if source else "", False, ""
    )


def _files(
    edition: PagesEdition, named: Mapping[str, InputFile], wanted: list[str], traced: Trace
) -> Iterator[FileLine]:
    """Yield the files the rows are in, then those the release names that are not among them."""
    used = {named[name].sha256 for name in wanted if name in named}
    found = set()
    for one in traced.editions:
        found.add(one.sha256)
        source = edition.sources.get(one.source)
        remark = ""
        if used and one.sha256 not in used:
            remark = _("A newer edition than the one this figure was made from: the numbers may differ.")
        title = edition.source_title(one.source)
        yield FileLine(
            one.file, one.id, one.sha256[:SHORT_HASH], title, source.url if source else "", True, remark
        )
    for name in wanted:
        if name in named and named[name].sha256 not in found:
            yield _named_file(edition, named[name])
