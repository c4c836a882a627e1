"""Codes from an app: which are taken, and that each is taken once, whichever worker is asked."""

from types import SimpleNamespace

import pytest
from django.test import Client

from support.codes import PERIOD, code_at, has_an_app
from support.web import PASSWORD, MadePeople

WHO = "practice@z80001.example"
BEGIN = 1_800_000_000
"""A moment at which a code begins to be shown."""


@pytest.fixture(autouse=True)
def _with_an_app(people: MadePeople, released: object) -> None:
    people.holding("practice")
    has_an_app(WHO)


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The moment that whoever looks at a code believes it is, in `now`."""
    moment = SimpleNamespace(now=float(BEGIN))
    clock = SimpleNamespace(time=lambda: moment.now)
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time", clock)
    return moment


def is_let_in(code: str, who: str = WHO) -> bool:
    client = Client()
    assert client.post("/sign-in/login/", {"login": who, "password": PASSWORD}).status_code == 302
    assert "_auth_user_id" not in client.session
    client.post("/sign-in/2fa/authenticate/", {"code": code})
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("steps", [-1, 0, 1])
@pytest.mark.parametrize("later", [0.0, 29.9])
def test_the_code_shown_and_those_beside_it_are_taken(
    moment: SimpleNamespace, steps: int, later: float
) -> None:
    moment.now += later

    assert is_let_in(code_at(BEGIN + steps * PERIOD))


@pytest.mark.parametrize("steps", [-3, -2, 2, 3])
@pytest.mark.parametrize("later", [0.0, 29.9])
def test_older_codes_and_those_to_come_are_refused(moment: SimpleNamespace, steps: int, later: float) -> None:
    moment.now += later

    assert not is_let_in(code_at(BEGIN + steps * PERIOD))


def test_a_code_is_taken_once_as_long_as_it_would_be_taken(moment: SimpleNamespace) -> None:
    ahead = code_at(BEGIN + PERIOD)
    assert is_let_in(ahead)

    for later in (0.0, PERIOD, 2 * PERIOD + 29.9):
        moment.now = BEGIN + later
        assert not is_let_in(ahead)
    assert is_let_in(code_at(moment.now))


@pytest.mark.parametrize("code", ["", "0", "１２３４５６", "12345a", "1" * 5000, "-00001", "\x00" * 6])
def test_what_is_no_code_is_refused_in_words(moment: SimpleNamespace, code: str) -> None:
    assert not is_let_in(code)


def test_after_ten_wrong_codes_even_the_right_one_waits_wherever_it_is_tried(moment: SimpleNamespace) -> None:
    for _ in range(9):
        assert not is_let_in("000000")
    assert is_let_in(code_at(BEGIN))

    for _ in range(10):
        assert not is_let_in("000000")
    assert not is_let_in(code_at(BEGIN + PERIOD))


def test_wrong_codes_of_one_keep_nobody_else_waiting(moment: SimpleNamespace, people: MadePeople) -> None:
    for _ in range(11):
        assert not is_let_in("000000")

    other = people.holding("board").person.email
    has_an_app(other)
    assert is_let_in(code_at(BEGIN), other)
