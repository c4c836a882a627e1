"""Practices like this one: why they are alike, who among them does well and may be asked, and what was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.cycle.consent.models import Consent, Question
from evenhand.pages import words
from evenhand.pages.edition import Row
from evenhand.pages.names import name_words
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, day_words
from evenhand.pages.presenters.twins import TwinsView, present_twins
from evenhand.publication.installed import Opened
from evenhand.release.schemas import context_column
from evenhand.web.practice.own import Own


@dataclass(frozen=True)
class Why:
    """What a practice and its twin share that is unusual in England, and where they are furthest apart."""

    alike: str
    furthest: str


@dataclass(frozen=True)
class Named:
    """A twin that agreed to be named for a figure: who it is, its published figure, and what is said of it."""

    code: str
    name: str
    value: str
    interval: str
    label: str


@dataclass(frozen=True)
class Learning:
    """A figure with those who do well on it and agreed to be asked."""

    indicator: str
    title: str
    note: ContextNote
    practices: tuple[Named, ...]


@dataclass(frozen=True)
class Offer:
    """A figure the practice may be named for; `since` is empty while it is not."""

    indicator: str
    title: str
    label: str
    since: str


@dataclass(frozen=True)
class Asked:
    """A question between two practices and its answer."""

    pk: int
    is_ours: bool
    other: str
    title: str
    on: str
    text: str
    answer: str
    answered_on: str


@dataclass(frozen=True)
class TwinsPage:
    """The page of practices like this one. `known` are the places of the circumstances known of the practice."""

    name: str
    twins: TwinsView | None
    known: tuple[int, ...]
    why: Mapping[str, Why]
    learning: tuple[Learning, ...]
    offers: tuple[Offer, ...]
    asked: tuple[Asked, ...]


def present_twins_page(
    own: Own,
    public: Opened | None,
    named: Mapping[str, frozenset[str]],
    consents: Mapping[str, Consent],
    questions: Sequence[Question],
) -> TwinsPage:
    """Return the page. `named` says for which figures each twin agrees to be named; others are never shown."""
    return TwinsPage(
        name=name_words(own.practice["name"]) or own.code,
        twins=present_twins(own.opened.edition, own.evidence),
        known=tuple(
            place
            for place, one in enumerate(own.opened.edition.contexts)
            if own.practice.get(context_column(one["id"])) is not None
        ),
        why=_why(own),
        learning=_learning(own, public, named) if public else (),
        offers=_offers(own, public, consents) if public else (),
        asked=tuple(_asked(own, one) for one in questions),
    )


def is_better(public: Opened, row: Row) -> bool:
    """Whether a figure is outside the 95% limits, given context, on the side its definition says is better."""
    definition = public.edition.indicators[row["indicator"]]
    return row["outcome"] in words.OUTSIDE_95 and row["direction"] == definition.polarity


def _why(own: Own) -> dict[str, Why]:
    """Return why each twin is one, by its code, in standard deviations of all practices.

    Alike where the practice is furthest from England and the twin is there too; apart where the two are.
    """
    contexts = [
        one for one in own.opened.edition.contexts if own.practice.get(context_column(one["id"])) is not None
    ]
    columns = [context_column(one["id"]) for one in contexts]
    spread = own.opened.whole.practices.select(columns).std().row(0, named=True) if columns else {}
    found = {}
    for twin in own.evidence.twins:
        alike, apart = [], []
        for one, column in zip(contexts, columns, strict=True):
            if twin[column] is None or not spread[column]:
                continue
            distance = abs(twin[column] - own.practice[column]) / spread[column]
            unusual = abs(own.practice[column] - (one["england"] or 0.0)) / spread[column]
            words = _beside(own, twin, one)
            apart.append((distance, words))
            alike.append((unusual - distance, words))
        if apart:
            shared = max(alike)[1]
            # What they share above all is named once, unless it is all that is known.
            others = [one for one in apart if one[1] != shared] or apart
            found[twin["code"]] = Why(shared, max(others)[1])
    return found


def _beside(own: Own, twin: Row, context: Row) -> str:
    form, column = NumberForm.of_record(context), context_column(context["id"])
    told = {
        "what": context["title"],
        "there": form.words(twin[column]),
        "here": form.words(own.practice[column]),
    }
    return _("%(what)s: %(there)s there, %(here)s with you") % told


def _learning(own: Own, public: Opened, named: Mapping[str, frozenset[str]]) -> tuple[Learning, ...]:
    """Return, by figure, the twins that do well given their context and agreed to be named, the nearest first."""
    by_figure: dict[str, list[Named]] = {}
    for twin in own.evidence.twins:
        for row in public.figures.results_of(twin["code"]) if named.get(twin["code"]) else ():
            if row["indicator"] in named[twin["code"]] and is_better(public, row):
                by_figure.setdefault(row["indicator"], []).append(_named(public, twin, row))
    return tuple(
        Learning(name, definition.title, ContextNote(definition.context_note), tuple(by_figure[name]))
        for name, definition in public.edition.indicators.items()
        if name in by_figure
    )


def _named(public: Opened, twin: Row, row: Row) -> Named:
    definition = public.edition.indicators[row["indicator"]]
    form = NumberForm.of(definition)
    return Named(
        code=twin["code"],
        name=name_words(twin["name"]) or twin["code"],
        value=form.words(row["value"]),
        interval=form.interval(row["lower95"], row["upper95"]),
        label=words.outcome_label(row["outcome"], row["direction"], definition.polarity),
    )


def _offers(own: Own, public: Opened, consents: Mapping[str, Consent]) -> tuple[Offer, ...]:
    """Return the published figures on the better side, and those the practice is named for whatever they are now."""
    found = []
    for row in public.figures.results_of(own.code):
        consent = consents.get(row["indicator"])
        if consent is None and not is_better(public, row):
            continue
        definition = public.edition.indicators[row["indicator"]]
        label = (
            words.outcome_label(row["outcome"], row["direction"], definition.polarity)
            if is_better(public, row)
            else _("no longer on the better side, so not shown to anybody now")
        )
        since = day_words(timezone.localdate(consent.at)) if consent else ""
        found.append(Offer(definition.id, definition.title, label, since))
    return tuple(found)


def _asked(own: Own, question: Question) -> Asked:
    is_ours = question.asking == own.code
    other = own.opened.practices.get(question.asked if is_ours else question.asking)
    definition = own.opened.edition.indicators.get(question.indicator)
    answer = getattr(question, "answer", None)
    code = question.asked if is_ours else question.asking
    return Asked(
        pk=question.pk,
        is_ours=is_ours,
        other=(name_words(other["name"]) if other else "") or code,
        title=definition.title if definition else question.indicator,
        on=day_words(timezone.localdate(question.at)),
        text=question.text,
        answer=answer.text if answer else "",
        answered_on=day_words(timezone.localdate(answer.at)) if answer else "",
    )
