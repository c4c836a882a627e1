"""Signing in, being locked out, and new passwords: as the app answers, without a browser."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.core import mail
from django.core.cache import cache
from django.test import Client

from evenhand.accounts import actions
from support.web import PASSWORD, MadePeople, close

LOGIN = "/sign-in/login/"
WHO = "practice@z80001.example"


@pytest.fixture(autouse=True)
def _fresh(people: MadePeople, released: object) -> None:
    cache.clear()
    people.holding("practice")


def sign_in(client: Client, password: str = PASSWORD, email: str = WHO, **more: Any) -> Any:
    return client.post(LOGIN, {"login": email, "password": password}, **more)


def text_of(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def test_somebody_signs_in_and_is_led_to_their_work() -> None:
    assert sign_in(Client()).headers["Location"] == "/desk/"


def test_somebody_is_led_to_where_they_wanted_to_go_and_never_elsewhere() -> None:
    assert sign_in(Client(), QUERY_STRING="next=/desk/record/").headers["Location"] == "/desk/record/"
    elsewhere = Client().post(
        f"{LOGIN}?next=https://elsewhere.example/", {"login": WHO, "password": PASSWORD}
    )
    assert elsewhere.headers["Location"] == "/desk/"


@pytest.mark.parametrize(("email", "password"), [(WHO, "wrong"), ("nobody@x.example", PASSWORD), ("", "")])
def test_who_cannot_sign_in_is_not_told_why(email: str, password: str) -> None:
    answer = sign_in(Client(), password, email)

    assert answer.status_code == 200
    assert "_auth_user_id" not in answer.wsgi_request.session
    if email:
        assert "The email address and/or password you specified are not correct" in text_of(answer)


def test_after_five_failures_even_the_right_password_waits() -> None:
    client = Client()
    for _ in range(4):
        assert sign_in(client, "wrong").status_code == 200
    assert sign_in(client, "wrong").status_code == 429

    answer = sign_in(client)
    assert answer.status_code == 429
    assert "Signing in is paused" in text_of(answer)


def test_failures_are_counted_whatever_the_capitals() -> None:
    for email in (WHO, WHO.upper(), WHO.title(), f" {WHO}", WHO):
        sign_in(Client(), "wrong", email)

    assert sign_in(Client()).status_code == 429


def test_failures_of_one_lock_out_nobody_else(people: MadePeople) -> None:
    for _ in range(5):
        sign_in(Client(), "wrong")

    assert sign_in(Client(), email=people.holding("board").person.email).status_code == 302


def test_a_closed_account_cannot_be_signed_in_to(people: MadePeople) -> None:
    actions.close_account(people.administrator, people.holding("practice").person, "Left")

    answer = sign_in(Client())
    assert "_auth_user_id" not in answer.wsgi_request.session


def test_nobody_signs_up_and_nobody_takes_another_address(signed_in: Callable[..., Client]) -> None:
    client = signed_in("practice")
    taken = {"email": "board@00a.example", "action_add": ""}

    assert client.post("/sign-in/signup/", {"email": "new@x.example"}).status_code == 404
    assert client.post("/sign-in/email/", taken).status_code == 404


def link_in(letter: Any) -> str:
    found = re.search(r"http://testserver(/sign-in/password/reset/key/\S+)", str(letter.body))
    assert found
    return found[1]


def test_a_forgotten_password_is_made_anew_by_a_link_that_works_once() -> None:
    Client().post("/sign-in/password/reset/", {"email": WHO})
    (letter,) = mail.outbox
    client = Client()
    form = client.get(link_in(letter)).headers["Location"]
    new = {"password1": "four other plain words", "password2": "four other plain words"}

    assert client.post(form, new).headers["Location"] == "/sign-in/password/reset/key/done/"
    assert sign_in(Client(), "four other plain words").status_code == 302
    assert sign_in(Client()).status_code == 200
    again = Client().get(link_in(letter), follow=True)
    assert "password1" not in text_of(again)


def test_who_has_no_account_gets_no_link_and_the_same_answer() -> None:
    known = Client().post("/sign-in/password/reset/", {"email": WHO})
    unknown = Client().post("/sign-in/password/reset/", {"email": "nobody@x.example"})

    assert known.headers["Location"] == unknown.headers["Location"]
    assert not any("/key/" in str(letter.body) for letter in mail.outbox if letter.to != [WHO])


def test_a_new_password_signs_out_here_and_everywhere(signed_in: Callable[..., Client]) -> None:
    here, elsewhere = Client(), Client()
    sign_in(here)
    sign_in(elsewhere)
    new = {
        "oldpassword": PASSWORD,
        "password1": "four other plain words",
        "password2": "four other plain words",
    }

    here.post("/sign-in/password/change/", new)

    assert here.get("/account/").status_code == 302
    assert elsewhere.get("/account/").status_code == 302


def test_a_form_from_elsewhere_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = sign_in(strict)

    assert answer.status_code == 403
    assert "This form can no longer be sent" in text_of(answer)


def test_a_form_of_ours_is_taken() -> None:
    strict = Client(enforce_csrf_checks=True)
    form = text_of(strict.get(LOGIN))
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert token
    sent = {"login": WHO, "password": PASSWORD, "csrfmiddlewaretoken": token[1]}

    assert strict.post(LOGIN, sent).headers["Location"] == "/desk/"


def test_passwords_are_kept_by_argon2(monkeypatch: pytest.MonkeyPatch) -> None:
    from evenhand.config import settings

    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    kept = hashers.get_hasher("default").__class__
    assert kept is not None
    assert (
        hashers.import_string(settings.PASSWORD_HASHERS[0])()
        .encode("words", "saltsaltsalt")
        .startswith("argon2$")
    )


@pytest.mark.parametrize(
    "address", ["/", "/practices/Z80001/", LOGIN, "/nowhere/", "/desk/", "/health/", "/assets/evenhand.css"]
)
def test_every_answer_has_its_headers(address: str) -> None:
    answer = Client().get(address)
    close(answer)
    headers = answer.headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_cookies_are_for_this_site_and_no_script() -> None:
    client = Client()
    client.get(LOGIN)
    sign_in(client)

    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_the_public_is_given_no_cookie_for_reading() -> None:
    client = Client()
    for address in ("/", "/practices/Z80001/", "/indicators/", "/areas/00A/"):
        client.get(address)

    assert not client.cookies


def test_what_somebody_sees_who_is_signed_in_is_kept_nowhere(signed_in: Callable[..., Client]) -> None:
    assert "no-store" in signed_in("practice").get("/account/").headers["Cache-Control"]
    assert "no-store" not in Client().get("/").headers.get("Cache-Control", "")
