"""Who may do what: the table of rights, and every address of the web app with who may ask for it."""

import csv
import importlib
from pathlib import Path
from typing import Any

from tools.generate_docs import HEADING, ROOT
from tools.markdown import table

OWNS = ("docs/access.md",)
LINES = ROOT / "tests" / "integration" / "web" / "access"
SHORT = {
    "performance": "Perf.",
    "commissioning": "Comm.",
    "finance": "Fin.",
    "board": "Board",
    "practice": "Pract.",
    "lmc": "LMC",
    "region": "Region",
    "auditor": "Audit.",
    "administrator": "Admin.",
    "public": "Public",
}
RIGHTS = {"read": "R", "write": "W", "comment": "C", "sign": "S", "approve": "A"}

INTRODUCTION = """
# Who may do what

## Roles

A person holds roles, each at one organisation and from a day on, and acts in one at a time. What a role may do at all
stands below; a practice, a local medical committee and a commissioner do it only with what is theirs. In what state a
thing may be changed is another question, which each step of the cycle answers for itself.

"""
RIGHTS_TEXT = """
## Rights

R read, W write, C comment, S sign, A approve. Nobody approves what they may write.

"""
ADDRESSES_TEXT = """
## Addresses

Who may ask for each address, by looking (GET) and by sending a form (POST). Whoever is not named is led to signing in,
or is told that their role may not. A number is an answer to the example's address where there is nothing (404), where
something is over (410) or has another address (301). The tests ask for every one of these in every role.
"""


def generate() -> dict[Path, str]:
    from django.conf import settings

    if not settings.configured:
        # Names of roles are translated; nothing else of Django is needed here.
        settings.configure(USE_I18N=False)
    roles = importlib.import_module("evenhand.accounts.roles")
    permissions = importlib.import_module("evenhand.accounts.permissions")
    parts = [HEADING, INTRODUCTION, _roles(roles), RIGHTS_TEXT, _rights(permissions), ADDRESSES_TEXT]
    return {
        Path("docs/access.md"): "".join([*parts, *(_addresses(path) for path in sorted(LINES.glob("*.csv")))])
    }


def _roles(roles: Any) -> str:
    rows = [(f"`{one.value}`", str(one.label), str(roles.KIND_OF[one].label)) for one in roles.Role]
    return table(("Role", "What it is", "Held at"), rows)


def _rights(permissions: Any) -> str:
    rows = [
        (
            thing[:1].upper() + thing[1:],
            *(" ".join(RIGHTS[right] for right in permissions.rights(role, thing)) or "-" for role in SHORT),
        )
        for thing in permissions.THINGS
    ]
    return table(("Thing", *SHORT.values()), rows)


def _addresses(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            (row["name"].replace("_", " "), f"`{row['example']}`", row["get"], row["post"])
            for row in csv.DictReader(file)
        ]
    heading = path.stem.replace("_", " ")
    return f"\n### {heading[:1].upper()}{heading[1:]}\n\n{table(('Page', 'Example', 'GET', 'POST'), rows)}"
