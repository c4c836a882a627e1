"""The catalogue as a site of its own, without a release, and as a part of a release's site."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from evenhand import __version__
from evenhand.common.errors import Issue
from evenhand.common.hashing import value_sha256
from evenhand.definitions import Catalogue, check_catalogue
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.catalogue_contexts import ContextFacts
from evenhand.pages.catalogue_edition import CatalogueEdition, StrandOfCatalogue
from evenhand.pages.edition import Edition
from evenhand.pages.numbers import day_words
from evenhand.publication.assets import check_assets, copy_assets
from evenhand.publication.catalogue_data import write_catalogue_data
from evenhand.publication.catalogue_pages import write_catalogue_pages
from evenhand.publication.definition_code import codes_of, codes_of_release
from evenhand.publication.known_sources import measure_facts, source_facts
from evenhand.publication.marker import Marker
from evenhand.publication.replacing import site_in_place_of
from evenhand.release import Release

NAME: Final = "Catalogue of indicators"
"""What the catalogue is called where no name is given."""


@dataclass(frozen=True)
class PublishedCatalogue:
    """A catalogue as published: where it is and how many pages it has."""

    path: Path
    pages: int


def publish_catalogue(
    edition: CatalogueEdition, out: Path, documents: Mapping[str, bytes] | None = None
) -> PublishedCatalogue:
    """Write the site of a catalogue into `out` and return it. `documents` are further files by their address.

    A site of ours in `out` is replaced once the new one is whole. PublicationError when `out` is something else or
    the style sheet was not fetched.
    """
    check_assets()
    with site_in_place_of(out) as folder:
        copy_assets(folder)
        write_catalogue_data(edition, folder)
        for address, content in (documents or {}).items():
            (folder / address).write_bytes(content)
        pages = write_catalogue_pages(edition, folder)
        Marker("catalogue", edition.title, edition.edition, pages).write(folder)
    return PublishedCatalogue(out, pages)


def catalogue_edition(
    catalogue: Catalogue, today: date, *, name: str = NAME, has_document: bool = False
) -> CatalogueEdition:
    """Gather what the catalogue's pages need from definitions as they stand on a day."""
    digest = value_sha256([one.definition.model_dump(mode="json") for one in catalogue.entries])[:12]
    return CatalogueEdition(
        title=name,
        edition=f"Definitions as they stood on {day_words(today)}. Edition {digest}, made with Evenhand {__version__}.",
        as_of=today,
        indicators=catalogue.indicators,
        frameworks=catalogue.frameworks,
        contexts={one.id: ContextFacts.of(one) for one in catalogue.contexts.values()},
        strands=_strands(catalogue),
        case_mixes=catalogue.case_mixes,
        sources={one.id: one for one in source_facts()},
        measures=measure_facts(),
        code=codes_of(catalogue),
        issues=_issues(catalogue, today),
        has_document=has_document,
    )


def write_catalogue_of_release(release: Release, edition: Edition, site: Path) -> int:
    """Write the catalogue of a release's own definitions into its site; return how many pages."""
    of_release = CatalogueEdition.of_release(edition, codes_of_release(release), measure_facts())
    write_catalogue_data(of_release, site)
    return write_catalogue_pages(of_release, site)


def _strands(catalogue: Catalogue) -> tuple[StrandOfCatalogue, ...]:
    """Return the strands of all indicators by title, named as the first framework that has one names it."""
    by_strand: defaultdict[str, list[IndicatorDefinition]] = defaultdict(list)
    for one in catalogue.indicators.values():
        by_strand[one.strand].append(one)
    known = {
        strand.id: strand
        for framework in reversed(list(catalogue.frameworks.values()))
        for strand in framework.strands
        if framework.purpose != "reconstruction"
    }
    found = []
    for name, members in by_strand.items():
        named = known.get(name)
        title = named.title if named else name.replace("-", " ").capitalize()
        ordered = sorted(members, key=lambda one: one.title.casefold())
        found.append(
            StrandOfCatalogue(name, title, named.question if named else "", tuple(one.id for one in ordered))
        )
    return tuple(sorted(found, key=lambda one: one.title.casefold()))


def _issues(catalogue: Catalogue, today: date) -> dict[tuple[str, str], tuple[Issue, ...]]:
    """Return what the rules remark on, by kind and id of the definition. A made definition's file names several."""
    owners = {entry.file: (entry.kind, entry.id) for entry in catalogue.entries}
    found: defaultdict[tuple[str, str], list[Issue]] = defaultdict(list)
    for issue in check_catalogue(catalogue, today):
        if issue.file in owners:
            found[owners[issue.file]].append(issue)
    return {owner: tuple(issues) for owner, issues in found.items()}
