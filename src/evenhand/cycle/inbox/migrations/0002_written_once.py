"""What was told, and that it was read, stays as it was."""

from django.db import migrations

from evenhand.accounts.written_once import written_once


class Migration(migrations.Migration):
    dependencies = [("inbox", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [written_once("inbox_message", "inbox_reading")]
