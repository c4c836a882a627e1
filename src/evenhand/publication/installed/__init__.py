"""Releases installed beside a running site: put in whole, verified, and switched to in one step while it runs."""

from evenhand.publication.installed.opened import Opened
from evenhand.publication.installed.shelf import Shelf

__all__ = ["Opened", "Shelf"]
