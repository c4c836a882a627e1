"""Messages and what became of them are written once, and a message that is done with is not taken in hand again."""

from django.db import migrations

from evenhand.accounts.written_once import written_once
from evenhand.cycle.refusing import refuse_insert


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [
        written_once("outbox_message", "outbox_attempt", "outbox_attemptend", "outbox_wish"),
        refuse_insert(
            "outbox_attempt",
            "never_twice",
            "EXISTS (SELECT 1 FROM outbox_attempt AS earlier "
            "LEFT JOIN outbox_attemptend ON outbox_attemptend.attempt_id = earlier.id "
            "WHERE earlier.message_id = NEW.message_id "
            "AND (outbox_attemptend.id IS NULL OR outbox_attemptend.outcome <> 'put_off'))",
            "A message that was sent, or may have been, is not sent again",
        ),
    ]
