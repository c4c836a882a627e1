"""Cases made inside a running installation that shows the release of minimum standards, ending today."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from evenhand.accounts.actions import give_role
from evenhand.accounts.models import Holding, Organisation, Person
from evenhand.accounts.viewer import Viewer
from evenhand.web.serving import opened_release
from support.made_cases import Cases
from support.moving_days import Days

EARLY: Final = date(2020, 1, 1)


class PeopleThere:
    """People who have held their roles for long, beside those who sign in: who signs in began today."""

    def viewer(self, role: str, at: str | None = None) -> Viewer:
        """Return somebody who holds a role at the usual organisation."""
        email = f"early-{role}@there.example"
        person = Person.objects.filter(email=email).first()
        if person is None:
            person = Person.objects.create_user(email, None, name=f"Mr {role.capitalize()}")
            held = Holding.objects.select_related("person", "organisation").get(role="administrator")
            administrator = Viewer(held.person, held)
            give_role(administrator, person, self.organisation(role), role, EARLY)
        return Viewer(person, person.holdings.select_related("organisation").get())

    def organisation(self, role: str, at: str | None = None) -> Organisation:
        """Return the organisation of a role."""
        found = Holding.objects.select_related("organisation").filter(role=role).order_by("pk").first()
        assert found is not None
        return found.organisation


class _Patch:
    """Sets what a test's monkeypatch would: this process ends with what it was made for."""

    def setattr(self, target: Any, name: str, value: Any) -> None:
        setattr(target, name, value)


def _ending_today(make: Callable[[Cases], Any]) -> int:
    """Make a case on days of the past, so that the last of them is today."""
    today = datetime.now(UTC).date()
    days = Days(_Patch(), today - timedelta(days=_length(make)))
    case = make(Cases(PeopleThere(), opened_release(), days))  # type: ignore[arg-type]
    return int(case.pk)


def _length(make: Callable[[Cases], Any]) -> int:
    return 81 + 20 if make is not Cases.concern else 1


def concern() -> int:
    """Make a concern and return its number."""
    return _ending_today(Cases.concern)


def heard_and_drafted() -> int:
    """Make a case in which everything is ready for the board, and return its number."""

    def make(cases: Cases) -> Any:
        case = cases.heard()
        cases.days.to(max(cases.days.today, datetime.now(UTC).date()))
        cases.drafted(case)
        return case

    return _ending_today(make)
