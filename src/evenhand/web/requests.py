"""One line of the log for each request: what was asked for, by whom as a role, how it went and how long it took."""

import logging
import time
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from evenhand.accounts.roles import PUBLIC
from evenhand.web.serving import shelf

METHODS: Final = ("GET", "HEAD", "POST")
LOG = logging.getLogger("evenhand.requests")


class RequestsMiddleware:
    """Log each request that reaches a view; assets and the question whether we are well are not told."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request and log it."""
        began = time.monotonic()
        # Pages are looked at and forms are sent; what a view would make of another method is nobody's to find out.
        known = request.method in METHODS
        answer = self.get_response(request) if known else HttpResponseNotAllowed(METHODS)
        match = request.resolver_match
        if match is None or match.url_name != "health":
            told = {
                "method": request.method,
                "route": match.route if match else "nowhere",
                "status": answer.status_code,
                "milliseconds": round((time.monotonic() - began) * 1000),
                "role": getattr(getattr(request, "viewer", None), "role", PUBLIC),
                "release": shelf().current_id() or "",
            }
            LOG.info("request", extra=told)
        viewer = getattr(request, "viewer", None)
        if viewer is not None and viewer.is_signed_in and not answer.has_header("Cache-Control"):
            # On a shared machine the next one goes back a page.
            answer["Cache-Control"] = "private, no-store"
        if request.method == "HEAD" and not answer.streaming:
            answer.content = b""
        return answer
