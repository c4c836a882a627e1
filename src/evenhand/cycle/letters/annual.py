"""The annual letter to a practice (DOMAIN.md 6)."""

from django.utils.translation import gettext as _

from evenhand.cycle.letters import common
from evenhand.cycle.letters.records import Around, ReviewTold
from evenhand.cycle.letters.subject import Subject
from evenhand.documents.blocks import Letter, Paragraph
from evenhand.pages.numbers import day_words


def annual_letter(subject: Subject, told: ReviewTold, around: Around) -> Letter:
    """Return a practice's annual letter: its circumstances, its own words, its figures, and what each side did."""
    year = common.year_words(told.year)
    return Letter(
        kind="annual",
        title=_("Annual letter {year}: {practice}").format(year=year, practice=subject.name),
        sender=(around.commissioner,),
        to=common.to_lines(subject),
        made_on=around.made_on,
        day=day_words(around.made_on),
        about=common.about(subject, told),
        opening=_opening(subject, told),
        parts=(
            common.statement(told),
            *common.written(_("What we talked about"), told.points),
            *common.written(_("What you achieved"), told.achievements),
            *common.written(_("What has changed around you"), told.changed),
            common.circumstances(subject),
            *common.objectives(told.objectives),
            common.support(told.support, around.made_on),
            common.differing(subject),
            *common.standards(subject),
            *common.finance(told),
            *common.actions(subject, told.actions),
            common.rights(subject, around),
        ),
        closing=common.closing(around),
        annex=tuple(common.all_figures(subject)),
        running=common.running(subject),
        state=common.state_words(around),
        named=frozenset(row["indicator"] for row in subject.differing),
    )


def _opening(subject: Subject, told: ReviewTold) -> tuple[Paragraph, ...]:
    thanks = (
        _("Thank you for the conversation we had on {day}.").format(day=day_words(told.held_on))
        if told.held_on
        else _("This letter is written before our conversation, so that you can prepare for it.")
    )
    return (
        Paragraph(_("Dear colleagues,")),
        Paragraph(
            thanks
            + " "
            + _(
                "This letter keeps what both sides said, what each promised and did, and what the published figures "
                "show when your circumstances, your area and chance are allowed for. Your own statement stands in it "
                "as you wrote it. There is no overall score for a practice, and there will be none."
            )
        ),
    )
