"""Behind a proxy: who asks is whom the proxy heard from, and not the proxy, from which everybody would seem to come.

Limits of attempts and the lock-out after failures count by that address: one visitor would shut everybody out.
"""

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse


class ProxiesMiddleware:
    """Take the visitor's address from what the proxies said, where the settings say how many there are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if settings.PROXIES == 0:
            # Anybody can write the header, and be somebody else at each attempt.
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        said = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        # Each proxy adds at the end; what stands before the first one's word is the visitor's own.
        heard = said[-settings.PROXIES].strip() if len(said) >= settings.PROXIES else ""
        if address := _address(heard):
            request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


def _address(text: str) -> str:
    """Return an address as it is usually written, without the port some proxies add; "" for anything else."""
    bare = text
    if text.startswith("["):
        bare = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        bare = text.partition(":")[0]
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        return ""
