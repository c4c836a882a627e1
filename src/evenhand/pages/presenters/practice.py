"""A practice's page: who it is, the circumstances it works in, then its figures, strand by strand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evenhand.common.language import gettext as _
from evenhand.pages import addresses, words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.frame import Crumb, Frame
from evenhand.pages.names import name_words, place_words
from evenhand.pages.numbers import NumberForm, count_words, day_words
from evenhand.pages.presenters.evidence import Evidence
from evenhand.pages.presenters.figure import NO_EVIDENCE, FigureView, present_figure
from evenhand.pages.presenters.twins import TwinsView, present_twins
from evenhand.release.schemas import context_column


@dataclass(frozen=True)
class Fact:
    """A line of what is known of a practice; `address` where it leads somewhere."""

    name: str
    text: str
    address: str = ""


@dataclass(frozen=True)
class ContextRow:
    """A circumstance, or a resource it works with: this practice's beside England's."""

    title: str
    here: str
    england: str
    unit: str
    year: str
    is_resource: bool = False


@dataclass(frozen=True)
class StrandView:
    """A strand's figures; those too old to judge apart, after the others."""

    id: str
    title: str
    question: str
    figures: tuple[FigureView, ...]
    older: tuple[FigureView, ...]


@dataclass(frozen=True)
class PracticeView:
    """Everything a practice's page shows. There is no overall score, on purpose."""

    code: str
    name: str
    is_closed: bool
    closed_words: str
    successor: Fact | None
    facts: tuple[Fact, ...]
    contexts: tuple[ContextRow, ...]
    resources: tuple[ContextRow, ...]
    strands: tuple[StrandView, ...]
    allows_for_context: bool
    parts: tuple[words.Part, ...]
    twins: TwinsView | None
    caveats: tuple[str, ...]


def practice_frame(edition: Edition, practice: Row) -> Frame:
    """Return the frame of a practice's page."""
    name = name_words(practice["name"]) or practice["code"]
    crumbs = [Crumb(_("Practices"), addresses.PRACTICES)]
    if practice["commissioner"] in edition.areas:
        crumbs.append(
            Crumb(edition.areas[practice["commissioner"]], addresses.area(practice["commissioner"]))
        )
    return edition.frame(
        f"{name} ({practice['code']})",
        addresses.practice(practice["code"]),
        section="practices",
        crumbs=crumbs,
        description=_("Published figures about {name}, with its context.").format(name=name),
    )


def present_practice(
    edition: Edition,
    practice: Row,
    results: Sequence[Row],
    history: Mapping[str, Sequence[Row]],
    evidence: Evidence = NO_EVIDENCE,
) -> PracticeView:
    """Return the view of one practice. `results` are its rows; `history` its earlier rows by indicator.

    `evidence` is what is known beside them: what its circumstances contribute, and its twins.
    """
    is_closed = practice["status"] == "closed"
    contexts = present_contexts(edition, practice)
    return PracticeView(
        code=practice["code"],
        name=name_words(practice["name"]) or practice["code"],
        is_closed=is_closed,
        closed_words=_closed_words(practice) if is_closed else "",
        successor=_successor(practice),
        facts=_facts(edition, practice),
        contexts=tuple(one for one in contexts if not one.is_resource),
        resources=tuple(one for one in contexts if one.is_resource),
        strands=_strands(edition, practice, results, history, evidence),
        allows_for_context=any(row["expected"] is not None for row in results),
        parts=tuple(words.PARTS.values()),
        twins=present_twins(edition, evidence),
        caveats=edition.caveats_of(practice["code"], None, None),
    )


def present_contexts(edition: Edition, practice: Row) -> tuple[ContextRow, ...]:
    """Return a practice's circumstances and resources beside England's list-weighted mean."""
    return tuple(
        ContextRow(
            title=_(context["title"]),
            here=NumberForm.of_record(context).words(practice.get(context_column(context["id"]))),
            england=NumberForm.of_record(context).words(context.get("england")),
            unit=_(context["unit"]) if context.get("unit") else "",
            year=str(context.get("year") or ""),
            is_resource=bool(context.get("resource")),
        )
        for context in edition.contexts
    )


def _closed_words(practice: Row) -> str:
    if not practice["closed"]:
        return _("This practice closed. Its figures are kept for the record and are not compared.")
    return _(
        "This practice closed on {day}. Its figures are kept for the record and are not compared."
    ).format(day=day_words(practice["closed"]))


def _successor(practice: Row) -> Fact | None:
    code = practice["successor"]
    if not code:
        return None
    return Fact(_("Successor"), name_words(practice["successor_name"]) or code, addresses.practice(code))


def _facts(edition: Edition, practice: Row) -> tuple[Fact, ...]:
    area, list_size = practice["commissioner"], practice["list_size"]
    place = place_words(practice["address"], practice["town"], practice["postcode"])
    facts = [
        Fact(_("Code"), practice["code"]),
        Fact(_("Address"), place),
        Fact(_("Telephone"), practice["phone"] or ""),
        Fact(_("Area"), edition.areas.get(area, ""), addresses.area(area) if area in edition.areas else ""),
        Fact(_("Network"), name_words(practice["pcn_name"])),
        Fact(_("Integrated care board"), practice["icb_name"] or ""),
        Fact(_("Registered patients"), count_words(list_size) if list_size is not None else _("not known")),
        Fact(_("Contract"), practice["contract_type"] or ""),
    ]
    return tuple(fact for fact in facts if fact.text)


def _strands(
    edition: Edition,
    practice: Row,
    results: Sequence[Row],
    history: Mapping[str, Sequence[Row]],
    evidence: Evidence,
) -> tuple[StrandView, ...]:
    by_indicator = {row["indicator"]: row for row in results}
    strands = []
    for strand in edition.framework.strands:
        figures = [
            present_figure(
                edition,
                member.standard,
                by_indicator[member.indicator],
                history.get(member.indicator, ()),
                practice=name_words(practice["name"]) or practice["code"],
                area=practice["commissioner"],
                evidence=evidence,
            )
            for member in strand.indicators
            if member.indicator in by_indicator
        ]
        if figures:
            fresh = tuple(figure for figure in figures if not figure.is_old)
            older = tuple(figure for figure in figures if figure.is_old)
            strands.append(StrandView(strand.id, strand.title, strand.question, fresh, older))
    return tuple(strands)
