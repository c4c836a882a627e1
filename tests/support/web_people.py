"""Inside an installation: people that a test wants to itself (see :meth:`support.web_site.RunningSite.do`)."""

from evenhand.accounts import actions
from evenhand.accounts.models import Person
from evenhand.accounts.viewer import Viewer
from support.web import NAMES, PASSWORD


def of_a_practice(email: str, code: str = "Z80001") -> int:
    """Make somebody of a practice by an invitation, and return their number."""
    administrator = Person.objects.get(email="administrator@site.example")
    viewer = Viewer(administrator, administrator.holdings.select_related("organisation").get())
    practice = actions.organisation("practice", code, NAMES[code])
    _, secret = actions.invite(viewer, email, "Dr Somebody", practice, "practice")
    return actions.accept(secret, PASSWORD).pk
