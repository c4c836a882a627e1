"""What was noted stays as it was noted."""

from django.db import migrations

from evenhand.accounts.written_once import written_once


class Migration(migrations.Migration):
    dependencies = [("contact", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [written_once("contact_contact", "contact_comment", "contact_naming")]
