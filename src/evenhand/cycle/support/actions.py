"""Every write about support: one transaction with its event."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from evenhand.accounts.asking import asking, asks
from evenhand.accounts.audit import record
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Row, Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.machine import Move, move, state_of
from evenhand.cycle.support.kinds import Decision, Kind
from evenhand.cycle.support.models import Ask, AskDecision, Offer
from evenhand.cycle.support.policies import (
    THING,
    check_acting,
    check_days,
    check_kind,
    check_team,
    said,
)
from evenhand.cycle.support.shortfall import shortfall_of
from evenhand.cycle.support.tables import SUPPORT
from evenhand.cycle.tasks.actions import assign, done, withdraw
from evenhand.cycle.tasks.models import Task
from evenhand.publication.installed import Opened


@asks("offer support", THING, lambda viewer, opened, practice, *_, **__: (practice["code"], ""))
def offer(
    viewer: Viewer,
    opened: Opened,
    practice: Row,
    kind: str,
    about: str,
    what: str,
    owner: str,
    days: tuple[date, date, date],
    *,
    indicator: str = "",
    instead_of: Offer | None = None,
) -> Offer:
    """Offer a practice of the viewer's area support, and ask it to choose.

    `days` are the day it is promised for and the two days on which both look what came of it. What a release says of
    the practice's funding and rooms is kept with the offer. InputError for an offer that is not whole.
    """
    person = check_team(viewer, practice)
    check_kind(kind)
    check_days(*days)
    _check_indicator(opened, kind, indicator)
    if instead_of is not None:
        _check_replaced(instead_of, practice)
    made = Offer.objects.create(
        practice=practice["code"],
        commissioner=practice["commissioner"],
        kind=kind,
        about=said(about, _("say what the help is for"), 300),
        indicator=indicator,
        what=said(what, _("say what is offered")),
        owner=said(owner, _("say who sees to it, by name"), 120),
        due_on=days[0],
        first_review_on=days[1],
        second_review_on=days[2],
        criteria=[one.told() for one in shortfall_of(opened, practice["code"]).criteria],
        instead_of=instead_of,
        made_by=person,
    )
    told = {"kind": kind, "about": made.about, "what": made.what, "due": days[0].isoformat()}
    record(viewer, "offered support", THING, made.pk, practice=made.practice, after=told)
    assign(viewer, made.practice, "choose-support", made.about, days[0], address_of(made))
    return made


def _check_indicator(opened: Opened, kind: str, indicator: str) -> None:
    if indicator and indicator not in opened.edition.indicators:
        raise InputError(_("there is no such indicator"), received=indicator)
    if kind == Kind.NETWORK and not indicator:
        raise InputError(
            _("a learning network is about a figure"), remedy=_("Choose the figure it would be about")
        )


def _check_replaced(instead_of: Offer, practice: Row) -> None:
    if instead_of.practice != practice["code"] or state_of(SUPPORT, instead_of) != "changed":
        raise InputError(_("this practice did not ask for something else in place of that"))
    if hasattr(instead_of, "replacement"):
        raise InputError(_("something else has been offered in its place already"))


def step(viewer: Viewer, offer: Offer, name: str, reason: str = "", seen_state: str | None = None) -> Move:
    """Take a step of an offer: choose, give, say that it was not given, or write down what came of it."""
    with asking(viewer, name, THING, practice=offer.practice, number=offer.pk):
        if viewer.role == Role.PRACTICE:
            check_acting(viewer, Role.PRACTICE)
            if offer.practice != viewer.organisation_code:
                raise NotAllowed(_("this was offered to another practice"), received=viewer.organisation_code)
        else:
            check_team(viewer, {"code": offer.practice, "commissioner": offer.commissioner})

    def also(made: Move) -> None:
        if made.from_state == "offered":
            _end_choosing(viewer, offer, str(SUPPORT.by_name[name].title))

    return move(
        viewer,
        SUPPORT,
        offer,
        name,
        reason=reason[:2000],
        practice=offer.practice,
        seen_state=seen_state,
        also=also,
    )


def _end_choosing(viewer: Viewer, offer: Offer, note: str) -> None:
    """There is nothing to choose any more: the practice has, or the offer was taken back."""
    for task in Task.objects.filter(kind="choose-support", link=address_of(offer), end__isnull=True):
        if viewer.role == Role.PRACTICE:
            done(viewer, task, note)
        else:
            withdraw(viewer, task, note)


def address_of(offer: Offer) -> str:
    """Return where an offer is on the site."""
    return f"/desk/support/{offer.pk}/"


@asks("ask for support", THING, lambda viewer, *_, **__: (viewer.organisation_code[:10], ""))
def ask(viewer: Viewer, opened: Opened, kind: str, words: str, *, is_premises: bool = False) -> Ask:
    """Ask the commissioner for support, as a practice."""
    person = check_acting(viewer, Role.PRACTICE)
    check_kind(kind)
    row = opened.practices.get(viewer.organisation_code)
    if row is None or not row["commissioner"]:
        raise InputError(_("there is no commissioner to ask"), received=viewer.organisation_code)
    made = Ask.objects.create(
        practice=row["code"],
        commissioner=row["commissioner"],
        kind=kind,
        is_premises=is_premises,
        words=said(words, _("say what would help, and why")),
        by=person,
    )
    told: dict[str, Any] = {"kind": kind, "is_premises": is_premises, "words": made.words}
    record(viewer, "asked for support", THING, f"ask {made.pk}", practice=made.practice, after=told)
    return made


@asks(
    "answer a request for support",
    THING,
    lambda viewer, opened, ask, *_, **__: (ask.practice, f"ask {ask.pk}"),
)
def decide(viewer: Viewer, opened: Opened, ask: Ask, outcome: str, reasons: str) -> AskDecision:
    """Answer what a practice asked for, with reasons, by the criteria of R-17 and what was found for each (R-26)."""
    person = check_team(viewer, {"code": ask.practice, "commissioner": ask.commissioner})
    if outcome not in Decision.values:
        raise InputError(_("choose whether it is granted"), received=outcome)
    words = said(reasons, _("give reasons that the practice will read"))
    criteria = [one.told() for one in shortfall_of(opened, ask.practice).criteria]
    if ask.decisions.filter(outcome=Decision.GRANTED).exists():
        raise InputError(_("this has been granted"), remedy=_("Nothing can take that back"))
    try:
        with transaction.atomic():
            made = AskDecision.objects.create(
                ask=ask, outcome=outcome, reasons=words, criteria=criteria, by=person
            )
            told = {"outcome": outcome, "criteria": criteria}
            record(
                viewer, "answered a request for support", THING, f"ask {ask.pk}", practice=ask.practice,
                reason=words[:1000], after=told,
            )  # fmt: skip
    except IntegrityError as error:
        raise InputError(_("this has been answered already"), remedy=_("Load the page again")) from error
    return made
