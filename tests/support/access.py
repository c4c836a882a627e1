"""Who may ask for which address: the table in ``tests/integration/web/access``, read and held against the app.

A file an audience, a line an address of the app by its name: ``name,example,get,post``. In `get` and `post` stand the
roles whose request is taken up, with blanks between them; ``everybody`` for all and the public,
``signed-in`` for all but the public. ``-`` is for a method
that nobody may use. Everybody else is refused: the public is led to signing in, a role is told that it may not
(403). ``practice=404`` says that the role may, and that there is nothing at the example's address.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from evenhand.accounts.roles import Role
from support.web import close

FOLDER: Final = Path(__file__).resolve().parents[1] / "integration" / "web" / "access"
ROLES: Final = ("public", *(role.value for role in Role))
NEVER, SIGN_IN, NO = "-", "sign in", "no"
TAKEN_UP: Final = {"GET": {"200", "302"}, "POST": {"200", "302", "400", "404"}}
"""What a request that is taken up may be answered with; a form that nothing is filled in of is told so."""


@dataclass(frozen=True)
class Line:
    """An address of the app by its name, an example of it, and who may ask for it by each method."""

    name: str
    example: str
    get: str
    post: str

    def expected(self, method: str, role: str) -> set[str]:
        """Return what a role's request may be answered with, as :func:`outcome` says it."""
        cell = self.get if method == "GET" else self.post
        if cell == NEVER:
            return {NEVER, SIGN_IN, NO}
        said = dict(_token(token) for token in cell.split())
        several = ("everybody",) if role == "public" else ("signed-in", "everybody")
        status = next((said[name] for name in (role, *several) if name in said), None)
        if status is None:
            return {SIGN_IN} if role == "public" else {NO}
        return {status} if status else TAKEN_UP[method]


def _token(text: str) -> tuple[str, str]:
    role, _, status = text.partition("=")
    return role, status


def table() -> dict[str, Line]:
    """Return the lines of every file, by name."""
    lines: dict[str, Line] = {}
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert row["name"] not in lines, f"{path}: {row['name']} stands in two lines"
                lines[row["name"]] = Line(**row)
    return lines


def names_of_addresses() -> dict[str, str]:
    """Return the pattern of every address of the app, by its name."""
    return dict(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[Any], before: str) -> Iterator[tuple[str, str]]:
    for one in patterns:
        route = before + str(one.pattern).removeprefix("^")
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, route)
        elif isinstance(one, URLPattern):
            yield one.name or route, route


def outcome(answer: HttpResponse) -> str:
    """Return how a request went: sign in, no, - for a method that is not allowed, or its status."""
    close(answer)  # a file that is sent stays open until somebody has taken it
    if answer.status_code == 302 and answer.headers["Location"].startswith("/sign-in/login/?next="):
        return SIGN_IN
    return {403: NO, 405: NEVER}.get(answer.status_code, str(answer.status_code))


def cell_for(outcomes: Mapping[str, str], method: str) -> str:
    """Return the cell that says what was answered, by role: what to write, if it is what is meant."""
    if set(outcomes.values()) == {NO}:
        return f"everybody={NO}"
    if set(outcomes.values()) <= {NEVER, SIGN_IN, NO}:
        return NEVER
    taken = {role: said for role, said in outcomes.items() if said not in (NO, SIGN_IN, NEVER)}
    marks = {role: "" if said in TAKEN_UP[method] else f"={said}" for role, said in taken.items()}
    if len(taken) >= len(ROLES) - 1 and len(set(marks.values())) == 1:
        everybody = "everybody" if "public" in taken else "signed-in"
        if len(taken) == len(ROLES) or everybody == "signed-in":
            return f"{everybody}{marks[ROLES[-1]]}"
    return " ".join(f"{role}{mark}" for role, mark in marks.items())
