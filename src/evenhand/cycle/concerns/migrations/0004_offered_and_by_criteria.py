"""A case goes on only once support is offered, and each of its steps keeps its criteria with what was found."""

from django.db import migrations

from evenhand.cycle.refusing import refuse_insert

MOVES = "concerns_casemove"
EVIDENCE = "CAST(NEW.evidence AS TEXT)"
BEGINS = '"criteria": [{"'
OF_THE_CONTRACT = "(SELECT c.standing FROM concerns_case c WHERE c.id = NEW.thing_id) <> 'beyond'"


class Migration(migrations.Migration):
    dependencies = [("concerns", "0003_in_time"), ("support", "0002_safeguards")]
    operations = [
        refuse_insert(
            MOVES,
            "offered",
            f"NEW.from_state = 'concern' AND (NEW.to_state = 'help_only' OR NEW.to_state = 'support' AND "
            f"{OF_THE_CONTRACT}) AND NOT EXISTS "
            "(SELECT 1 FROM concerns_casesupport s WHERE s.case_id = NEW.thing_id)",
            "support has been offered, and the practice chooses (R-06)",
        ),
        refuse_insert(
            MOVES,
            "by_criteria",
            f"replace({EVIDENCE}, '{BEGINS}', '') = {EVIDENCE}",
            "a step lists each criterion with what was found (R-26)",
        ),
    ]
