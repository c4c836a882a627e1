"""Reviews made by the product's actions, at whichever state a test wants, and days moved as a test wants them."""

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.reviews import actions
from evenhand.cycle.reviews.models import Review
from evenhand.cycle.reviews.of import newest_parts
from evenhand.publication.installed import Opened


def planned(team: Viewer, opened: Opened, kind: str = "annual", practice: str = "Z80001") -> Review:
    """Return a review of the last year, planned for a month from today."""
    today = timezone.localdate()
    year = today.year - 2
    return actions.plan(team, opened, practice, kind, year, today + timedelta(days=30))


def with_old_pack(team: Viewer, opened: Opened, review: Review, days: int = 20) -> Review:
    """Return the review after its pack was sent, and as if that had been `days` ago."""
    actions.send_pack(team, review, opened)
    at_rest("reviews_pack", review.pack.pk, sent_on=days, earliest_on=days - 14)
    return Review.objects.get(pk=review.pk)


def held(team: Viewer, opened: Opened, review: Review) -> Review:
    """Return the review after its conversation, which was yesterday."""
    with_old_pack(team, opened, review)
    yesterday = timezone.localdate() - timedelta(days=1)
    actions.hold(team, review, yesterday, "Dr Alder, practice; Ms Performance, Fernshire")
    return Review.objects.get(pk=review.pk)


def shared(team: Viewer, opened: Opened, review: Review) -> Review:
    """Return the review with its record drafted and shared with the practice."""
    review = held(team, opened, review)
    wrote(team, review, "points", "Access went well. Recruiting a nurse took all spring.")
    actions.step(team, review, "draft")
    actions.step(team, review, "share")
    return Review.objects.get(pk=review.pk)


def wrote(viewer: Viewer, review: Review, part: str, text: str) -> Any:
    """Write a part as its next version."""
    last = newest_parts(Review.objects.get(pk=review.pk)).get(part)
    return actions.write(viewer, review, part, text, last.version if last else 0)


def at_rest(table: str, number: int, **days_ago: int) -> None:
    """Set days of a row that is written once, as if time had passed; its triggers are put aside meanwhile."""
    moved = {name: timezone.localdate() - timedelta(days=days) for name, days in days_ago.items()}
    _set(table, number, {name: day.isoformat() for name, day in moved.items()})


def moments_ago(table: str, number: int, **days_ago: int) -> None:
    """Set moments of a row that is written once, likewise."""
    moved = {name: timezone.now() - timedelta(days=days) for name, days in days_ago.items()}
    _set(table, number, moved)


def _set(table: str, number: int, values: dict[str, Any]) -> None:
    trigger = f"{table}_no_update"
    with connection.cursor() as cursor:
        postgres = connection.vendor == "postgresql"
        if postgres:
            # What is to be checked at the end of the transaction is checked now, so that the table can be altered.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
        else:
            cursor.execute(f"SELECT sql FROM sqlite_master WHERE name = '{trigger}'")
            made = cursor.fetchone()[0]
            cursor.execute(f"DROP TRIGGER {trigger}")
        sets = ", ".join(f"{name} = %s" for name in values)
        cursor.execute(f"UPDATE {table} SET {sets} WHERE id = %s", [*values.values(), number])
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}" if postgres else made)


def day(days: int) -> date:
    """Return the day so many days from today."""
    return timezone.localdate() + timedelta(days=days)
