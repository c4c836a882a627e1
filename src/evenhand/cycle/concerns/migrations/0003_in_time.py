"""No step is dated before the one it follows, and no notice takes effect before it is given."""

from django.db import migrations

from evenhand.cycle.refusing import refuse_back_dated, refuse_insert

MOVES = "concerns_casemove"
LATEST = (
    "(SELECT n.ends_on FROM concerns_notice n WHERE n.case_id = NEW.thing_id AND n.kind = NEW.to_state "
    "ORDER BY n.id DESC LIMIT 1)"
)


class Migration(migrations.Migration):
    dependencies = [("concerns", "0002_safeguards")]
    operations = [
        refuse_back_dated(MOVES),
        refuse_back_dated("concerns_disputemove"),
        refuse_insert(
            MOVES,
            "notice_not_back_dated",
            f"{LATEST} < HERE(NEW.at)",
            "a notice takes effect on no day before it is given",
        ),
    ]
