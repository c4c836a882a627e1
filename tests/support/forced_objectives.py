"""Versions of objectives put straight into the table, past the table of states: only the database can refuse them."""

from typing import Any

from django.db import transaction

from evenhand.cycle.agreements.models import ObjectiveVersion


def put(last: ObjectiveVersion, **changes: Any) -> ObjectiveVersion:
    """Put a version after another into the table with `changes`, and return it."""
    names = [field.attname for field in ObjectiveVersion._meta.concrete_fields if field.attname != "id"]
    told = {name: getattr(last, name) for name in names}
    told |= {
        "number": last.number + 1, "from_state": last.to_state, "to_state": "countered", "transition": "counter",
    }  # fmt: skip
    with transaction.atomic():
        made: ObjectiveVersion = ObjectiveVersion.objects.create(**(told | changes))
        return made
