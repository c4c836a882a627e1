"""Delete requests to join that were kept for as long as they may be; to be run each day."""

from typing import Any

from django.core.management.base import BaseCommand

from evenhand.cycle.registration.actions import delete_old


class Command(BaseCommand):
    """Deletes old requests to join."""

    help = "Delete requests to join that were kept for as long as they may be."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them and say how many there were."""
        self.stdout.write(f"{delete_old()} requests deleted")
