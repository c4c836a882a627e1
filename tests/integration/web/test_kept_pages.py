"""Pages kept for the public are never older than what they are made of, and never anybody's own."""

import gzip
from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from evenhand.accounts.audit import record
from evenhand.accounts.viewer import Viewer
from evenhand.publication.installed import pages
from evenhand.web.kept_pages import KeptPagesMiddleware

PRACTICE = "/practices/Z80001/"


@pytest.fixture
def made() -> Any:
    """How often the page of a practice was made."""
    with mock.patch.object(pages, "practice_page", wraps=pages.practice_page) as making:
        yield making


def test_a_page_is_made_once_for_the_public(visitor: Client, made: mock.Mock) -> None:
    first, second = visitor.get(PRACTICE), visitor.get(PRACTICE)

    assert made.call_count == 1
    assert first.content == second.content
    assert dict(first.headers) == dict(second.headers)


def test_a_page_is_made_anew_once_anything_was_written(visitor: Client, made: mock.Mock) -> None:
    visitor.get(PRACTICE)
    with transaction.atomic():
        record(Viewer.public(), "wrote", "offer")
    visitor.get(PRACTICE)

    assert made.call_count == 2


def test_whoever_is_signed_in_is_shown_a_page_of_their_own(
    signed_in: Callable[..., Client], made: mock.Mock
) -> None:
    client = signed_in("practice")
    client.get(PRACTICE)
    shown = client.get(PRACTICE).content.decode()

    assert made.call_count == 2
    assert "Practice, Alder Surgery" in shown


def test_nobody_is_shown_what_was_made_for_somebody_signed_in(
    visitor: Client, signed_in: Callable[..., Client]
) -> None:
    visitor.get(PRACTICE)
    visitor.cookies.update(signed_in("practice").cookies)
    assert "Practice, Alder Surgery" in visitor.get(PRACTICE).content.decode()
    visitor.cookies.clear()

    assert "Practice, Alder Surgery" not in visitor.get(PRACTICE).content.decode()


def test_a_page_comes_compressed_to_who_takes_it(visitor: Client) -> None:
    plain = visitor.get(PRACTICE)
    packed = visitor.get(PRACTICE, HTTP_ACCEPT_ENCODING="gzip, br")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) * 4 < len(plain.content)


@pytest.mark.parametrize(
    "address", ["/sign-in/login/", "/practices/Z80001/join/", "/nowhere/", "/search/?q=alder"]
)
def test_forms_and_what_was_not_found_are_made_each_time(visitor: Client, address: str) -> None:
    with mock.patch("evenhand.web.kept_pages._kept", side_effect=AssertionError):
        visitor.get(address)


def test_a_kept_page_asks_the_database_one_thing(visitor: Client, django_assert_num_queries: Any) -> None:
    visitor.get(PRACTICE)

    with django_assert_num_queries(1):
        visitor.get(PRACTICE)


def test_whether_it_runs_is_answered_without_the_database(released: object) -> None:
    assert Client().get("/health/").status_code == 200


def test_so_many_are_kept_and_no_more(released: object, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evenhand.web.kept_pages.MOST", 2)
    answer = HttpResponse("a page", headers={"X-Made": "by us"})
    middleware = KeptPagesMiddleware(lambda _: answer)
    for address in ("/one/", "/two/", "/three/"):
        request = RequestFactory().get(address)
        request.resolver_match = None
        assert middleware(request).headers["X-Made"] == "by us"

    assert [key[1] for key in middleware.pages] == ["/two/", "/three/"]  # type: ignore[index]


PAGES = {
    "/": 6,
    PRACTICE: 12,
    "/indicators/asthma-review/": 8,
    "/indicators/asthma-review/areas/00A/": 8,
    "/areas/00A/": 8,
    "/search/?q=alder": 8,
}
"""The most queries a page of the public may make the first time: however many figures it shows."""


@pytest.mark.parametrize(("address", "most"), PAGES.items(), ids=list(PAGES))
def test_a_page_asks_the_database_no_more_than_so_often(
    visitor: Client,
    django_assert_max_num_queries: Callable[..., CaptureQueriesContext],
    address: str,
    most: int,
) -> None:
    with django_assert_max_num_queries(most):
        visitor.get(address)


OWN = {
    "practice": ("/desk/practice/", "/desk/profile/", "/desk/offer/", "/desk/twins/"),
    "performance": ("/desk/commissioner/", "/desk/area/", "/desk/due/"),
    "lmc": ("/desk/lmc/", "/desk/together/"),
    "administrator": ("/desk/people/", "/desk/record/", "/desk/releases/"),
}


@pytest.mark.parametrize(
    ("role", "address"), [(role, address) for role, addresses in OWN.items() for address in addresses]
)
def test_a_page_of_work_asks_the_database_no_more_than_so_often(
    signed_in: Callable[..., Client],
    django_assert_max_num_queries: Callable[..., CaptureQueriesContext],
    role: str,
    address: str,
) -> None:
    client = signed_in(role)

    with django_assert_max_num_queries(40):
        assert client.get(address).status_code == 200
