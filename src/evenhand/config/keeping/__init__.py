"""Keep a copy of an installation, and put it back: database, releases and uploads, each named by its hash."""

from evenhand.config.keeping.backing_up import back_up
from evenhand.config.keeping.restoring import check, restore

__all__ = ["back_up", "check", "restore"]
