"""Passages that several letters have: their frame, the practice's right to correct, and what a letter is not."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.cycle.letters import figures
from evenhand.cycle.letters.records import ActionTold, Around, ObjectiveTold, ReviewTold
from evenhand.cycle.letters.subject import Subject
from evenhand.cycle.reviews.beside import Promise
from evenhand.documents.blocks import Block, Bullets, Named, Paragraph, Part, Table, Verbatim
from evenhand.pages.numbers import day_words, period_words

DAYS_TO_CORRECT = 14
OUTSIDE_BY_CHANCE = 0.05


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return a text of the record as paragraphs, parted at its empty lines."""
    pieces = [piece.strip() for piece in text.replace("\r\n", "\n").split("\n\n")]
    return tuple(Paragraph(piece) for piece in pieces if piece)


def to_lines(subject: Subject) -> tuple[str, ...]:
    """Return the address a letter to a practice bears."""
    return tuple(line for line in (subject.name, *subject.address.split(", "), f"({subject.code})") if line)


def closing(around: Around) -> tuple[str, ...]:
    """Return how a letter ends."""
    who = around.manager or _("The performance team")
    lines = [_("Yours sincerely,"), who, around.commissioner]
    return tuple([*lines, around.reached_by] if around.reached_by else lines)


def state_words(around: Around) -> str:
    """Return what a draft says of itself; nothing for a letter that is final."""
    if not around.is_draft:
        return ""
    if around.correct_by is None:
        return _("Draft. It is not final until you have had fourteen days to correct it.")
    return _("Draft for your corrections until {day}.").format(day=day_words(around.correct_by))


def running(subject: Subject) -> str:
    """Return the line at the foot of each page."""
    return _("Figures published by {day}. Edition {edition}.").format(
        day=day_words(subject.edition.as_of), edition=subject.opened.id
    )


def year_words(year: int) -> str:
    """Return the year of the cycle that begins in April: ``2024/25``."""
    return period_words(date(year, 4, 1), date(year + 1, 3, 31))


def about(subject: Subject, told: ReviewTold) -> tuple[tuple[str, str], ...]:
    """Return what a letter about a review names at its head."""
    pairs = [(_("About"), period_words(told.begin, told.end))]
    if told.held_on:
        pairs.append((_("Conversation held"), day_words(told.held_on)))
    if told.attendees:
        is_public = subject.audience == "public"
        who = _("People of both sides, who are not named here") if is_public else told.attendees
        pairs.append((_("Who was there"), who))
    return tuple(pairs)


def statement(told: ReviewTold) -> Part:
    """Return the practice's own statement, to the letter."""
    title = _("The practice’s own statement")
    if not told.statement.strip():
        return Part(
            title,
            (
                Paragraph(
                    _("The practice has not written one. It may, until this letter is final."), quiet=True
                ),
            ),
        )
    whose = _("In the practice’s own words, which nobody has shortened or edited.")
    return Part(title, (Verbatim(told.statement, whose),))


def written(title: str, text: str) -> Iterator[Part]:
    """Yield a part of the record, where something was written."""
    if text.strip():
        yield Part(title, paragraphs(text))


def chance_words(subject: Subject) -> str:
    """Return how many figures lie outside the limits, beside how many chance alone would put there."""
    compared, outside = figures.counts(subject)
    if not compared:
        return _("None of the figures could be compared this time.")
    chance = compared * OUTSIDE_BY_CHANCE
    by_chance = _("about {number}").format(number=f"{chance:.0f}") if chance >= 1 else _("fewer than one")
    return ngettext(
        "{compared} figure is compared. Were nothing unusual here, chance alone would put {chance} outside the "
        "limits; {outside} lie there. Their number says nothing about how good a practice is.",
        "{compared} figures are compared. Were nothing unusual here, chance alone would put {chance} outside the "
        "limits; {outside} lie there. Their number says nothing about how good a practice is.",
        compared,
    ).format(compared=compared, chance=by_chance, outside=outside or _("none"))


def differing(subject: Subject) -> Part:
    """Return the figures that differ, whole; or that none does."""
    opening = Paragraph(chance_words(subject))
    told = tuple(figures.figure_told(subject, row) for row in subject.differing)
    blocks: list[Block] = [opening, *told]
    return Part(_("Figures to talk about"), tuple(blocks))


def all_figures(subject: Subject) -> Iterator[Part]:
    """Yield the annex: every figure, strand by strand, with its note."""
    opening: tuple[Block, ...] = (
        Paragraph(
            _(
                "Every figure with its 95% interval, its period and what must be known to read it. Figures are never "
                "added up to one score for a practice, and no list of practices is ordered by them."
            )
        ),
    )
    yield Part(_("Annex: all figures, strand by strand"), opening)
    for title, question, table, without in figures.strand_tables(subject):
        blocks: list[Block] = [Paragraph(question, quiet=True)]
        blocks += [table] if table else []
        blocks += [Paragraph(without, quiet=True)] if without else []
        yield Part(title, tuple(blocks), level=3)


