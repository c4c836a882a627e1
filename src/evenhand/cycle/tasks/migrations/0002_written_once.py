"""Let the database itself refuse to change or remove tasks and their ends."""

from django.db import migrations

from evenhand.accounts.written_once import written_once


class Migration(migrations.Migration):
    """Adds triggers; no table changes."""

    dependencies = [("tasks", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [written_once("tasks_task", "tasks_taskend")]
