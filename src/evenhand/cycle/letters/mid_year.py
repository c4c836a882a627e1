"""The mid-year letter to a practice (DOMAIN.md 6): shorter, about what moves and which support is late."""

from django.utils.translation import gettext as _

from evenhand.cycle.letters import common
from evenhand.cycle.letters.records import Around, ReviewTold
from evenhand.cycle.letters.subject import Subject
from evenhand.documents.blocks import Letter, Paragraph
from evenhand.pages.numbers import day_words


def mid_year_letter(subject: Subject, told: ReviewTold, around: Around) -> Letter:
    """Return a practice's mid-year letter."""
    return Letter(
        kind="mid-year",
        title=_("Mid-year letter {year}: {practice}").format(
            year=common.year_words(told.year), practice=subject.name
        ),
        sender=(around.commissioner,),
        to=common.to_lines(subject),
        made_on=around.made_on,
        day=day_words(around.made_on),
        about=common.about(subject, told),
        opening=_opening(told),
        parts=(
            *common.written(_("What we talked about"), told.points),
            common.statement(told),
            *common.objectives(told.objectives),
            *common.written(_("What has changed around you"), told.changed),
            common.support(told.support, around.made_on),
            *common.actions(subject, told.actions),
            common.differing(subject),
            common.rights(subject, around),
        ),
        closing=common.closing(around),
        running=common.running(subject),
        state=common.state_words(around),
        named=frozenset(row["indicator"] for row in subject.differing),
    )


def _opening(told: ReviewTold) -> tuple[Paragraph, ...]:
    thanks = (
        _("Thank you for our conversation on {day}.").format(day=day_words(told.held_on))
        if told.held_on
        else _("This letter is written before our conversation, so that you can prepare for it.")
    )
    about = _(
        "Half-way through the year it keeps what has moved, what has changed around you, and what is next."
    )
    return (Paragraph(_("Dear colleagues,")), Paragraph(f"{thanks} {about}"))
