"""Lists that lead to every definition: by strand, framework, source and basis, and contexts with their sets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from evenhand.common.language import Texts, ngettext
from evenhand.common.language import gettext as _
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.vocabulary import MEANINGS
from evenhand.pages import addresses
from evenhand.pages.catalogue_edition import QOF_CODED, CatalogueEdition
from evenhand.pages.presenters.catalogue.allowing import context_item
from evenhand.pages.presenters.catalogue.lines import Item, sentence, source_words
from evenhand.pages.presenters.lists import Link

BASIS_NAMES: Final = Texts(
    {
        "core": "The contract",
        "incentive": "An incentive scheme",
        "local": "A local agreement",
        "beyond": "Beyond the contract",
        "context": "Circumstances and resources",
        "commissioner": "The commissioner's own results",
        "fact": "What practices offer",
    }
)
_HOW_COUNTED: Final = re.compile(r"( \(|, )(excepted|all) .*$")
"""How the title of a code's indicator ends, which its line says anyway."""
_OF_ALL: Final = "of all "
FIGURE_NAMES: Final = Texts({"net": "excepted left out", "gross": "all counted", "exceptions": "excepted"})


@dataclass(frozen=True)
class IndicatorLink:
    """An indicator in a list; `words` are further words a search finds it by."""

    title: str
    question: str
    address: str
    words: str


@dataclass(frozen=True)
class CodeLink:
    """A code of the Quality and Outcomes Framework in a list, with the indicators made of it."""

    code: str
    title: str
    figures: tuple[Link, ...]


@dataclass(frozen=True)
class IndicatorList:
    """Some indicators: those listed one by one, and those listed by their codes."""

    links: tuple[IndicatorLink, ...]
    codes: tuple[CodeLink, ...]

    @property
    def count(self) -> str:
        """How many indicators there are, in words."""
        return indicators_counted(len(self.links) + sum(len(one.figures) for one in self.codes))


@dataclass(frozen=True)
class Group:
    """Indicators under a heading. `about` says what they share; `address` leads to more about it, if there is more."""

    id: str
    title: str
    about: str
    address: str
    list: IndicatorList


@dataclass(frozen=True)
class IndexView:
    """The page that leads everywhere: indicators by strand, frameworks, and files to take away."""

    count: str
    strands: tuple[Group, ...]
    frameworks: tuple[Link, ...]
    contexts: tuple[Item, ...]
    has_document: bool
    is_alone: bool


@dataclass(frozen=True)
class GroupsView:
    """A page that lists all indicators by something: its heading, what to know of it, and the groups."""

    title: str
    about: str
    groups: tuple[Group, ...]


def indicators_counted(count: int) -> str:
    """Return a number of indicators, in words."""
    return ngettext("{count} indicator", "{count} indicators", count).format(count=f"{count:,}")


def listed(edition: CatalogueEdition, indicators: Iterable[str]) -> IndicatorList:
    """Return indicators as a list; those of codes by their codes where an edition has very many of them."""
    known = [edition.indicators[name] for name in indicators if name in edition.indicators]
    coded = {one.id: QOF_CODED.match(one.id) for one in known} if edition.lists_codes else {}
    by_code: dict[str, list[IndicatorDefinition]] = {}
    for one in known:
        if found := coded.get(one.id):
            by_code.setdefault(found[1].upper(), []).append(one)
    links = tuple(_link(one) for one in known if not coded.get(one.id))
    return IndicatorList(links, tuple(_code(code, by_code[code]) for code in sorted(by_code)))


def _link(one: IndicatorDefinition) -> IndicatorLink:
    words = " ".join((one.id, *one.source, *one.source_columns))
    return IndicatorLink(one.title, one.question, addresses.definition("indicator", one.id), words)


def _code(code: str, found: list[IndicatorDefinition]) -> CodeLink:
    """Return a code by what it is about, the order of its figures being that of their names."""
    by_figure = {one.id.rpartition("-")[2]: one for one in found}
    figures = [(name, by_figure[figure]) for figure, name in FIGURE_NAMES.items() if figure in by_figure]
    about = code_words(code, [one for __, one in figures])
    links = (Link(name, addresses.definition("indicator", one.id)) for name, one in figures)
    return CodeLink(code, about[:1].upper() + about[1:], tuple(links))


def code_words(code: str, figures: Sequence[IndicatorDefinition]) -> str:
    """Return what a code is about: who is counted of whom where its titles only name it, and else their title."""
    counted_of_all = next((one for one in figures if one.unit.startswith(_OF_ALL)), None)
    if figures[0].title.startswith(f"{code}: ") and counted_of_all is not None:
        return counted_of_all.unit.removeprefix(_OF_ALL)
    return _HOW_COUNTED.sub("", figures[0].title.removeprefix(f"{code}: "))


