"""A step follows the one before it, in its order and in time."""

from django.db import migrations

from evenhand.cycle.refusing import refuse_back_dated, refuse_out_of_order


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_written_once")]
    operations = [
        refuse_back_dated("letters_lettermove"),
        refuse_out_of_order("letters_lettermove", "draft"),
    ]
