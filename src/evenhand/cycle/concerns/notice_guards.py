"""The guards of giving a notice: it is whole, was read, is given by a second person, in time and not dated back."""

from collections.abc import Callable
from datetime import date
from typing import Final

from django.utils import timezone

from evenhand.cycle.concerns import facts
from evenhand.cycle.concerns.deadlines import earliest_end
from evenhand.cycle.concerns.guards import LAW, Shown
from evenhand.cycle.concerns.models import Notice
from evenhand.cycle.concerns.notice_faults import faults_in_notice
from evenhand.cycle.machine import Guard
from evenhand.cycle.machine.tables import Asked


def _today(asked: Asked) -> date:
    return timezone.localdate(asked.at)


def _drafted(kind: str, check: Callable[[Asked, Notice], bool]) -> Callable[[Asked], bool]:
    """Return a check of the last draft of a kind of notice; it never holds before there is one."""

    def holds(asked: Asked) -> bool:
        notice = facts.latest_notice(asked.thing, kind)
        return notice is not None and check(asked, notice)

    return holds


def _is_the_one_read(asked: Asked, notice: Notice) -> bool:
    return asked.evidence.get("notice") == notice.pk


def _by_another(asked: Asked, notice: Notice) -> bool:
    return asked.person_id not in (None, notice.drafted_by_id)


def _in_time(asked: Asked, notice: Notice) -> bool:
    if notice.shorter_for:
        return True
    return notice.ends_on is not None and notice.ends_on >= earliest_end(_today(asked))


def _not_back_dated(asked: Asked, notice: Notice) -> bool:
    return notice.ends_on is None or notice.ends_on >= _today(asked)


def _approved(asked: Asked, notice: Notice) -> bool:
    return not notice.is_reserved or hasattr(notice, "region_approval")


_TIMED: Final = ("remedial", "sanction", "notice_of_termination")
"""Notices that give time before they take effect."""


def notice_guards(kind: str) -> tuple[Guard, ...]:
    """Return the guards of giving a notice of a kind: whole, by a second person, in time, approved where reserved."""
    whole = _drafted(kind, lambda asked, notice: not faults_in_notice(notice))
    read, approved = _drafted(kind, _is_the_one_read), _drafted(kind, _approved)
    another = _drafted(kind, _by_another)
    guards = [
        Shown("content of notices", "The notice is drafted, and says all that a notice has to say", whole),
        Shown("content of notices", "It is the draft that was read, and none came after it", read),
        Shown(
            "dual control", "Whoever drafted the notice does not give it: a second person decides", another
        ),
        Shown(
            "content of notices",
            "It takes effect on no day before it is given",
            _drafted(kind, _not_back_dated),
        ),
        Shown("dual control", "Where it is reserved to the region, the region has approved it", approved),
    ]
    if kind in _TIMED:
        sentence = (
            "It gives at least 28 days, to a working day, unless patients are unsafe or money would be lost"
        )
        guards.append(Shown(LAW, sentence, _drafted(kind, _in_time)))
    return tuple(guards)
