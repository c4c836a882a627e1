"""What a practice's two printed pages say."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from evenhand.cycle.offer.of import Offer
from evenhand.documents.summary import StrandTold, Summary, Told
from evenhand.pages import words
from evenhand.pages.edition import Row
from evenhand.pages.names import name_words, place_words
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, day_words, is_number, period_words, unit_words
from evenhand.pages.presenters.comparisons import comparisons
from evenhand.pages.presenters.explanation import explain
from evenhand.pages.presenters.practice import present_contexts
from evenhand.web.offer.presenters import present_offer
from evenhand.web.practice.own import Own
from evenhand.web.practice.wording import chance_words, differing, preview_words

_GROUPS = ("outside", "similar", "shown", "not")


@translation.override(settings.LANGUAGE_CODE)
def present_summary(own: Own, offer: Offer, page: str) -> Summary:
    """Return the summary of a practice, in English as its frame is. `page` says where the whole profile is."""
    edition, practice = own.opened.edition, own.practice
    place = place_words(practice["address"], practice["town"], practice["postcode"])
    area = edition.areas.get(practice["commissioner"], "")
    return Summary(
        name=name_words(practice["name"]) or own.code,
        where=". ".join(part for part in (own.code, place, area) if part),
        edition=_("Figures published by %(day)s. Edition %(edition)s.")
        % {"day": day_words(edition.as_of), "edition": own.opened.id},
        as_of=edition.as_of,
        preview=preview_words(own.preview) if own.preview else "",
        circumstances=tuple(
            (f"{one.title} ({one.year})", one.here, one.england)
            for one in present_contexts(edition, practice)
            if is_number(one.here)
        ),
        chance=chance_words(own.results.values()),
        told=tuple(_told(own, row) for row in differing(own)),
        named=(),
        strands=tuple(_strands(own)),
        offer=tuple(_offered(offer)),
        left_out=_(
            "Left out here, for want of room: the numbers and notes of figures that do not differ, pictures, figures "
            "of earlier periods, and how each figure is made."
        ),
        page=page,
    )


def _told(own: Own, row: Row) -> Told:
    edition = own.opened.edition
    definition = edition.indicators[row["indicator"]]
    form = NumberForm.of(definition)
    beside = [
        f"{one.name} {one.number}"
        for one in comparisons(edition, form, row, own.practice["commissioner"])
        if one.mark in {"interval", "england", "expected"}
    ]
    fragile = words.is_fragile(row["outcome"], row["robustness"])
    sentences = [
        *explain(edition, definition, row, own.evidence),
        *([words.FRAGILE.meaning] if fragile else []),
    ]
    return Told(
        title=definition.title,
        value=f"{form.words(row['value'])} {unit_words(definition.unit, definition.unit_symbol)}",
        period=period_words(row["period_start"], row["period_end"]),
        beside=f"{'; '.join(beside)}.",
        verdict=words.outcome_label(row["outcome"], row["direction"], definition.polarity),
        sentences=" ".join(sentences),
        note=ContextNote(row["context_note"] or ""),
    )


def _strands(own: Own) -> Iterator[StrandTold]:
    """Yield each strand's figures by what is said of them, by name and without numbers."""
    edition = own.opened.edition
    names = {
        "outside": _("To look into"),
        "similar": _("Similar to expected"),
        "shown": _("Shown, not compared"),
        "not": _("No figure to compare"),
    }
    for strand in edition.framework.strands:
        groups: dict[str, list[str]] = {group: [] for group in _GROUPS}
        for member in strand.indicators:
            row = own.results.get(member.indicator)
            if row is not None:
                groups[_group(row)].append(edition.indicators[member.indicator].title)
        said = tuple((names[group], "; ".join(titles)) for group, titles in groups.items() if titles)
        if said:
            yield StrandTold(strand.title, said)


def _group(row: Row) -> str:
    if row["outcome"]:
        return "outside" if row["outcome"] in words.OUTSIDE_95 else "similar"
    return "shown" if row["value"] is not None or row["value_text"] else "not"


def _offered(offer: Offer) -> Iterator[tuple[str, str]]:
    """Yield what the practice itself says it offers, topic by topic."""
    for line in present_offer(offer).known:
        said = [*line.lines]
        if line.sites:
            said.append(_("the hours of each site are on its page"))
        if line.warning:
            said.append(_("confirmed long ago: ask"))
        if said:
            yield str(line.title), "; ".join(said)
