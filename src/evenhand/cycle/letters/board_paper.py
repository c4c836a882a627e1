"""The paper for the board, which is public (DOMAIN.md 6): what an area's figures show, and what they cannot.

Made of the disclosed release alone. Practices are dots without names; where they are named at all, in the annex of
letters, it is from A to Z and with the local medical committee's agreement.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.cycle.letters import common
from evenhand.cycle.letters.board_figures import distribution, shared
from evenhand.documents.blocks import (
    Block,
    Boxed,
    Bullets,
    Letter,
    Paragraph,
    Part,
    Table,
)
from evenhand.pages.numbers import day_words
from evenhand.pages.presenters.budget import present_budget
from evenhand.pages.presenters.equity import REMINDER, present_fifths
from evenhand.publication.installed import Opened
from evenhand.publication.said import NOTHING_SAID, Said


@dataclass(frozen=True)
class DeedsTold:
    """A line of the commissioner's own scorecard: what was promised, how much of it was done, and its note."""

    title: str
    told: str
    note: str


@dataclass(frozen=True)
class BoardTold:
    """What people wrote for a board paper, and what the records say beside the figures.

    `letters` are the published letters of the area's practices by name; they are named only where the local medical
    committee agreed to that (`names_agreed`).
    """

    year: int
    themes: str = ""
    lmc_comment: str = ""
    decisions: tuple[str, ...] = ()
    deeds: tuple[DeedsTold, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()
    names_agreed: bool = False


def board_paper(
    opened: Opened, area: str, told: BoardTold, made_on: date, said: Said = NOTHING_SAID
) -> Letter:
    """Return the board paper of a commissioner's area."""
    edition = opened.edition
    name = edition.areas[area]
    year = common.year_words(told.year)
    running = _("Figures published by {day}. Edition {edition}.").format(
        day=day_words(edition.as_of), edition=opened.id
    )
    return Letter(
        kind="board-paper",
        title=_("Practices and their commissioner, {year}: a paper for the board").format(year=year),
        sender=(name,),
        to=(_("For the board, in public"),),
        made_on=made_on,
        day=day_words(made_on),
        about=((_("Area"), name), (_("Practices"), str(len(opened.practices_by_area.get(area, ()))))),
        opening=(),
        parts=(
            _purpose(told),
            _method(opened, area),
            *distribution(opened, area, said),
            *shared(opened, area, said),
            *common.written(_("Themes"), told.themes),
            _deeds(told),
            _lmc(told),
            _equality(opened),
            _public(),
            _decisions(told),
        ),
        closing=(),
        running=running,
        state="",
        annex=tuple(_letters(told)),
    )


def _purpose(told: BoardTold) -> Part:
    words = _(
        "To tell the board and the public what the published figures of this area’s practices show when circumstances, "
        "place and chance are allowed for; what the commissioner promised practices and did; and what is asked of the "
        "board. It is no ranking: no practice is set above or below another, and none has an overall score."
    )
    return Part(_("Purpose"), (Paragraph(words),))


def _method(opened: Opened, area: str) -> Part:
    blocks: list[Block] = [
        Paragraph(
            _(
                "Each figure is set beside what practices in such circumstances usually have. Limits show how far "
                "practices of each size lie by chance and by the usual variation between practices: 95 of 100 within "
                "the inner ones, 998 of 1,000 within the outer ones. A figure outside is a reason to ask, no answer. "
                "About half of all practices lie below any average, which says nothing about any of them."
            )
        ),
        Paragraph(
            _(
                "What the method cannot do: allow for what nobody has measured, tell why a figure differs, or say how "
                "good a practice is. The time between what happened and its publication is months to years."
            ),
            lead=_("Limits."),
        ),
    ]
    budget = present_budget(opened.edition, area)
    if budget is not None:
        headings = (_("In this area"), _("By chance alone"), _("95 of 100 times"), _("Found"))
        rows = tuple((one.name, one.by_chance, one.usually, one.raised) for one in budget.lines)
        blocks += [
            Paragraph(budget.sentence, lead=_("What chance gives.")),
            Table(headings, rows, (6, 3, 3, 2), (1, 2, 3)),
        ]
    return Part(_("Method and limits"), tuple(blocks))


def _deeds(told: BoardTold) -> Part:
    title = _("What we promised practices, and did")
    if not told.deeds:
        return Part(title, (Paragraph(_("Nothing is recorded for this year.")),))
    blocks: list[Block] = [
        Paragraph(
            _(
                "The commissioner is held to its own promises as practices’ figures are shown: counted, with intervals."
            )
        )
    ]
    blocks += [Paragraph(f"{one.told} {one.note}", lead=f"{one.title}.") for one in told.deeds]
    return Part(title, tuple(blocks))


def _lmc(told: BoardTold) -> Part:
    title = _("What the local medical committee says")
    if not told.lmc_comment.strip():
        return Part(title, (Paragraph(_("It has been asked, and has not commented yet.")),))
    return Part(title, common.paragraphs(told.lmc_comment))


def _equality(opened: Opened) -> Part:
    blocks: list[Block] = [Paragraph(REMINDER)]
    fifths = present_fifths(opened.edition)
    if fifths is not None:
        headings = (
            _("By deprivation, England"),
            _("Practices"),
            _("Figures compared"),
            _("Outside the inner limits"),
            _("Share"),
        )
        rows = tuple((one.name, one.practices, one.judged, one.outside, one.share) for one in fifths.lines)
        blocks += [
            Paragraph(
                _("If a fair method singled out no part of the population, the shares would be about alike.")
            ),
            Table(headings, rows, (5, 2, 3, 3, 2), (1, 2, 3, 4)),
        ]
        if fifths.unknown:
            blocks.append(
                Paragraph(_("Not in the table: {number}.").format(number=fifths.unknown), quiet=True)
            )
    return Part(_("Equality"), tuple(blocks))


def _public() -> Part:
    words = _(
        "This paper holds only what may be public. Small counts of people are hidden or rounded, so that nobody can be "
        "recognised, also by subtraction; figures under a practice’s challenge are compared with nothing. What is held "
        "beyond it about practices is held for reviewing them. A request under the Freedom of Information Act is "
        "answered with figures in this same form, each with its context note."
    )
    return Part(_("Freedom of information, and what is withheld"), (Paragraph(words),))


def _decisions(told: BoardTold) -> Part:
    asked = told.decisions or (_("To note this paper."),)
    return Part(_("What is asked of the board"), (Bullets(asked), Boxed(_not_a_notice())))


def _not_a_notice() -> str:
    return _(
        "This paper is no contract document. Nothing in it is, or can be, the ground of a notice to a practice."
    )


def _letters(told: BoardTold) -> Iterator[Part]:
    if not told.letters:
        return
    title = _("Annex: the practices’ annual letters")
    many = ngettext(
        "{n} letter has been published after its practice had time to correct it.",
        "{n} letters have been published after their practices had time to correct them.",
        len(told.letters),
    ).format(n=len(told.letters))
    if not told.names_agreed:
        words = _("Practices are not named here: the local medical committee has not agreed to that.")
        yield Part(title, (Paragraph(many), Paragraph(words)))
        return
    # From A to Z whatever the order they came in.
    rows = tuple(sorted(told.letters, key=lambda one: (one[0].casefold(), one[1])))
    yield Part(
        title,
        (
            Paragraph(many),
            Paragraph(_("From A to Z. The place in the list says nothing.")),
            Table((_("Practice"), _("Letter")), rows, (5, 5)),
        ),
    )
