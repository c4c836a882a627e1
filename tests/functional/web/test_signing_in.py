"""Signing in, as somebody does it: password, codes from an app, passkeys, and an organisation's own sign-in."""

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Page, expect

from support.axe import violations
from support.oidc import SignInElsewhere
from support.web_site import RunningSite

from .conftest import PASSWORD, PHONE, sign_in


@pytest.fixture
def person(app: RunningSite, request: pytest.FixtureRequest) -> str:
    """The address of somebody of a practice whom no other test knows."""
    email = f"{request.node.name.split('[')[0].replace('_', '-')[:40]}@z80001.example"
    app.do("support.web_people:of_a_practice", email)
    return email


@pytest.fixture
def page(page_of: Callable[..., Page]) -> Page:
    return page_of("public")


def code_of(secret: str) -> str:
    """Return the code that an app shows for a secret (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counted = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    place = counted[-1] & 15
    return f"{(struct.unpack('>I', counted[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def show_again(page: Page) -> None:
    """Show by the password once more that it is you, as every change of how to sign in asks for."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Go on").click()


def sign_out(page: Page, here: str = "/") -> None:
    page.goto(f"{here}account/")
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out").click()


def test_a_person_signs_in_and_finds_their_account(page: Page, person: str) -> None:
    sign_in(page, person)
    page.goto("/account/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Your account")
    expect(page.get_by_text(person)).to_be_visible()


def test_a_code_from_an_app_is_asked_for_once_it_is_set_up(page: Page, person: str, axe: str) -> None:
    sign_in(page, person)
    page.goto("/sign-in/2fa/")
    page.get_by_role("link", name="Set up an app").click()
    show_again(page)
    assert violations(page, axe) == []
    secret = page.get_by_label("Authenticator secret").input_value()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.get_by_role("button", name="Activate").click()
    recovery = page.locator("textarea").input_value().split()
    assert len(recovery) == 10

    sign_out(page)
    sign_in(page, person)
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Sign In").click()
    expect(page.get_by_text("Incorrect code")).to_be_visible()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Sign In").click()
    expect(page).to_have_url("/desk/practice/")

    sign_out(page)
    sign_in(page, person)
    page.get_by_label("Code").fill(recovery[0])
    page.get_by_role("button", name="Sign In").click()
    expect(page).to_have_url("/desk/practice/")

    sign_out(page)
    sign_in(page, person)
    page.get_by_label("Code").fill(recovery[0])
    page.get_by_role("button", name="Sign In").click()
    expect(page.get_by_text("Incorrect code")).to_be_visible()


@pytest.fixture
def key(page: Page) -> CDPSession:
    """A key that says yes whenever it is asked, as a fingerprint would."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def test_a_passkey_is_added_and_signs_in(
    page: Page, key: CDPSession, person: str, app: RunningSite, axe: str
) -> None:
    # A key is of a name, never of a number.
    here = app.url.replace("127.0.0.1", "localhost")
    sign_in(page, person, here=here)
    page.goto(f"{here}sign-in/2fa/webauthn/add/")
    show_again(page)
    assert violations(page, axe) == []
    page.get_by_label("Name").fill("My laptop")
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add").click()
    expect(page).to_have_url(f"{here}sign-in/2fa/recovery-codes/")

    page.goto(f"{here}sign-in/2fa/webauthn/")
    expect(page.get_by_text("My laptop")).to_be_visible()
    sign_out(page, here)
    page.goto(f"{here}sign-in/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(f"{here}desk/practice/")


def test_an_organisations_own_sign_in_lets_in_who_was_invited(
    page: Page, person: str, elsewhere: SignInElsewhere
) -> None:
    elsewhere.let_in(page, person)

    expect(page).to_have_url("/desk/practice/")
    page.goto("/account/")
    expect(page.get_by_text(person)).to_be_visible()

    sign_out(page)
    sign_in(page, person)
    expect(page).to_have_url("/desk/practice/")


def test_who_was_not_invited_is_told_to_ask(page: Page, elsewhere: SignInElsewhere) -> None:
    elsewhere.let_in(page, "stranger@elsewhere.example")

    expect(page.get_by_role("heading", level=1)).to_have_text("You could not be signed in")
    expect(page.get_by_text("Ask whoever looks after this site")).to_be_visible()


def test_an_address_that_the_organisation_has_not_verified_lets_nobody_in(
    page: Page, person: str, elsewhere: SignInElsewhere
) -> None:
    elsewhere.let_in(page, person, verified=False)

    expect(page.get_by_role("heading", level=1)).to_have_text("You could not be signed in")


PUBLIC = (
    "/sign-in/login/",
    "/sign-in/password/reset/",
    "/sign-in/password/reset/done/",
    "/sign-in/elsewhere-failed/",
)
OWN = (
    "/account/",
    "/sign-in/2fa/",
    "/sign-in/password/change/",
    "/sign-in/logout/",
    "/sign-in/reauthenticate/",
)
ADMINISTRATORS = (
    "/desk/people/",
    "/desk/people/invite/",
    "/desk/people/2/",
    "/desk/releases/",
    "/desk/record/",
)
PAGES = [
    *(("public", address) for address in PUBLIC),
    *(("practice", address) for address in OWN),
    *(("administrator", address) for address in ADMINISTRATORS),
]


@pytest.mark.every_page
@pytest.mark.parametrize(("role", "address"), PAGES)
def test_everybody_can_use_the_page_on_a_phone(
    page_of: Callable[..., Page], axe: str, role: str, address: str
) -> None:
    page = page_of(role, PHONE)
    page.goto(address)

    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert page.locator("h1").count() == 1
