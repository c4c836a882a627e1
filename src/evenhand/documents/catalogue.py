"""The catalogue as a document to print: the words of its pages, strand by strand."""

from collections.abc import Iterator
from typing import Any

from evenhand.common.language import ngettext
from evenhand.documents.typesetting import compile_document
from evenhand.pages.catalogue_edition import CatalogueEdition
from evenhand.pages.numbers import day_words
from evenhand.pages.presenters.catalogue import guide
from evenhand.pages.presenters.catalogue.context_entry import ContextEntry, present_case_mix, present_context
from evenhand.pages.presenters.catalogue.framework_entry import FrameworkEntry, present_framework
from evenhand.pages.presenters.catalogue.indicator_entry import present_entry
from evenhand.pages.presenters.catalogue.lines import Line, Section
from evenhand.pages.presenters.catalogue.listing import listed


def catalogue_document(edition: CatalogueEdition) -> bytes:
    """Return the catalogue as a PDF. ContextNoteMissing for an indicator without its note."""
    return compile_document("catalogue", catalogue_content(edition), edition.as_of)


def catalogue_content(edition: CatalogueEdition) -> dict[str, Any]:
    """Return what the document says, as its template takes it."""
    return {
        "title": edition.title,
        "edition": edition.edition,
        "made": day_words(edition.as_of),
        "holds": [
            _counted("{count} indicator", "{count} indicators", len(edition.indicators)),
            _counted("{count} framework", "{count} frameworks", len(edition.frameworks)),
            _counted("{count} context", "{count} contexts", len(edition.contexts)),
        ],
        "strands": [_strand(edition, one.title, one.question, one.indicators) for one in edition.strands],
        "frameworks": [
            _framework(present_framework(edition, one)) for one in _by_title(edition.frameworks.values())
        ],
        "contexts": [_context(present_context(edition, one)) for one in _by_title(edition.contexts.values())],
        "sets": [_context(present_case_mix(edition, one)) for one in _by_title(edition.case_mixes.values())],
        "safeguards": [
            {
                "number": one.number,
                "sentence": one.sentence,
                "held": [*one.rules, *(f"{part}: {how}" for part, how in one.held)],
            }
            for one in guide.safeguards_view()
        ],
        "meanings": [{"title": one.title, "words": one.words} for one in guide.guide_view()],
    }


def _by_title(found: Any) -> list[Any]:
    return sorted(found, key=lambda one: one.title.casefold())


def _counted(one: str, many: str, count: int) -> str:
    return ngettext(one, many, count).format(count=f"{count:,}")


def _strand(
    edition: CatalogueEdition, title: str, question: str, indicators: tuple[str, ...]
) -> dict[str, Any]:
    """Return a strand: an entry for each indicator, and one row for each code where there are very many codes."""
    shown = listed(edition, indicators)
    ids = [link.address.split("/")[-2] for link in shown.links]
    return {
        "title": title,
        "question": question,
        "entries": [_entry(edition, name) for name in ids],
        "codes": [{"code": one.code, "title": one.title} for one in shown.codes],
    }


def _entry(edition: CatalogueEdition, indicator: str) -> dict[str, Any]:
    entry = present_entry(edition, edition.indicators[indicator])
    return {
        "id": entry.id,
        "title": entry.title,
        "question": entry.question,
        "why": entry.why,
        "note": entry.note.text,
        "sections": [_section(one) for one in entry.sections],
        "expressions": entry.expressions,
    }


def _section(section: Section) -> dict[str, Any]:
    return {"title": section.title, "lines": list(map(_line, section.lines))}


def _line(line: Line) -> dict[str, Any]:
    return {"name": line.name, "items": [{"text": one.text, "code": one.is_code} for one in line.items]}


def _framework(entry: FrameworkEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "summary": entry.summary,
        "about": _section(entry.about),
        "has_standards": entry.has_standards,
        "balance": {
            "answer": entry.balance.answer,
            "notes": entry.balance.notes,
            "rows": [
                [one.name, one.meaning, str(one.count), one.share] for one in entry.balance.perspectives
            ],
        },
        "strands": [
            {
                "title": strand.title,
                "question": strand.question,
                "rows": [
                    [row.indicator.text, " ".join(_standard(row.standard, row.clause))] for row in strand.rows
                ],
            }
            for strand in entry.strands
        ],
        "safeguards": [
            f"{one.number}: {one.sentence} {' '.join(f'Still open: {remark}' for remark in one.remarks)}".strip()
            for one in entry.safeguards
        ],
    }


def _standard(standard: str, clause: str) -> Iterator[str]:
    yield standard
    if clause:
        yield f"Rests on: {clause}"


def _context(entry: ContextEntry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "question": entry.question,
        "why": entry.why,
        "about": _section(entry.about),
        "used": f"Allowed for in {entry.used.count}.",
    }
