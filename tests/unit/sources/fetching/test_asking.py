"""What may not be trusted on the way: weaker addresses, unknown certificates, silence."""

import ssl
import urllib.error
import urllib.request
from email.message import Message
from typing import Any

import pytest

from evenhand.sources.fetching import FetchError
from evenhand.sources.fetching.asking import _NoWeakerRedirect, ask
from evenhand.sources.fetching.errors import Interrupted

ADDRESS = "https://files.example/table.csv"


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise error

    monkeypatch.setattr(urllib.request.OpenerDirector, "open", fail)


def test_a_redirect_to_an_unprotected_address_is_refused() -> None:
    request = urllib.request.Request(ADDRESS)
    with pytest.raises(FetchError, match="changed on its way"):
        _NoWeakerRedirect().redirect_request(
            request, None, 302, "Found", Message(), "http://files.example/t.csv"
        )


def test_an_unknown_certificate_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, urllib.error.URLError(ssl.SSLCertVerificationError("self-signed")))
    with pytest.raises(FetchError, match="cannot show that it is the publisher's"):
        ask(ADDRESS, 0, "", 1.0)


def test_silence_may_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, urllib.error.URLError(TimeoutError()))
    with pytest.raises(Interrupted, match="did not answer in time"):
        ask(ADDRESS, 0, "", 1.0)
