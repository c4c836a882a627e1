"""An organisation's own sign-in: whom it lets in here, and what it tells others. The provider is a real one."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client

from evenhand.accounts import actions
from evenhand.accounts.models import Person
from support.codes import code_at, has_an_app, now
from support.oidc import SignInElsewhere, sign_in_elsewhere
from support.web import PASSWORD, MadePeople
from support.web_site import free_port

WHO = "somebody@z80001.example"
HERE = "/sign-in/oidc/organisation/"
FAILED = "/sign-in/elsewhere-failed/"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignInElsewhere]:
    with sign_in_elsewhere(tmp_path_factory.mktemp("provider")) as provider:
        yield provider


@pytest.fixture(autouse=True)
def person(people: MadePeople, released: object) -> Person:
    """Somebody of a practice who was invited and has come."""
    practice = people.organisation("practice")
    _, secret = actions.invite(people.administrator, WHO, "Dr Somebody", practice, "practice")
    return actions.accept(secret, PASSWORD)


@pytest.fixture(autouse=True)
def known(settings: Any, provider: SignInElsewhere) -> Any:
    """What this site knows of the provider, as its settings have it."""
    app = {
        "provider_id": "organisation",
        "name": "NHS Fernshire",
        "client_id": "evenhand",
        "secret": "between the two",
        "settings": {"server_url": provider.issuer},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    return app


def way_back(client: Client, provider: SignInElsewhere, sub: str, **said: Any) -> str:
    """Go to the provider, be known there as `said`, and return the address it leads back to."""
    if said.get("action") != "deny":
        requests.put(f"{provider.issuer}/users/{sub}", json=said, timeout=10).raise_for_status()
    asked = client.post(f"{HERE}login/").headers["Location"]
    assert asked.startswith(provider.issuer)
    answer = requests.post(
        asked, data={"sub": sub, "action": said.get("action", "")}, allow_redirects=False, timeout=10
    )
    return answer.headers["Location"].removeprefix("http://testserver")


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def who_is_let_in(client: Client, provider: SignInElsewhere, sub: str = "17", **said: Any) -> str:
    """Return where somebody is led of whom the provider says this."""
    return str(client.get(way_back(client, provider, sub, **said)).headers["Location"])


@pytest.mark.parametrize("email", [WHO, WHO.upper()])
def test_who_was_invited_is_let_in_by_the_address_that_is_vouched_for(
    provider: SignInElsewhere, email: str
) -> None:
    client = Client()

    assert who_is_let_in(client, provider, email=email, email_verified=True) == "/desk/"
    assert is_signed_in(client)
    assert client.get("/account/").status_code == 200
    assert Client().post("/sign-in/login/", {"login": WHO, "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize(
    "said",
    [
        {"email": "stranger@z80001.example", "email_verified": True},
        {"email": WHO, "email_verified": False},
        {"email": WHO, "email_verified": "false"},
        {"email": WHO},
        {"email_verified": True},
        {"email": "", "email_verified": True},
        {"email": f"{WHO}.example", "email_verified": True},
    ],
    ids=str,
)
def test_nobody_else_is_let_in_and_is_told_to_ask(provider: SignInElsewhere, said: dict[str, Any]) -> None:
    client = Client()

    assert who_is_let_in(client, provider, sub="18", **said) == FAILED
    assert not is_signed_in(client)
    told = client.get(FAILED)
    assert told.status_code == 403
    assert "for an invitation" in told.content.decode()


def test_who_was_let_in_once_is_the_same_person_whatever_their_address_there(
    provider: SignInElsewhere, people: MadePeople, person: Person
) -> None:
    assert who_is_let_in(Client(), provider, sub="19", email=WHO, email_verified=True) == "/desk/"
    client = Client()
    other = people.holding("board").person.email

    assert who_is_let_in(client, provider, sub="19", email=other, email_verified=True) == "/desk/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_closed_account_is_closed_by_this_door_too(
    provider: SignInElsewhere, people: MadePeople, person: Person
) -> None:
    who_is_let_in(Client(), provider, email=WHO, email_verified=True)
    actions.close_account(people.administrator, person, "Left")
    client = Client()

    assert who_is_let_in(client, provider, email=WHO, email_verified=True) != "/desk/"
    assert not is_signed_in(client)


def test_who_signs_in_with_a_code_is_asked_for_it_here_too(provider: SignInElsewhere) -> None:
    has_an_app(WHO)
    client = Client()

    where = who_is_let_in(client, provider, email=WHO, email_verified=True)
    assert where == "/sign-in/2fa/authenticate/"
    assert not is_signed_in(client)
    assert client.post(where, {"code": code_at(now())}).headers["Location"] == "/desk/"


def test_who_says_no_there_is_not_signed_in(provider: SignInElsewhere) -> None:
    client = Client()

    asked = client.post(f"{HERE}login/").headers["Location"]
    state = parse_qs(urlsplit(asked).query)["state"][0]
    back = client.get(f"{HERE}login/callback/", {"error": "access_denied", "state": state}, follow=True)
    assert not is_signed_in(client)
    assert back.status_code < 500


def test_a_way_back_is_of_one_browser_and_of_one_time(provider: SignInElsewhere) -> None:
    mine, others = Client(), Client()
    back = way_back(mine, provider, "20", email=WHO, email_verified=True)

    assert others.get(back).headers["Location"] == FAILED
    assert not is_signed_in(others)
    assert mine.get(back).headers["Location"] == "/desk/"
    mine.logout()
    assert mine.get(back).headers["Location"] == FAILED
    assert not is_signed_in(mine)


@pytest.mark.parametrize("change", [{"code": "made-up"}, {"code": ""}, {"state": "made-up"}, {"state": ""}])
def test_a_way_back_that_was_changed_leads_nowhere(provider: SignInElsewhere, change: dict[str, str]) -> None:
    client = Client()
    given = parse_qs(urlsplit(way_back(client, provider, "21", email=WHO, email_verified=True)).query)
    query = {name: values[0] for name, values in given.items()} | change

    assert client.get(f"{HERE}login/callback/", query).headers["Location"] == FAILED
    assert not is_signed_in(client)


class Nonsense(BaseHTTPRequestHandler):
    """Answers whatever is asked with a status and something that is no JSON."""

    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(b"<p>Down for the night</p>")

    def log_message(self, *_: Any) -> None:
        pass


@pytest.mark.parametrize("status", [200, 404, 503])
def test_a_provider_that_talks_nonsense_is_told_and_nothing_breaks(known: Any, status: int) -> None:
    handler = type("Handler", (Nonsense,), {"status": status})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.handle_request, daemon=True).start()
        known["settings"] = {"server_url": f"http://127.0.0.1:{server.server_port}"}

        assert Client().post(f"{HERE}login/").headers["Location"] == FAILED


def test_a_provider_that_does_not_answer_is_told_and_nothing_breaks(known: Any) -> None:
    known["settings"] = {"server_url": f"http://127.0.0.1:{free_port()}"}

    assert Client().post(f"{HERE}login/").headers["Location"] == FAILED
