"""The second step of every view: may this role do this at all?"""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import NotAllowed


class SignInFirst(Exception):
    """Nobody is signed in, and the page is not the public's."""


class MayNot(NotAllowed):
    """Somebody signed in asked for what their role may not do; `thing` is what it was about."""

    def __init__(self, what: str, thing: str, received: str) -> None:
        self.thing = thing
        super().__init__(what, received=received)


def viewer_with(request: HttpRequest, right: str, thing: str) -> Viewer:
    """Return who is looking if their role has the right.

    SignInFirst, which leads to signing in, for somebody unknown; MayNot for a role without the right, and for somebody
    whose roles have all ended.
    """
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if viewer.may(right, thing):
        return viewer
    if not viewer.is_signed_in:
        raise SignInFirst
    if viewer.holding is None and not viewer.holdings:
        raise MayNot(_("nobody acts in a role that has ended, and you hold none now"), thing, "no role")
    raise MayNot(f"your role may not {right}: {thing}", thing, str(viewer.holding or "no role chosen"))
