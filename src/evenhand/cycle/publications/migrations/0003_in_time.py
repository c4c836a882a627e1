"""A step follows the one before it, in its order and in time."""

from django.db import migrations

from evenhand.cycle.refusing import refuse_back_dated, refuse_out_of_order


class Migration(migrations.Migration):
    dependencies = [("publications", "0002_written_once")]
    operations = [
        refuse_back_dated("publications_publicationmove"),
        refuse_out_of_order("publications_publicationmove", "previewing"),
    ]
