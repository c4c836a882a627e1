"""Let last year's agreements go on where this year's were not signed in time; to be run each day."""

from typing import Any

from django.core.management.base import BaseCommand

from evenhand.cycle.agreements.models import Agreement
from evenhand.cycle.agreements.rolling import roll_unsigned


class Command(BaseCommand):
    """Lets last year's agreements go on."""

    help = "Let last year's agreements go on where this year's were not signed in time."

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through every commissioner and say how many agreements go on."""
        known = sorted(set(Agreement.objects.values_list("commissioner", flat=True)))
        self.stdout.write(f"{sum(len(roll_unsigned(one)) for one in known)} agreements go on")
