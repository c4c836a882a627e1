"""Behind a proxy each visitor is one of their own; without one nobody becomes another by a header."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from support.web import PASSWORD, MadePeople

LOGIN = "/sign-in/login/"
WHO = "practice@z80001.example"


@pytest.fixture(autouse=True)
def _fresh(people: MadePeople, released: object) -> None:
    cache.clear()
    people.holding("practice")


def attempt(forwarded: str, password: str = "wrong") -> int:
    """Return the status of an attempt to sign in of which the proxy says this."""
    sent = {"login": WHO, "password": password}
    return Client().post(LOGIN, sent, headers={"x-forwarded-for": forwarded}).status_code


@pytest.mark.parametrize(
    ("proxies", "one", "another"),
    [
        (1, "198.51.100.7", "198.51.100.8"),
        (1, "made-up, 198.51.100.7", "198.51.100.7, 198.51.100.8"),
        (1, "198.51.100.7:4711", "198.51.100.8:4711"),
        (1, "[2001:db8:1::7]:4711", "2001:db8:2::7"),
        (2, "198.51.100.7, 10.0.0.1", "198.51.100.8, 10.0.0.1"),
    ],
)
def test_failures_of_one_visitor_shut_out_no_other(
    settings: Any, proxies: int, one: str, another: str
) -> None:
    settings.PROXIES = proxies
    for _ in range(5):
        attempt(one)

    assert attempt(one, PASSWORD) == 429
    assert attempt(another, PASSWORD) == 302


@pytest.mark.parametrize("proxies", [0, 1])
def test_nobody_becomes_another_by_a_header_of_their_own(settings: Any, proxies: int) -> None:
    settings.PROXIES = proxies
    for number in range(5):
        attempt(f"203.0.113.{number}" + (", 198.51.100.7" if proxies else ""))

    assert attempt("203.0.113.99" + (", 198.51.100.7" if proxies else ""), PASSWORD) == 429


@pytest.mark.parametrize("said", ["", "nobody", "198.51.100", ",", "1.2.3.4:5:6", "[::1", "é"])
def test_what_is_no_address_changes_nothing(settings: Any, said: str) -> None:
    settings.PROXIES = 1

    assert attempt(said, PASSWORD) == 302
