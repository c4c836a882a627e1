"""What a commissioner asks in numbers comes with help or pay, whatever door it comes by."""

from django.db import migrations

from evenhand.cycle.refusing import refuse_insert


class Migration(migrations.Migration):
    dependencies = [("agreements", "0003_in_time")]
    operations = [
        # By a trigger: a constraint of the table would have SQLite make the table anew, without its triggers.
        refuse_insert(
            "agreements_objectiveversion",
            "asked_with_help",
            "NEW.role = 'performance' AND NEW.transition NOT IN ('agree', 'withdraw') "
            "AND NEW.kind = 'quantitative' AND NEW.basis <> 'contract' AND CAST(NEW.support AS TEXT) = '[]' "
            "AND NEW.price_pence IS NULL AND NEW.payment_pence IS NULL",
            "what a commissioner asks in numbers comes with help or pay (R-06)",
        ),
    ]
