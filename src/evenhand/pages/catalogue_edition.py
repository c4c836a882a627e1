"""What every page of the catalogue needs to know, gathered once: definitions, sources and measures, and their code."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Final, Self

from evenhand.common.errors import Issue
from evenhand.common.language import gettext as _
from evenhand.common.language import noop
from evenhand.definitions.case_mix import CaseMixDefinition
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses
from evenhand.pages.catalogue_contexts import ContextFacts
from evenhand.pages.edition import Edition, SourceFacts, title_of
from evenhand.pages.frame import Crumb, Frame, MenuItem

QOF_CODED: Final = re.compile(r"^qof-([a-z]+[0-9]{3})-(net|gross|exceptions)$")
"""The id of one of the three indicators of a code of the Quality and Outcomes Framework."""

MOST_CODED_LISTED: Final = 40
"""With more of them than this, lists of indicators have one line for each code and not one for each indicator."""

_MENU: Final = (
    MenuItem("catalogue", noop("Indicators"), addresses.HOME),
    MenuItem("frameworks", noop("Frameworks"), addresses.catalogue_list("framework")),
    MenuItem("contexts", noop("Contexts"), addresses.CATALOGUE_CONTEXTS),
    MenuItem("safeguards", noop("Safeguards"), addresses.SAFEGUARDS),
    MenuItem("guide", noop("How to read"), addresses.CATALOGUE_GUIDE),
)
_FOOTER: Final = (
    Crumb(noop("How to read a definition"), addresses.CATALOGUE_GUIDE),
    Crumb(noop("Safeguards"), addresses.SAFEGUARDS),
)


@dataclass(frozen=True)
class MeasureFacts:
    """What people are told of a measure. `id` may hold ``*``; `meaning` says more than the title where it is given."""

    source: str
    id: str
    title: str
    unit: str
    meaning: str = ""


@dataclass(frozen=True)
class Code:
    """A definition as it is written: where, and the text."""

    place: str
    text: str


@dataclass(frozen=True)
class StrandOfCatalogue:
    """A strand by its heading, the question it answers where one is known, and its indicators in order."""

    id: str
    title: str
    question: str
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class CatalogueEdition:
    """The definitions as the catalogue's pages show them.

    `edition` is the line at the foot of every page, `as_of` the day by which a context counts as out of date. `code` is
    by kind and id. `issues` are what the rules remark on, by kind and id. `release` is that release's id where the
    definitions are those of a release, which has the other pages of a site too; else empty.
    """

    title: str
    edition: str
    as_of: date
    indicators: Mapping[str, IndicatorDefinition]
    frameworks: Mapping[str, FrameworkDefinition]
    contexts: Mapping[str, ContextFacts]
    strands: tuple[StrandOfCatalogue, ...]
    case_mixes: Mapping[str, CaseMixDefinition] = field(default_factory=dict)
    sources: Mapping[str, SourceFacts] = field(default_factory=dict)
    measures: tuple[MeasureFacts, ...] = ()
    code: Mapping[tuple[str, str], Code] = field(default_factory=dict)
    issues: Mapping[tuple[str, str], tuple[Issue, ...]] = field(default_factory=dict)
    release: str = ""
    product_name: str = ""
    has_document: bool = False

    @classmethod
    def of_release(
        cls, edition: Edition, code: Mapping[tuple[str, str], Code], measures: Iterable[MeasureFacts]
    ) -> Self:
        """Return the catalogue of a release: its own indicators, framework and contexts, in the reader's language."""
        framework = edition.framework
        return cls(
            title=_("What the indicators are"),
            edition=edition.frame("", "").edition,
            as_of=edition.as_of,
            indicators=edition.indicators,
            frameworks=edition.frameworks,
            contexts={row["id"]: ContextFacts.of_record(row) for row in edition.contexts},
            strands=tuple(
                StrandOfCatalogue(
                    one.id,
                    one.title,
                    one.question,
                    tuple(
                        member.indicator
                        for member in one.indicators
                        if member.indicator in edition.indicators
                    ),
                )
                for one in framework.strands
            ),
            sources=edition.sources,
            measures=tuple(measures),
            code=code,
            release=edition.release_id,
            product_name=edition.product_name,
        )

    @property
    def index_address(self) -> str:
        """The page all indicators are listed on: the first page, unless a release's site is around it."""
        return addresses.CATALOGUE if self.release else addresses.HOME

    @property
    def lists_codes(self) -> bool:
        """Whether the indicators of codes are too many to be listed one by one."""
        return sum(bool(QOF_CODED.match(name)) for name in self.indicators) > MOST_CODED_LISTED

    @cached_property
    def _exact_measures(self) -> Mapping[str, tuple[MeasureFacts, ...]]:
        found: dict[str, tuple[MeasureFacts, ...]] = {}
        for one in self.measures:
            found[one.id] = (*found.get(one.id, ()), one)
        return found

    def measure(self, measure_id: str, sources: Iterable[str]) -> MeasureFacts | None:
        """Return what is known of a measure, of one of `sources` where several yield it; None where nothing is."""
        found = self._exact_measures.get(measure_id) or tuple(
            one for one in self.measures if "*" in one.id and fnmatchcase(measure_id, one.id)
        )
        preferred = set(sources)
        return next((one for one in found if one.source in preferred), found[0] if found else None)

    def source_title(self, source_id: str) -> str:
        """Return a source's title, or its id in words where it is not known here."""
        return title_of(self.sources, source_id)

    def frame(
        self,
        title: str,
        address: str,
        *,
        section: str = "catalogue",
        crumbs: Iterable[Crumb] = (),
        description: str = "",
    ) -> Frame:
        """Return the frame of a page of the catalogue, in a site of its own or in a release's."""
        if self.release:
            above = () if address == self.index_address else (Crumb(self.title, self.index_address),)
            way = (*above, *crumbs)
            return Frame(title, address, self.product_name, self.edition, "indicators", way, description)
        return Frame(
            title,
            address,
            self.product_name,
            self.edition,
            section,
            tuple(crumbs),
            description,
            menu=_MENU,
            footer=_FOOTER,
            terms="",
            service=self.title,
        )

    def strand_of(self, indicator: str) -> StrandOfCatalogue | None:
        """Return the strand an indicator is listed in; None where it is in none."""
        return next((one for one in self.strands if indicator in one.indicators), None)
