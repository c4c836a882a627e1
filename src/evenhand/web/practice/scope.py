"""The first two steps of every page here: who is looking, and that it is a practice."""

from django.http import HttpRequest

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import NotAllowed
from evenhand.web.permitting import viewer_with

THING = "whole profile"


def practice_viewer(request: HttpRequest, right: str = "read", thing: str = THING) -> Viewer:
    """Return who acts for a practice; NotAllowed for every other role, signing in first for nobody."""
    viewer = viewer_with(request, right, thing)
    if viewer.role != Role.PRACTICE:
        raise NotAllowed("these pages are a practice's own", received=str(viewer.holding))
    return viewer
