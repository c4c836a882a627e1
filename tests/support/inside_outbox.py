"""Called inside an installation by :func:`support.web_site.run_inside`: messages to send, and what came of them."""

from evenhand.accounts.roles import Role


def write_messages(count: int) -> int:
    """Make the database and a practice, and write it so many messages."""
    from django.db import transaction

    from evenhand.config import installation
    from evenhand.cycle.outbox.actions import tell
    from evenhand.cycle.outbox.models import Kind
    from evenhand.cycle.outbox.presenters import Words
    from support.web import made_people

    installation.bring_up_to_date()
    holding = made_people().holding(Role.PRACTICE)
    for number in range(count):
        with transaction.atomic():
            tell(holding, Kind.NEWS, f"message-{number}", Words(f"Message {number}", "Read it"))
    return count


def came_of_them() -> dict[str, int]:
    """Return how many messages were sent, wait, and are uncertain."""
    from evenhand.cycle.outbox.models import AttemptEnd
    from evenhand.cycle.outbox.sending import uncertain, waiting

    sent = AttemptEnd.objects.filter(outcome=AttemptEnd.Outcome.SENT).count()
    return {"sent": sent, "waiting": sum(1 for _ in waiting()), "uncertain": len(uncertain())}
