"""No step is dated before the one it follows."""

from django.db import migrations

from evenhand.cycle.refusing import refuse_back_dated


class Migration(migrations.Migration):
    dependencies = [("support", "0002_safeguards")]
    operations = [
        refuse_back_dated("support_offermove"),
    ]
