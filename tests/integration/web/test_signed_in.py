"""The fixtures themselves: everybody meets their own first page, and nobody another's."""

from collections.abc import Callable

import pytest
from django.test import Client

from evenhand.accounts.roles import Role
from evenhand.web.account.first_pages import FIRST_PAGES


@pytest.mark.parametrize("role", Role)
def test_whoever_signs_in_is_led_to_their_work(signed_in: Callable[..., Client], role: str) -> None:
    answer = signed_in(role).get("/desk/")

    assert (answer.status_code, answer.headers["Location"]) == (302, FIRST_PAGES[role])


def test_a_visitor_is_asked_to_sign_in_before_any_work(visitor: Client) -> None:
    answer = visitor.get("/desk/")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in/login/?next=/desk/"


def test_a_visitor_sees_the_release(visitor: Client) -> None:
    assert "Alder Surgery" in visitor.get("/practices/Z80001/").content.decode()


def test_before_there_is_a_release_that_is_said(db: None, nothing_shown: object) -> None:
    answer = Client().get("/")

    assert answer.status_code == 503
    assert "No figures have been put here yet" in answer.content.decode()
