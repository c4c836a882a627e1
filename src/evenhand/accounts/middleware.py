"""Say of every request who is looking, and in which of their roles."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse

from evenhand.accounts.sessions import has_ended
from evenhand.accounts.viewer import Viewer

ACTING = "acting_holding"
"""The key of the session that holds the role acted in."""


class ViewerMiddleware:
    """Put a :class:`~evenhand.accounts.viewer.Viewer` on each request, read when it is first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, whose ``viewer`` is known."""
        request.viewer = viewer_of(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who is looking. A role that has ended, or was never the person's, is not acted in."""
    if not request.session.get(SESSION_KEY) or not request.user.is_authenticated:
        return Viewer.public()
    if has_ended(request):
        logout(request)
        return Viewer.public()
    viewer = Viewer(request.user)
    held = viewer.holdings
    chosen = request.session.get(ACTING)
    acting = next((one for one in held if one.pk == chosen), held[0] if len(held) == 1 else None)
    return Viewer(viewer.person, acting)
