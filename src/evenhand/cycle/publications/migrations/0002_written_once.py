"""Moves of publications are written once."""

from django.db import migrations

from evenhand.accounts.written_once import written_once


class Migration(migrations.Migration):
    dependencies = [("publications", "0001_initial"), ("accounts", "0002_written_once")]
    operations = [written_once("publications_publicationmove")]
