"""A framework's page: its purpose, strands, members and standards, its balance, who agreed to it and what holds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from evenhand.common.language import Texts
from evenhand.common.language import gettext as _
from evenhand.definitions.framework import FrameworkDefinition, Member, Strand
from evenhand.definitions.safeguards import SAFEGUARDS, Safeguard, safeguards_of
from evenhand.definitions.vocabulary import MEANINGS
from evenhand.pages import addresses
from evenhand.pages.catalogue_contexts import standing_words
from evenhand.pages.catalogue_edition import CatalogueEdition, Code
from evenhand.pages.frame import Crumb, Frame
from evenhand.pages.numbers import day_words, month_words
from evenhand.pages.presenters.balance import BalanceView, present_balance
from evenhand.pages.presenters.catalogue.lines import Item, Line, Section, section, sentence
from evenhand.pages.presenters.catalogue.membership import standard_sentence

COLOURS: Final = Texts(
    {
        "none": "Nowhere",
        "minimum_standards": "Only beside a minimum standard: met, not met, or cannot tell",
    }
)
LEVELS: Final = Texts(
    {"practice": "Figures of each practice", "area": "Figures of areas only, never a practice's"}
)


@dataclass(frozen=True)
class MemberRow:
    """An indicator of a strand, with what it is held against and what that rests on."""

    indicator: Item
    basis: str
    standard: str
    clause: str


@dataclass(frozen=True)
class StrandRows:
    """A strand of a framework with its indicators."""

    id: str
    title: str
    question: str
    rows: tuple[MemberRow, ...]


@dataclass(frozen=True)
class HeldSafeguard:
    """A safeguard with what the rules remark on in this framework; none where they are silent."""

    number: str
    sentence: str
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class FrameworkEntry:
    """Everything the catalogue says of a framework. `has_standards` is whether any of its indicators is held to one."""

    id: str
    title: str
    purpose: str
    summary: str
    about: Section
    strands: tuple[StrandRows, ...]
    has_standards: bool
    balance: BalanceView
    safeguards: tuple[HeldSafeguard, ...]
    was_checked: bool
    code: Code | None


def framework_frame(edition: CatalogueEdition, framework: FrameworkDefinition) -> Frame:
    """Return the frame of a framework's page."""
    return edition.frame(
        framework.title,
        addresses.definition("framework", framework.id),
        section="frameworks",
        crumbs=[Crumb(_("Frameworks"), addresses.catalogue_list("framework"))],
        description=framework.summary,
    )


def present_framework(edition: CatalogueEdition, framework: FrameworkDefinition) -> FrameworkEntry:
    """Return a framework's entry."""
    return FrameworkEntry(
        id=framework.id,
        title=framework.title,
        purpose=sentence(_(MEANINGS["purpose"][framework.purpose])),
        summary=framework.summary,
        about=section("about", _("What holds for it"), _about(edition, framework)),
        strands=tuple(_strand(edition, strand) for strand in framework.strands),
        has_standards=any(
            member.standard.kind != "none" for strand in framework.strands for member in strand.indicators
        ),
        balance=present_balance(framework, edition.indicators),
        safeguards=tuple(_safeguards(edition, framework)),
        was_checked=bool(edition.issues) or not edition.release,
        code=edition.code.get(("framework", framework.id)),
    )


def _about(edition: CatalogueEdition, framework: FrameworkDefinition) -> Iterator[Line]:
    yield Line.of(_("Purpose"), _(MEANINGS["purpose"][framework.purpose]))
    yield from _made_of(edition, framework)
    yield Line.of(_("Colours"), COLOURS[framework.band_rule])
    yield Line.of(_("Published"), LEVELS[framework.publication_level])
    yield Line.of(_("One score for a practice"), _("Never: its indicators are not added up"))
    yield Line.of(_("Consultation"), framework.consultation)
    yield Line.of(_("Clinicians"), framework.clinician_sign_off or _("No clinician has signed it off yet."))
    yield Line.of(_("In use from"), day_words(framework.active_from))
    yield Line.of(_("Reviewed each"), month_words(framework.review_month))
    yield from _succession(edition, framework)
    yield Line.of(_("Standing"), standing_words(framework.status.state, framework.status.reason))


def _made_of(edition: CatalogueEdition, framework: FrameworkDefinition) -> Iterator[Line]:
    made = framework.derived_from
    if made is None:
        return
    left_out = (*made.leaves_out_strands, *made.leaves_out_indicators)
    yield Line(_("Made by rule from"), (_named(edition, made.framework),))
    yield Line(_("Left out"), tuple(Item(_title(edition, name)) for name in left_out))
    yield Line.of(_("Why"), made.why)


def _succession(edition: CatalogueEdition, framework: FrameworkDefinition) -> Iterator[Line]:
    if framework.supersedes:
        yield Line(_("Takes the place of"), (_named(edition, framework.supersedes),))
    followed = [one for one in edition.frameworks.values() if one.supersedes == framework.id]
    yield Line(_("Its place was taken by"), tuple(_named(edition, one.id) for one in followed))


def _named(edition: CatalogueEdition, framework: str) -> Item:
    known = edition.frameworks.get(framework)
    if known is None:
        return Item(framework, is_code=True)
    return Item(known.title, addresses.definition("framework", framework))


def _title(edition: CatalogueEdition, name: str) -> str:
    """Return the title of a strand or an indicator that was left out."""
    known = edition.indicators.get(name)
    if known is not None:
        return known.title
    strands = (strand for one in edition.frameworks.values() for strand in one.strands)
    found = next((strand.title for strand in strands if strand.id == name), None)
    return _("Strand: {title}").format(title=found) if found else name


def _strand(edition: CatalogueEdition, strand: Strand) -> StrandRows:
    rows = tuple(_member(edition, member) for member in strand.indicators)
    return StrandRows(strand.id, strand.title, strand.question, rows)


def _member(edition: CatalogueEdition, member: Member) -> MemberRow:
    known = edition.indicators.get(member.indicator)
    if known is None:
        return MemberRow(
            Item(member.indicator, is_code=True), "", standard_sentence(member.standard, None), ""
        )
    return MemberRow(
        Item(known.title, addresses.definition("indicator", known.id)),
        sentence(_(MEANINGS["basis"][known.basis])),
        standard_sentence(member.standard, known),
        sentence(member.standard.clause or ""),
    )


def _safeguards(edition: CatalogueEdition, framework: FrameworkDefinition) -> Iterator[HeldSafeguard]:
    """Yield the safeguards that rules hold, with what those rules remark on in this framework."""
    issues = edition.issues.get(("framework", framework.id), ())
    for safeguard in SAFEGUARDS:
        if safeguard.rules:
            remarks = (one.message for one in issues if safeguard.number in safeguards_of(one.rule))
            yield HeldSafeguard(
                safeguard.number,
                _(safeguard.sentence),
                tuple(sentence(_said(framework, remark, safeguard)) for remark in remarks),
            )


def _said(framework: FrameworkDefinition, remark: str, safeguard: Safeguard) -> str:
    return remark.removeprefix(f"{framework.id}: ").replace(f" ({safeguard.number})", "")