def circumstances(subject: Subject) -> Part:
    """Return the circumstances the practice works in."""
    words = _("A practice does not choose these. Read what stands here with them in mind.")
    table, unknown = figures.circumstances(subject)
    more = (Paragraph(unknown, quiet=True),) if unknown else ()
    return Part(_("The circumstances you work in"), (Paragraph(words), table, *more))


def standards(subject: Subject) -> Iterator[Part]:
    """Yield the table of minimum standards, where the framework allows one."""
    table = figures.standards(subject)
    if table is not None:
        words = _(
            "Each rests on a clause that is named. Where the whole 95% interval is not on one side of the standard, we "
            "cannot tell, and say so. Everything else in this letter is for learning."
        )
        yield Part(_("Minimum standards"), (Paragraph(words), table))


def objectives(told: Iterable[ObjectiveTold]) -> Iterator[Part]:
    """Yield what was agreed for the year and what became of it."""
    rows = tuple(
        (
            one.text + (f"\n{_('Imposed: the practice did not sign it.')}" if one.imposed else ""),
            one.outcome or _("Not said yet"),
            one.evidence,
        )
        for one in told
    )
    if rows:
        headings = (_("What was agreed"), _("What became of it"), _("What shows it"))
        yield Part(_("What was agreed for the year"), (Table(headings, rows, (5, 2, 5)),))


def support(promises: Iterable[Promise], today: date) -> Part:
    """Return what the commissioner promised, and whether it delivered."""
    title = _("What we promised you, and what we did")
    rows = tuple((one.what, day_words(one.promised_on), came(one, today)) for one in promises)
    if not rows:
        return Part(title, (Paragraph(_("We promised no support in this time.")),))
    late = sum(one.is_late(today) for one in promises)
    blocks: list[Block] = [Table((_("Support"), _("Promised"), _("What came of it")), rows, (5, 3, 4))]
    if late:
        blocks.append(
            Paragraph(
                ngettext(
                    "{late} promise of ours is late. That is ours to put right, and none of it is held against you.",
                    "{late} promises of ours are late. They are ours to put right, and none is held against you.",
                    late,
                ).format(late=late)
            )
        )
    return Part(title, tuple(blocks))


def came(one: Promise, today: date) -> str:
    """Return in words whether a promise was kept."""
    if one.delivered_on:
        words = _("Delivered on {day}").format(day=day_words(one.delivered_on))
    elif one.is_late(today):
        words = _("Late: it was due by {day}").format(day=day_words(one.due))
    elif one.due:
        words = _("Due by {day}").format(day=day_words(one.due))
    else:
        words = _("Not delivered yet")
    return f"{words}. {one.told}".strip(" .") + "."


def actions(subject: Subject, told: Iterable[ActionTold]) -> Iterator[Part]:
    """Yield the actions both sides agreed on; people are named to the practice alone."""
    is_public = subject.audience == "public"
    rows = tuple(
        (one.what, one.side if is_public else f"{one.owner} ({one.side.lower()})", day_words(one.due))
        for one in told
    )
    if rows:
        headings = (_("What"), _("Who"), _("By when"))
        yield Part(_("What each side will do next"), (Table(headings, rows, (6, 4, 3)),))


def finance(told: ReviewTold) -> Iterator[Part]:
    """Yield the settlement of payments, with what the practice says of it."""
    if told.finance.strip():
        answer = told.finance_answer.strip() or _("The practice has not said yet whether it agrees.")
        blocks = (*paragraphs(told.finance), Paragraph(answer, lead=_("The practice says:")))
        yield Part(_("Settling last year’s payments"), blocks)


def rights(subject: Subject, around: Around) -> Part:
    """Return the practice's right to correct, whom else it can ask, and that this is no contract document."""
    lmc = around.lmc or _("your local medical committee")
    until = (
        _("You have fourteen days, until {day}, to").format(day=day_words(around.correct_by))
        if around.correct_by
        else _("You have fourteen days from when this letter is shared with you to")
    )
    lines = [
        _(
            "{until} correct anything in it or add to it. Each correction is answered before the letter is final."
        ).format(until=until),
        _(
            "You can challenge any figure. While that is open nobody is judged by it, and it is used in no case."
        ),
        _(
            "{lmc} can read this letter with you and speak for you. If we cannot agree, either side can ask for "
            "local resolution with its help, and after that for the NHS dispute resolution procedure."
        ).format(lmc=lmc),
        _("Its public form, with small numbers protected and nobody named, is published once it is final."),
    ]
    title = _("Your right to correct, and who else to ask")
    return Part(title, (Bullets(tuple(lines)), not_a_contract()))


def not_a_contract() -> Block:
    """Return the note that a letter changes no contract."""
    return Paragraph(
        _(
            "It changes no contract, gives no notice and breaks none. A figure that differs from others is a reason to "
            "ask, and no answer."
        ),
        lead=_("This letter is not a contract document."),
    )


def people(around: Around) -> Named | None:
    """Return whom a practice reaches at its commissioner."""
    if not around.manager:
        return None
    return Named(((_("Whom to ask"), f"{around.manager}, {around.reached_by}".strip(", ")),))
