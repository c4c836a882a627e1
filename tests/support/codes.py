"""Codes from an app, made apart from what checks them; and inside an installation, somebody who signs in with one."""

import base64
import time
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

PERIOD: Final = 30
"""Seconds after which an app shows the next code (RFC 6238, 4.1)."""
SECRET: Final = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_at(moment: float, secret: str = SECRET) -> str:
    """Return the code an app shows for a secret at a moment."""
    # Apps know SHA-1 alone; a secret of theirs may leave out what fills it up.
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    return TOTP(key, 6, SHA1(), PERIOD).generate(int(moment)).decode()


def has_an_app(email: str) -> str:
    """Inside: set an app up for somebody, as they would on their page, and return its secret."""
    from allauth.mfa.totp.internal.auth import TOTP as App

    from evenhand.accounts.models import Person

    App.activate(Person.objects.get(email=email), SECRET)
    return SECRET


def prepare(*roles: str) -> list[str]:
    """Inside a new installation: make its database and people who sign in with a code; return their addresses."""
    from evenhand.config import installation
    from support.web import made_people

    installation.bring_up_to_date()
    people = made_people()
    emails = [people.holding(role).person.email for role in roles]
    for email in emails:
        has_an_app(email)
    return emails


def signs_in(email: str, code: str) -> bool:
    """Inside: whether somebody is let in by their password and this code. Each call is a worker of its own."""
    from django.test import Client

    from support.web import PASSWORD

    client = Client(headers={"host": "localhost"})
    client.post("/sign-in/login/", {"login": email, "password": PASSWORD})
    client.post("/sign-in/2fa/authenticate/", {"code": code})
    return "_auth_user_id" in client.session


def fails(email: str, times: int) -> str:
    """Inside: try a wrong code so many times and return what is said of the last."""
    from django.test import Client

    from support.web import PASSWORD

    client = Client(headers={"host": "localhost"})
    client.post("/sign-in/login/", {"login": email, "password": PASSWORD})
    answers = [client.post("/sign-in/2fa/authenticate/", {"code": "000000"}) for _ in range(times)]
    return str(answers[-1].content.decode())


def now() -> float:
    """Return the moment, once there are some seconds left in which the app still shows the same code."""
    left = PERIOD - time.time() % PERIOD
    if left < 10:
        time.sleep(left)
    return time.time()
