"""Rows of support are written once, and the database leaves help the time to help."""

from django.db import migrations

from evenhand.accounts.written_once import written_once
from evenhand.cycle.refusing import refuse_insert
from evenhand.cycle.refusing_by_days import refuse_insert_by_days

MOVES = "support_offermove"
OF_IT = f"FROM {MOVES} m WHERE m.thing_id = NEW.thing_id"


class Migration(migrations.Migration):
    dependencies = [("support", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [
        written_once("support_offer", MOVES, "support_ask", "support_askdecision"),
        refuse_insert(
            MOVES,
            "in_order",
            f"NEW.from_state <> COALESCE((SELECT m.to_state {OF_IT} ORDER BY m.number DESC LIMIT 1), 'offered') "
            f"OR NEW.number <> 1 + (SELECT COUNT(*) {OF_IT})",
            "a move begins where the last one ended",
        ),
        refuse_insert(
            MOVES,
            "chosen_by_the_practice",
            "NEW.to_state IN ('accepted', 'declined', 'changed') AND NEW.role <> 'practice'",
            "the practice chooses what support it takes (R-06)",
        ),
        refuse_insert_by_days(
            "support_offer",
            "time_to_help",
            "DAYS(NEW.made_on; NEW.first_review_on) < 28 OR DAYS(NEW.first_review_on; NEW.second_review_on) < 28",
            "help needs time to help before it is looked at (R-10)",
        ),
    ]
