"""Inside an installation: being signed in, as a browser keeps it (see :func:`support.web_site.run_inside`)."""

from django.conf import settings
from django.test import Client

from support.web import PASSWORD

_HERE = {"host": "localhost"}


def begin(email: str) -> str:
    """Sign in and return what the browser is given to keep."""
    client = Client(headers=_HERE)
    client.post("/sign-in/login/", {"login": email, "password": PASSWORD})
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def is_signed_in(cookie: str) -> bool:
    """Whether a browser that kept this is let onto a page of one's own."""
    client = Client(headers=_HERE)
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    return client.get("/account/").status_code == 200
