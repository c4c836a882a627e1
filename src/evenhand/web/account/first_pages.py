"""Where each role's work begins."""

from collections.abc import Mapping
from typing import Final

from evenhand.accounts.roles import Role

FIRST_PAGES: Final[Mapping[str, str]] = {
    Role.PRACTICE: "/desk/practice/",
    Role.PERFORMANCE: "/desk/commissioner/",
    Role.COMMISSIONING: "/desk/commissioner/",
    Role.FINANCE: "/desk/commissioner/",
    Role.BOARD: "/desk/commissioner/",
    Role.REGION: "/desk/commissioner/",
    Role.AUDITOR: "/desk/record/",
    Role.LMC: "/desk/lmc/",
    Role.ADMINISTRATOR: "/desk/people/",
}
"""By role; somebody who acts in none chooses one first."""
