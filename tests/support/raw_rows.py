"""Rows put into the database itself, past every door of ours, to see whether it refuses them."""

import json
from datetime import UTC, datetime
from typing import Any, Final

from django.db import connection, transaction
from django.utils import timezone

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.concerns.models import Case
from evenhand.cycle.concerns.tables import CASE
from evenhand.cycle.machine import state_of

FOUND: Final = [{"rule": "R-08", "criterion": "Whoever acts is of one side", "found": ["It holds"]}]
"""The criteria of a move, without which the database takes none."""


def insert(table: str, **columns: Any) -> None:
    """Insert one row by SQL alone."""
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join(["%s"] * len(columns))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(columns.values()))


def figure_row(case: Case, by: Viewer, **changes: Any) -> dict[str, Any]:
    """Return the columns of evidence of a figure that every rule allows, with `changes`."""
    return {
        "case_id": case.pk, "origin": "figure", "words": "Below the standard twice", "context_note": "Few nurses",
        "release": "made", "indicator": "asthma-review", "level": "practice", "basis": "core", "polarity": "higher",
        "perspective": "process", "purpose": "judgemental", "standard_kind": "minimum", "target": 0.8,
        "period_start": "2021-04-01", "period_end": "2022-03-31", "value": 0.55, "lower95": 0.5, "upper95": 0.6,
        "earlier_period_end": "2021-03-31", "earlier_value": 0.54, "earlier_lower95": 0.49, "earlier_upper95": 0.59,
        "found_on": None, "found_again_on": None, "funding": "", "at": datetime.now(UTC), "by_id": by.person.pk,
        **changes,
    }  # fmt: skip


def found_row(case: Case, by: Viewer, **changes: Any) -> dict[str, Any]:
    """Return the columns of evidence of what was found on two days."""
    empty = dict.fromkeys(
        ("release", "indicator", "level", "basis", "polarity", "perspective", "purpose"), ""
    )
    nothing = dict.fromkeys(
        ("target", "period_start", "period_end", "value", "lower95", "upper95", "earlier_period_end",
         "earlier_value", "earlier_lower95", "earlier_upper95")
    )  # fmt: skip
    told = {
        "origin": "finding",
        "found_on": "2026-01-05",
        "found_again_on": "2026-02-05",
        "standard_kind": "",
    }
    return figure_row(case, by, **empty, **nothing, **told) | changes


def move_row(case: Case, by: Viewer | None, transition: str, to_state: str, **changes: Any) -> dict[str, Any]:
    """Return the columns of a case's next move."""
    return {
        "thing_id": case.pk, "number": case.moves.count() + 1, "transition": transition,
        "from_state": state_of(CASE, case), "to_state": to_state, "at": timezone.now(),
        "by_id": by.person.pk if by else None, "role": by.role if by else "clock", "reason": "Because",
        "evidence": json.dumps({"criteria": FOUND}), **changes,
    }  # fmt: skip


def case_row(by: Viewer, **changes: Any) -> dict[str, Any]:
    """Return the columns of a case that every rule allows, where the practice was visited."""
    return {
        "practice": "Z80001", "commissioner": "00A", "title": "Reviews", "origin": "finding", "standing": "core",
        "clause_source": "contract", "clause": "Schedule 1, 3", "facts": "What happened", "context_note": "Few nurses",
        "opened_on": timezone.localdate(), "opened_at": timezone.now(), "opened_by_id": by.person.pk,
        "opened_role": "performance", **changes,
    }  # fmt: skip
