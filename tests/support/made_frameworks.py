"""Frameworks of the made indicators, and their way through a consultation by what people may do."""

from datetime import date, timedelta
from typing import Any, Final

from evenhand.accounts import actions as accounts
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.calendar.working_days import working_days_after
from evenhand.cycle.consultation import actions
from evenhand.cycle.consultation.models import FrameworkVersion
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.publication.installed import Opened
from support.made_release import FRAMEWORK
from support.moving_days import Days
from support.web import MadePeople

_WEEKS_TO_TALK: Final = 7
"""Longer than the twenty working days for comments, wherever bank holidays lie."""

BEGIN: Final = date(2026, 11, 2)
"""A Monday."""


def made_framework(**changes: Any) -> FrameworkDefinition:
    """Return a framework of the made indicators that the linter finds nothing against, unless `changes` say so."""
    given = FRAMEWORK.model_dump(mode="json") | {
        "id": "fernshire",
        "title": "Fernshire profile",
        "summary": "Made-up figures, to learn from. It is not a contract document.",
        "consultation": "No LMC has been asked yet",
    }
    return FrameworkDefinition.model_validate(given | changes)


def another(people: MadePeople, role: str, number: int = 2) -> Viewer:
    """Return another person in a role at the usual commissioner."""
    person = people.person(f"{role}{number}@00a.example", f"Mr {role.capitalize()} {number}")
    held = person.holdings.first() or accounts.give_role(
        people.administrator, person, people.organisation(role), role, people.since
    )
    return Viewer(person, held)


def drafted(people: MadePeople, **changes: Any) -> FrameworkVersion:
    """Return a draft written by the performance team."""
    return actions.draft(people.viewer("performance"), made_framework(**changes))


def consulting(people: MadePeople, opened: Opened, days: Days, **changes: Any) -> FrameworkVersion:
    """Return a version that is open for comments."""
    people.organisation("lmc")
    version = drafted(people, **changes)
    closes_on = working_days_after(days.today, 20)
    actions.consult(people.viewer("performance"), version, ["LMC1"], closes_on, opened)
    return version


def answered(people: MadePeople, opened: Opened, days: Days, **changes: Any) -> FrameworkVersion:
    """Return a version with a comment that is answered, signed off by a clinician and closed for comments."""
    version = consulting(people, opened, days, **changes)
    said = actions.comment(people.viewer("lmc"), version, "Say more of small practices")
    actions.answer(people.viewer("performance"), said, "We did")
    actions.sign_off(people.viewer("practice"), version, "GP partner", own_commissioner="00A")
    days.later(working=21)
    actions.close_comments(people.viewer("performance"), version)
    return version


def agreed(people: MadePeople, opened: Opened, days: Days, **changes: Any) -> FrameworkVersion:
    """Return a version the LMC agrees to."""
    version = answered(people, opened, days, **changes)
    actions.record_position(people.viewer("lmc"), version, agrees=True)
    return version


def active(people: MadePeople, opened: Opened, days: Days, **changes: Any) -> FrameworkVersion:
    """Return a version in force."""
    version = agreed(people, opened, days, **changes)
    actions.approve(another(people, "performance"), version)
    actions.activate(people.viewer("board"), version)
    return version


def ready_to_activate() -> None:
    """Inside an installation that runs: a framework as it is some weeks on, agreed to and approved by another."""
    from types import SimpleNamespace

    from django.utils import timezone

    from evenhand.web.serving import opened_release

    kept = timezone.now
    monkeypatch = SimpleNamespace(setattr=setattr)
    people = running_people()
    days = Days(monkeypatch, date.today() - timedelta(weeks=_WEEKS_TO_TALK))
    try:
        version = agreed(people, opened_release(), days, title="Fernshire profile for the browser")
        actions.approve(another(people, "performance"), version)
    finally:
        timezone.now = kept  # type: ignore[assignment]


def running_people() -> MadePeople:
    """Inside an installation that runs: the people who were made when it began."""
    from evenhand.accounts.models import Holding
    from evenhand.accounts.roles import Role
    from support.web_site import LONG_AGO

    # The first who held a role is the one the browser signs in as.
    held = Holding.objects.select_related("person", "organisation").order_by("-pk")
    administrator = held.get(role=Role.ADMINISTRATOR)
    people = MadePeople(Viewer(administrator.person, administrator), LONG_AGO)
    people._held.update({(one.role, one.organisation.code): one for one in held})
    return people
