"""Moves, corrections and replies are written once."""

from django.db import migrations

from evenhand.accounts.written_once import written_once


class Migration(migrations.Migration):
    dependencies = [("challenges", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [
        written_once("challenges_challengemove", "challenges_correction", "challenges_replyversion")
    ]
