"""Let the database itself refuse to change or remove consents, questions and answers."""

from django.db import migrations

from evenhand.accounts.written_once import written_once


class Migration(migrations.Migration):
    """Adds triggers; no table changes."""

    dependencies = [("consent", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [written_once("consent_consent", "consent_question", "consent_answer")]
