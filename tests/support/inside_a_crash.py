"""Called inside an installation: a step that writes an e-mail, and the power that fails before or after it is kept."""

import os
import signal
from datetime import timedelta
from typing import Any


def prepare(release: str) -> int:
    """Make an installation in which a review is planned; return its number."""
    from django.utils import timezone

    from evenhand.cycle.reviews.actions import plan
    from evenhand.web.serving import opened_release
    from support.case_site import PeopleThere
    from support.web_site import prepare as prepared

    prepared(release)
    today = timezone.localdate()
    team = PeopleThere().viewer("performance")
    return plan(team, opened_release(), "Z80001", "annual", today.year - 2, today + timedelta(days=30)).pk


def give_papers(number: int, dies: str = "") -> str:
    """Give a practice its papers. The process is killed before what it wrote is kept, or right after."""
    from django.db.models.signals import post_save

    from evenhand.cycle.outbox.models import Message
    from evenhand.cycle.reviews.actions import send_pack
    from evenhand.cycle.reviews.models import Review
    from evenhand.web.serving import opened_release
    from support.case_site import PeopleThere

    if dies == "before":
        post_save.connect(_die, sender=Message, weak=False)
    made = send_pack(PeopleThere().viewer("performance"), Review.objects.get(pk=number), opened_release())
    if dies == "after":
        _die()
    return str(made.to_state)


def _die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def as_it_is(number: int) -> dict[str, Any]:
    """Return the state of the review, its papers, what waits to be sent, and the faults of the audit chain."""
    from evenhand.accounts import audit
    from evenhand.accounts.models import Event
    from evenhand.cycle.outbox.models import Message
    from evenhand.cycle.outbox.sending import uncertain, waiting
    from evenhand.cycle.reviews.models import Review
    from evenhand.cycle.reviews.of import state

    review = Review.objects.get(pk=number)
    return {
        "state": state(review),
        "papers": hasattr(review, "pack"),
        "events": Event.objects.filter(thing="review", action="send_pack").count(),
        "messages": Message.objects.count(),
        "waiting": sum(1 for _ in waiting()),
        "uncertain": len(uncertain()),
        "faults": list(audit.faults()),
    }
