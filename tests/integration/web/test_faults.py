"""What goes wrong is told as a page, and never more than that."""

import json
from collections.abc import Callable
from unittest import mock

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory

from evenhand.publication.installed import pages
from evenhand.web import faults


def test_a_fault_of_ours_is_told_without_its_words(visitor: Client) -> None:
    visitor.raise_request_exception = False
    with mock.patch.object(pages, "practice_page", side_effect=RuntimeError("somebody@example.org")):
        answer = visitor.get("/practices/Z80001/")

    assert answer.status_code == 500
    assert "The fault is ours" in answer.content.decode()
    assert "somebody" not in answer.content.decode()


def test_a_request_that_is_none_is_told(released: object, db: None) -> None:
    answer = faults.refused(RequestFactory().get("/"))

    assert answer.status_code == 400
    assert "The request was not complete" in answer.content.decode()


def test_a_host_that_is_not_ours_is_refused(visitor: Client) -> None:
    assert visitor.get("/", HTTP_HOST="elsewhere.example").status_code == 400


def test_what_is_not_there_and_what_is_anothers_look_the_same(signed_in: Callable[..., Client]) -> None:
    client = signed_in("performance")
    nowhere, anothers = client.get("/desk/area/Z99999/"), client.get("/desk/area/Z80003/")

    assert (nowhere.status_code, anothers.status_code) == (404, 404)


def test_a_head_is_answered_with_no_body(visitor: Client) -> None:
    answer = visitor.head("/practices/Z80001/")

    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 1000


def test_without_its_database_the_site_is_not_ready(visitor: Client) -> None:
    with mock.patch("evenhand.web.health.connection.cursor", side_effect=OperationalError):
        answer = visitor.get("/ready/")

    assert answer.status_code == 503
    assert json.loads(answer.content) == {"database": False, "release": True}


@pytest.mark.parametrize("given", ["x" * 100_000, "\x00", "%00", "🦊" * 500])
def test_a_hostile_address_is_not_found(visitor: Client, given: str) -> None:
    assert visitor.get(f"/practices/{given}/").status_code == 404


def test_a_form_with_too_many_fields_is_refused(signed_in: Callable[..., Client]) -> None:
    answer = signed_in("practice").post("/account/role/", {f"field{number}": "x" for number in range(600)})

    assert answer.status_code == 400


def test_a_form_that_is_too_large_is_refused(signed_in: Callable[..., Client]) -> None:
    answer = signed_in("administrator").post(
        "/desk/people/invite/", "name=" + "x" * 3_000_000, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 400
