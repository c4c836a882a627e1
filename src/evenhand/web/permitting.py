"""The second step of every view: may this role do this at all?"""

from django.http import HttpRequest

from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import NotAllowed


class SignInFirst(Exception):
    """Nobody is signed in, and the page is not the public's."""


def viewer_with(request: HttpRequest, right: str, thing: str) -> Viewer:
    """Return who is looking if their role has the right.

    SignInFirst, which leads to signing in, for somebody unknown; NotAllowed for a role without the right.
    """
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if viewer.may(right, thing):
        return viewer
    if not viewer.is_signed_in:
        raise SignInFirst
    raise NotAllowed(f"your role may not {right}: {thing}", received=str(viewer.holding or "no role chosen"))
