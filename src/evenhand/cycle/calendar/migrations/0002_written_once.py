"""A year that was in force stays readable as it was."""

from django.db import migrations

from evenhand.accounts.written_once import written_once


class Migration(migrations.Migration):
    dependencies = [("calendar", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [written_once("calendar_yearversion")]
