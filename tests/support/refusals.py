"""What a refusal has to be: the rule's sentence for who asked, and an event in the record."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import models, transaction

from evenhand.accounts import audit
from evenhand.accounts.actions import end_role
from evenhand.accounts.models import Event
from evenhand.common.errors import NotAllowed


def refused(act: Callable[[], Any], sentence: str, thing: str) -> None:
    """Check that something is refused with a sentence, and that this is the last event."""
    with pytest.raises(NotAllowed, match=sentence):
        act()
    recorded(sentence, thing)


def recorded(sentence: str, thing: str) -> None:
    event = Event.objects.latest("sequence")
    assert event.action.startswith("was refused: ")
    assert sentence in event.reason
    assert event.thing == thing
    assert list(audit.faults()) == []


def told(answer: Any, sentence: str, thing: str, status: int = 400) -> None:
    """Check that a page refuses with a sentence, and that this is the last event."""
    assert answer.status_code == status
    assert sentence in answer.content.decode().replace("&#39;", "’")
    recorded(sentence, thing)


def ended(people: Any, role: str) -> Any:
    """Return somebody whose role has ended since they looked."""
    viewer = people.viewer(role)
    end_role(people.administrator, people.holding(role), "Left")
    return viewer


def dated_back(last: models.Model, **changes: Any) -> None:
    """Put a copy of the last move into its table as the next one, dated a day before it."""
    names = [field.attname for field in last._meta.concrete_fields if field.attname != "id"]
    row = {name: getattr(last, name) for name in names}
    row |= {"number": row["number"] + 1, "from_state": row["to_state"], "at": row["at"] - timedelta(days=1)}
    with transaction.atomic():
        type(last)._default_manager.bulk_create([type(last)(**(row | changes))])