def index_view(edition: CatalogueEdition) -> IndexView:
    """Return the page that leads everywhere."""
    return IndexView(
        count=indicators_counted(len(edition.indicators)),
        strands=tuple(
            Group(one.id, one.title, one.question, "", listed(edition, one.indicators))
            for one in edition.strands
        ),
        frameworks=tuple(
            Link(
                one.title,
                addresses.definition("framework", one.id),
                sentence(_(MEANINGS["purpose"][one.purpose])),
            )
            for one in _frameworks(edition)
        ),
        contexts=tuple(context_item(edition, name) for name in sorted(edition.contexts)),
        has_document=edition.has_document,
        is_alone=not edition.release,
    )


def _frameworks(edition: CatalogueEdition) -> list[FrameworkDefinition]:
    return sorted(edition.frameworks.values(), key=lambda one: one.title.casefold())


def by_framework(edition: CatalogueEdition) -> GroupsView:
    """Return all indicators by the frameworks that use them."""
    groups = [
        Group(
            one.id,
            one.title,
            sentence(_(MEANINGS["purpose"][one.purpose])),
            addresses.definition("framework", one.id),
            listed(edition, [member.indicator for strand in one.strands for member in strand.indicators]),
        )
        for one in _frameworks(edition)
    ]
    used = {
        member.indicator
        for one in edition.frameworks.values()
        for s in one.strands
        for member in s.indicators
    }
    rest = [name for name in edition.indicators if name not in used]
    if rest:
        groups.append(
            Group(
                "in-none", _("In no framework"), _("Defined, and free to be used."), "", listed(edition, rest)
            )
        )
    return GroupsView(
        _("Frameworks"),
        _(
            "A framework says which indicators are put together, for which purpose and against which standards."
        ),
        tuple(groups),
    )


def by_source(edition: CatalogueEdition) -> GroupsView:
    """Return all indicators by the sources their measures come from, and nothing of a source no indicator uses."""
    users: dict[str, list[str]] = {}
    for one in edition.indicators.values():
        for name in one.source:
            users.setdefault(name, []).append(one.id)
    ordered = sorted(users, key=lambda name: edition.source_title(name).casefold())
    return GroupsView(
        _("Indicators by source"),
        _("An indicator that needs several sources stands under each of them."),
        tuple(
            Group(
                name,
                edition.source_title(name),
                *_where(edition, name),
                listed(edition, users[name]),
            )
            for name in ordered
        ),
    )


def _where(edition: CatalogueEdition, source: str) -> tuple[str, str]:
    """Return who publishes a source and on which terms, and where it is; nothing where it is not known here."""
    known = edition.sources.get(source)
    return (source_words(known), known.url) if known else ("", "")


def by_basis(edition: CatalogueEdition) -> GroupsView:
    """Return all indicators by what ties a practice to them."""
    about = _(
        "What ties a practice to an indicator: its contract, something it chose, or nothing. A minimum standard can "
        "rest only on a clause of a contract or a signed term."
    )
    return GroupsView(_("Indicators by basis"), about, tuple(_bases(edition)))


def _bases(edition: CatalogueEdition) -> Iterator[Group]:
    for basis, name in BASIS_NAMES.items():
        found = [one.id for one in edition.indicators.values() if one.basis == basis]
        if found:
            yield Group(basis, name, sentence(_(MEANINGS["basis"][basis])), "", listed(edition, found))


@dataclass(frozen=True)
class SetRow:
    """A case-mix set with its contexts."""

    title: str
    address: str
    why: str
    contexts: tuple[Item, ...]


@dataclass(frozen=True)
class ContextsView:
    """All contexts, and the sets they are allowed for in."""

    contexts: tuple[tuple[Item, str], ...]
    sets: tuple[SetRow, ...]


def contexts_view(edition: CatalogueEdition) -> ContextsView:
    """Return the list of contexts and of case-mix sets."""
    ordered = sorted(edition.contexts.values(), key=lambda one: one.title.casefold())
    sets = sorted(edition.case_mixes.values(), key=lambda one: one.title.casefold())
    return ContextsView(
        contexts=tuple((context_item(edition, one.id), one.question) for one in ordered),
        sets=tuple(
            SetRow(
                one.title,
                addresses.definition("case_mix", one.id),
                one.why,
                tuple(context_item(edition, name) for name in one.covariates),
            )
            for one in sets
        ),
    )
