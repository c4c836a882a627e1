"""Pages kept for the public: whoever has not signed in sees the same, until something changes.

A page is made of the release shown, of what people have written, and of the day. Each write leaves an event in the
record, so its last number tells whether anything was written: a page kept is never older than what it is made of.
"""

import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from evenhand.accounts import audit
from evenhand.web.serving import shelf

MOST: Final = 1_000
"""Pages a process keeps: some twenty kilobytes each, compressed."""
_ASKED_OFTEN: Final = ("/health/", "/ready/")
"""Asked by whoever watches the service, and answered without the database, or about it."""
_GZIP: Final = 31
"""zlib's number for its largest window with gzip's head and foot."""
_LEVEL: Final = 5


@dataclass(frozen=True)
class Kept:
    """A page as it was answered: compressed, with its headers and the address that matched."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    match: Any


class KeptPagesMiddleware:
    """Answer the public from pages kept; keep what was made for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.pages: OrderedDict[Hashable, Kept] = OrderedDict()
        self.lock = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        if not _is_publics(request):
            return self.get_response(request)
        key = _key(request)
        with self.lock:
            kept = self.pages.get(key)
            if kept is not None:
                self.pages.move_to_end(key)
        if kept is None:
            answer = self.get_response(request)
            if not _may_be_kept(request, answer):
                return answer
            kept = _kept(request, answer)
            with self.lock:
                self.pages[key] = kept
                while len(self.pages) > MOST:
                    self.pages.popitem(last=False)
        request.resolver_match = kept.match
        return _answered(request, kept)


def _is_publics(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not request.META.get("QUERY_STRING")
        and not request.path.startswith(_ASKED_OFTEN)
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


def _key(request: HttpRequest) -> Hashable:
    number, digest = audit.last()
    return (
        request.get_host(),
        request.path,
        request.is_secure(),
        get_language_from_request(request),
        shelf().current_id(),
        timezone.localdate(),
        number,
        digest,
    )


def _may_be_kept(request: HttpRequest, answer: HttpResponse) -> bool:
    """Whether an answer is the same for everybody: a whole page, with no form and no cookie of its own."""
    return (
        answer.status_code == 200
        and not answer.streaming
        and not answer.cookies
        and "CSRF_COOKIE_NEEDS_UPDATE" not in request.META
        and not answer.has_header("Cache-Control")
        and not answer.has_header("Content-Disposition")
        and answer.get("Content-Type", "").startswith("text/html")
        # A page that others may frame says so to the middleware outside of this one.
        and not any(name.startswith(("_csp", "xframe")) for name in vars(answer))
    )


def _kept(request: HttpRequest, answer: HttpResponse) -> Kept:
    packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    body = packing.compress(answer.content) + packing.flush()
    headers = tuple((name, value) for name, value in answer.items() if name != "Content-Length")
    return Kept(body, headers, request.resolver_match)


def _answered(request: HttpRequest, kept: Kept) -> HttpResponse:
    # It holds nothing that is one person's, so that its length when compressed gives nothing away.
    packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    answer = HttpResponse(kept.body if packed else zlib.decompress(kept.body, _GZIP))
    for name, value in kept.headers:
        answer[name] = value
    if packed:
        answer["Content-Encoding"] = "gzip"
    answer["Content-Length"] = str(len(answer.content))
    patch_vary_headers(answer, ("Accept-Encoding",))
    return answer
