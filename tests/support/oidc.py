"""An organisation's own sign-in: a real provider of OpenID Connect, in a process of its own on this machine."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from support.web_site import free_port, wait_until_answers

NAME = "NHS Fernshire"


@dataclass(frozen=True)
class SignInElsewhere:
    """A provider at `issuer` that believes whoever says who they are."""

    issuer: str

    @property
    def settings(self) -> dict[str, str]:
        """The settings of a site that lets people in by it."""
        return {
            "EVENHAND_OIDC_ISSUER": self.issuer,
            "EVENHAND_OIDC_CLIENT": "evenhand",
            "EVENHAND_OIDC_SECRET": "between the two",
            "EVENHAND_OIDC_NAME": NAME,
        }

    def let_in(self, page: Page, email: str, *, verified: bool = True) -> None:
        """Sign in on a page as somebody whom the provider says to have this address."""
        claims = {"email": email, "email_verified": verified, "name": "Somebody"}
        page.request.put(f"{self.issuer}/users/{email}", data=claims)
        # The provider's own page would fetch its looks from afar.
        page.route(re.compile(r"^https://"), lambda route: route.abort())
        page.goto("/sign-in/login/")
        page.get_by_role("link", name=f"Sign in with {NAME}").click()
        page.get_by_role("button", name="Continue").click()
        page.locator("input[name=sub]").fill(email)
        page.get_by_role("button", name="Authorize").click()


@contextmanager
def sign_in_elsewhere(folder: Path) -> Iterator[SignInElsewhere]:
    """Run a provider for the time of the block."""
    port = free_port()
    issuer = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "log").open("w") as log:
        provider = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_until_answers(f"{issuer}/.well-known/openid-configuration", provider, folder / "log")
            yield SignInElsewhere(issuer)
        finally:
            provider.terminate()
            provider.wait(30)
