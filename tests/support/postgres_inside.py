"""Inside an installation on PostgreSQL: what its tests have done there (see :func:`support.web_site.run_inside`)."""

from concurrent.futures import ThreadPoolExecutor

from evenhand.accounts import actions, audit
from evenhand.accounts.viewer import Viewer
from evenhand.config import installation
from support.web import made_people


def bring_up_to_date() -> list[str]:
    """Apply the migrations, and return those that are missing still."""
    installation.bring_up_to_date()
    return installation.missing_migrations()


def fill() -> int:
    """Make people, and end a role; return the number of events."""
    installation.bring_up_to_date()
    people = made_people()
    actions.end_role(people.administrator, people.holding("practice"), "Left")
    return audit.last()[0]


def record_at_once(threads: int, each: int) -> dict[str, object]:
    """Record events in several threads at once; return how many there are more, and the chain's faults."""
    from django.db import connection, transaction

    before = audit.last()[0]

    def record(name: int) -> None:
        for number in range(each):
            with transaction.atomic():
                audit.record(Viewer.machine(), f"did {name} {number}", "releases")
        connection.close()

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(record, range(threads)))
    return {"recorded": audit.last()[0] - before, "faults": list(audit.faults())}
