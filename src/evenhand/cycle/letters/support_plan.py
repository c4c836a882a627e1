"""The support plan: what a practice asked for and was offered, what it chose, and how delivery stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from evenhand.cycle.letters import common, figures
from evenhand.cycle.letters.records import Around
from evenhand.cycle.letters.subject import Subject
from evenhand.documents.blocks import Block, Boxed, Bullets, Letter, Named, Paragraph, Part
from evenhand.pages.numbers import day_words


@dataclass(frozen=True)
class OfferTold:
    """An offer of support: what it is for, what is offered, who sees to it, by when, and how it stands."""

    about: str
    kind: str
    what: str
    owner: str
    made_on: date
    due_on: date
    reviews: tuple[date, ...]
    state: str
    indicator: str = ""
    criteria: tuple[str, ...] = ()
    happened: tuple[str, ...] = ()


@dataclass(frozen=True)
class AskTold:
    """What the practice asked for, and what was decided, by which criteria."""

    kind: str
    words: str
    asked_on: date
    decided: str


@dataclass(frozen=True)
class PlanTold:
    """A practice's support plan. `is_core` is whether what it is about rests on the contract (R-09)."""

    offers: tuple[OfferTold, ...]
    asks: tuple[AskTold, ...] = ()
    is_core: bool = False


def support_plan(subject: Subject, told: PlanTold, around: Around) -> Letter:
    """Return a practice's support plan: the commissioner's promises, in its own voice."""
    named = frozenset(one.indicator for one in told.offers if one.indicator in subject.results)
    return Letter(
        kind="support-plan",
        title=_("Support plan: {practice}").format(practice=subject.name),
        sender=(around.commissioner,),
        to=common.to_lines(subject),
        made_on=around.made_on,
        day=day_words(around.made_on),
        about=(),
        opening=tuple(_opening(told)),
        parts=(
            *_asks(told),
            *(_offer(one, is_public=subject.audience == "public") for one in told.offers),
            *_figures(subject, named),
            common.circumstances(subject),
            common.rights(subject, around),
        ),
        closing=common.closing(around),
        running=common.running(subject),
        state=common.state_words(around),
        named=named,
    )


def _opening(told: PlanTold) -> Iterator[Block]:
    yield Paragraph(_("Dear colleagues,"))
    yield Paragraph(
        _(
            "This is what we offered to do for you and, where you took it, what we promised. The days in it are ours "
            "to keep. You choose what helps, you can ask for something else instead, and nothing follows from a no."
        )
    )
    if not told.is_core:
        # What is not of the contract must not become a dispute about it by the back door.
        yield Boxed(
            _("It adds no duty to your contract, and nothing in it can be the ground of a notice (R-09)."),
            lead=_("This plan has no contractual effect."),
        )


def _asks(told: PlanTold) -> Iterator[Part]:
    lines = tuple(
        _("{kind}, asked on {day}: {words} {decided}").format(
            kind=one.kind, day=day_words(one.asked_on), words=one.words, decided=one.decided
        )
        for one in told.asks
    )
    if lines:
        yield Part(_("What you asked for"), (Bullets(lines),))


def _offer(one: OfferTold, *, is_public: bool) -> Part:
    owner = _("The performance team") if is_public else one.owner
    pairs = [
        (_("What it is"), one.what),
        (_("Of the kind"), one.kind),
        (_("Who sees to it"), owner),
        (_("Offered"), day_words(one.made_on)),
        (_("To be given by"), day_words(one.due_on)),
        (_("We look at it together"), _(" and ").join(day_words(day) for day in one.reviews)),
        (_("How it stands"), one.state),
    ]
    blocks: list[Block] = [Named(tuple(pairs))]
    if one.criteria:
        blocks += [Paragraph(_("What we looked up about funding and rooms:")), Bullets(one.criteria)]
    if one.happened:
        blocks += [Paragraph(_("What has happened:")), Bullets(one.happened)]
    return Part(one.about, tuple(blocks))


def _figures(subject: Subject, named: frozenset[str]) -> Iterator[Part]:
    told = tuple(
        figures.figure_told(subject, subject.results[one])
        for one in subject.order
        if one in named and subject.results[one]["value"] is not None
    )
    if told:
        yield Part(_("The figures it is about"), told)
