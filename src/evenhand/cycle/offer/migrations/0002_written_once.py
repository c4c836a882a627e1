"""Let the database itself refuse to change or remove what a practice once confirmed."""

from django.db import migrations

from evenhand.accounts.written_once import written_once


class Migration(migrations.Migration):
    dependencies = [("offer", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [written_once("offer_offerentry")]
