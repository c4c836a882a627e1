"""One try at an address: ask for the file, or for what is missing of it, and say what kind of answer came."""

import email.utils
import http.client
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import IO, Any, Final
from urllib.parse import urlsplit

from evenhand import __version__
from evenhand.sources.fetching.errors import FetchError, Interrupted, PastTheEnd

_AGAIN: Final = (408, 425, 429)
_SERVER_FAULT: Final = 500
_GONE: Final = (404, 410)
_PAST_THE_END: Final = 416
_PART: Final = 206
_LONGEST_ASKED: Final = 120.0
"""Seconds a server may ask us to wait; one that asks for longer is tried again no later."""


@dataclass(frozen=True)
class Patience:
    """How long to wait and how often to try again.

    `tries` in a row without a byte received; before the second `first_wait` seconds, twice as many before each after
    that; `timeout` seconds without an answer are a broken connection.
    """

    tries: int = 5
    first_wait: float = 1.0
    timeout: float = 60.0


@dataclass(frozen=True)
class Answer:
    """An answer that brings content.

    `stream` gives the bytes from `start` on; `total` is the length of the whole file and None where the server does
    not say; `validator` is what tells this content from another at the same address, empty where there is nothing.
    """

    stream: IO[bytes]
    start: int
    total: int | None
    validator: str


class _NoWeakerRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if urlsplit(req.full_url).scheme == "https" and urlsplit(newurl).scheme != "https":
            raise FetchError(
                "the server sends us on to an address whose answer can be changed on its way",
                where=req.full_url,
                received=newurl,
                remedy="Look up the file at its publisher's and give its https address with --url",
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def ask(url: str, have: int, validator: str, timeout: float) -> Answer:
    """Ask for `url`, from byte `have` on where something of it is there that `validator` names.

    Interrupted where the try may be repeated; FetchError where it may not. The caller closes the stream.
    """
    request = urllib.request.Request(url, headers=_headers(have, validator))
    opener = urllib.request.build_opener(_NoWeakerRedirect, *_proxies(url))
    try:
        response = opener.open(request, timeout=timeout)
    except urllib.error.HTTPError as error:
        error.close()
        raise _refused(error, url) from error
    except (OSError, http.client.HTTPException) as error:
        raise _not_reached(error, url) from error
    _refuse_page(response, url)
    return _answer(response, have)


def _headers(have: int, validator: str) -> dict[str, str]:
    headers = {"User-Agent": f"evenhand/{__version__}", "Accept-Encoding": "identity"}
    if have and validator:
        headers |= {"Range": f"bytes={have}-", "If-Range": validator}
    return headers


def _proxies(url: str) -> list[urllib.request.BaseHandler]:
    here = urlsplit(url).hostname in ("127.0.0.1", "::1", "localhost")
    return [urllib.request.ProxyHandler({})] if here else []


def _refused(error: urllib.error.HTTPError, url: str) -> Exception:
    if error.code in _AGAIN or error.code >= _SERVER_FAULT:
        return Interrupted(f"the server answered {error.code} {error.reason}", _asked_wait(error.headers))
    if error.code == _PAST_THE_END:
        span = error.headers.get("Content-Range", "") if error.headers else ""
        return PastTheEnd(_number(span.rpartition("/")[2]))
    gone = "there is no file at this address" if error.code in _GONE else "the server does not give this file"
    return FetchError(
        gone,
        where=url,
        received=f"{error.code} {error.reason}",
        remedy="The publisher may have moved it: open the source's page (`evenhand sources`), find the file and give "
        "its address with --url",
    )


def _asked_wait(headers: Any) -> float | None:
    text = headers.get("Retry-After", "") if headers else ""
    seconds = _number(text)
    if seconds is None:
        try:
            seconds = int(email.utils.parsedate_to_datetime(text).timestamp() - time.time())
        except (TypeError, ValueError):
            return None
    return min(max(float(seconds), 0.0), _LONGEST_ASKED)


def _not_reached(error: Exception, url: str) -> Exception:
    reason = getattr(error, "reason", None) or error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return FetchError(
            "the server cannot show that it is the publisher's",
            where=url,
            received=str(reason),
            remedy="Check the address and this machine's clock and certificates; nothing was fetched",
        )
    in_time = not isinstance(reason, TimeoutError)
    return Interrupted(str(reason) or repr(reason) if in_time else "the server did not answer in time")


def _refuse_page(response: Any, url: str) -> None:
    if response.headers.get_content_type() != "text/html":
        return
    response.close()
    raise FetchError(
        "a web page came instead of a file",
        where=url,
        received=response.headers.get("Content-Type"),
        remedy="Open the address: it may ask for something, or the file may have moved. Then give the address of the "
        "file itself with --url",
    )


def _answer(response: Any, have: int) -> Answer:
    headers = response.headers
    etag = headers.get("ETag", "")
    # A weak tag does not promise the same bytes.
    validator = etag if etag and not etag.startswith("W/") else headers.get("Last-Modified", "")
    if response.status != _PART:
        return Answer(response, 0, _number(headers.get("Content-Length", "")), validator)
    span = headers.get("Content-Range", "")
    if not span.startswith(f"bytes {have}-"):
        response.close()
        raise Interrupted(f"the server gave another part than was asked for: {span!r}")
    return Answer(response, have, _number(span.rpartition("/")[2]), validator)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
