"""Where each role's work begins."""

from collections.abc import Mapping
from typing import Final

from evenhand.accounts.roles import Role

FIRST_PAGES: Final[Mapping[str, str]] = {
    Role.PRACTICE: "/work/practice/",
    Role.PERFORMANCE: "/work/commissioner/",
    Role.COMMISSIONING: "/work/commissioner/",
    Role.FINANCE: "/work/commissioner/",
    Role.BOARD: "/work/commissioner/",
    Role.REGION: "/work/commissioner/",
    Role.AUDITOR: "/work/record/",
    Role.LMC: "/work/lmc/",
    Role.ADMINISTRATOR: "/work/people/",
}
"""By role; somebody who acts in none chooses one first."""
