"""The words of messages: short, in plain text, and never a figure without its context note."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from evenhand.documents.blocks import Figure
from evenhand.pages.numbers import day_words


@dataclass(frozen=True)
class Words:
    """What a message says, without its greeting and its end."""

    subject: str
    text: str


@dataclass(frozen=True)
class Due:
    """Something that is due: what, by when, and where it is done, as an address of the site from its root."""

    id: str
    what: str
    by: date
    address: str = ""


def news(what: str, text: str, address: str, site: str) -> Words:
    """Return a message that something was written, with where to read it."""
    return Words(what, f"{text}\n\n{site}{address}")


def letter_shared(title: str, correct_by: date, address: str, site: str) -> Words:
    """Return that a letter is there to be read and corrected."""
    text = _(
        "{title} is there for you to read. You have until {day} to correct anything in it or add to it; each "
        "correction is answered before the letter is final. Your local medical committee can read it with you."
    ).format(title=title, day=day_words(correct_by))
    return news(_("A letter for you to read and correct"), text, address, site)


def papers_given(review: str, earliest: date, address: str, site: str) -> Words:
    """Return that a review's papers are there."""
    text = _(
        "The papers of your {review} are there, so that you can prepare. The conversation is not held before {day}. "
        "You can write your own statement now; it goes into the letter as you write it. You may bring your local "
        "medical committee."
    ).format(review=review, day=day_words(earliest))
    return news(_("The papers of your review"), text, address, site)


def record_shared(review: str, until: date, address: str, site: str) -> Words:
    """Return that a review's record is there to be corrected."""
    text = _(
        "The record of your {review} is there for you to read. Until {day} you can correct it or add to it; "
        "each comment is answered before the record is final."
    ).format(review=review, day=day_words(until))
    return news(_("The record of your review"), text, address, site)


def reminder(due: Sequence[Due], today: date, site: str) -> Words:
    """Return what is due soon, soonest first."""
    one = len(due) == 1
    subject = (
        _("Due by {day}: {what}").format(day=day_words(due[0].by), what=due[0].what)
        if one
        else _("{n} things are due soon").format(n=len(due))
    )
    lines = [_due_line(each, today, site) for each in due]
    return Words(subject, "\n\n".join([_("This is due soon:"), *lines]))


def _due_line(one: Due, today: date, site: str) -> str:
    when = _("was due by {day}") if one.by < today else _("by {day}")
    where = f"\n  {site}{one.address}" if one.address else ""
    return f"- {one.what}, {when.format(day=day_words(one.by))}{where}"


def digest(
    period: str, figures: Sequence[Figure], chance: str, due: Sequence[Due], today: date, site: str
) -> Words:
    """Return what there is to know: the figures that differ, each with its note, and what is due."""
    parts = []
    if chance:
        parts.append(chance)
    parts += [figure_words(one) for one in figures]
    if due:
        parts.append("\n".join([_("What is next:"), *(_due_line(one, today, site) for one in due)]))
    parts.append(_("All of it, with pictures: {site}/desk/").format(site=site))
    return Words(_("Your profile and what is next: {period}").format(period=period), "\n\n".join(parts))


def figure_words(one: Figure) -> str:
    """Return a figure as a message tells it. The note stands beside it or there is no figure."""
    lines = [
        one.title,
        f"  {one.value} ({one.period}; {one.interval})",
        f"  {one.verdict}. {one.sentences}".rstrip(),
        "  " + _("To read this fairly: {note}").format(note=one.note.text),
    ]
    if one.reply:
        lines.append("  " + _("You say: {reply}").format(reply=one.reply))
    return "\n".join(lines)


def whole(words: Words, name: str, role: str, link: str, *, can_stop: bool) -> str:
    """Return a message's text as it is sent: with its greeting, why it came, and how to stop it."""
    why = _("You have this because you are {role} on this site.").format(role=role)
    stop = _("To have fewer messages, or none, without signing in: {link}").format(link=link)
    lines: Iterable[str] = (
        _("Dear {name},").format(name=name),
        words.text,
        "-- ",
        f"{why} {stop}" if can_stop else why,
        _("No message of this site asks for a password or names a patient."),
    )
    return "\n\n".join(lines) + "\n"
