"""Every address of the app, every role and the public, every method: held against the table in ``access``."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from support.access import (
    FOLDER,
    NEVER,
    ROLES,
    Line,
    cell_for,
    names_of_addresses,
    outcome,
    table,
)

TABLE = table()


def answers(signed_in: Callable[..., Client], example: str, method: str) -> dict[str, str]:
    """Return how the request of each role goes, by role. Each is somebody who has just signed in."""
    cache.clear()
    return {role: outcome(signed_in(role).generic(method, example)) for role in ROLES}


def test_every_address_stands_in_the_table_and_no_other() -> None:
    there, told = names_of_addresses(), set(TABLE)

    missing = [f"{name},/{route},everybody,-" for name, route in there.items() if name not in told]
    assert not missing, (
        f"These addresses are in no file of {FOLDER}. Add a line of each to the file of its audience, with an example "
        "of the address and who may GET and POST it (see tests/support/access.py); the test of the line says what is "
        "answered now:\n" + "\n".join(missing)
    )
    assert told <= set(there), f"These are no addresses any more; take them out: {sorted(told - set(there))}"


@pytest.mark.parametrize("line", TABLE.values(), ids=list(TABLE))
def test_an_address_answers_each_role_as_the_table_says(signed_in: Callable[..., Client], line: Line) -> None:
    found = {method: answers(signed_in, line.example, method) for method in ("GET", "POST")}

    wrong = [
        f"{method} as {role}: {said}, not {' or '.join(sorted(line.expected(method, role)))}"
        for method, by_role in found.items()
        for role, said in by_role.items()
        if said not in line.expected(method, role)
    ]
    now = ",".join((line.name, line.example, *(cell_for(found[method], method) for method in found)))
    assert not wrong, "\n".join([*wrong, f"If what is answered is what is meant, the line is:\n{now}"])


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "MADE-UP"])
@pytest.mark.parametrize("address", ["/", "/health/", "/sign-in/login/", "/desk/people/", "/nowhere/"])
def test_no_address_takes_another_method(visitor: Client, address: str, method: str) -> None:
    assert outcome(visitor.generic(method, address)) == NEVER
