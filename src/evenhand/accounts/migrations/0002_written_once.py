"""Let the database itself refuse to change or remove what is written once: events, roles held and their ends."""

from django.db import migrations

from evenhand.accounts.written_once import written_once


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [written_once("accounts_event", "accounts_holding", "accounts_holdingend")]
