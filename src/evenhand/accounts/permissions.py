"""Who may do what: one table of things by roles, which is also the documentation (DOMAIN.md 9).

In what state a thing may be changed is another question: see the policies of each app.
"""

from collections.abc import Mapping
from typing import Final

from evenhand.accounts.roles import MACHINE, PUBLIC, Role
from evenhand.common.errors import InputError

READ, WRITE, COMMENT, SIGN, APPROVE = "read", "write", "comment", "sign", "approve"
RIGHTS: Final = (READ, WRITE, COMMENT, SIGN, APPROVE)

_ROLES: Final = (*(role.value for role in Role), PUBLIC)
_R, _W, _NONE = (READ,), (READ, WRITE), ()

_EVERYBODY: Final = dict.fromkeys(_ROLES, _R)

_TABLE: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "public pages": _EVERYBODY,
    "catalogue": _EVERYBODY | {Role.PERFORMANCE: _W, Role.LMC: (READ, COMMENT)},
    "framework draft": {
        Role.PERFORMANCE: _W, Role.COMMISSIONING: _R, Role.FINANCE: _R, Role.BOARD: (READ, APPROVE),
        Role.PRACTICE: (READ, COMMENT), Role.LMC: (READ, COMMENT, SIGN), Role.REGION: _R, Role.AUDITOR: _R,
    },
    "whole profile": {
        Role.PERFORMANCE: _W, Role.COMMISSIONING: _R, Role.FINANCE: _R, Role.BOARD: _R, Role.PRACTICE: _R,
        Role.REGION: _R, Role.AUDITOR: _R,
    },
    # Practices by name with true counts: an LMC has the aggregated view instead.
    "area overview": {
        Role.PERFORMANCE: _R, Role.COMMISSIONING: _R, Role.FINANCE: _R, Role.BOARD: _R, Role.REGION: _R,
        Role.AUDITOR: _R,
    },
    "aggregated view": {Role.LMC: _R, Role.REGION: _R, Role.AUDITOR: _R, Role.PERFORMANCE: _R, Role.BOARD: _R},
    "context note": {
        Role.PERFORMANCE: _W, Role.COMMISSIONING: _R, Role.BOARD: _R, Role.PRACTICE: _W,
        Role.LMC: (READ, COMMENT), Role.REGION: _R, Role.AUDITOR: _R, PUBLIC: _R,
    },
    "patient offer": _EVERYBODY | {Role.PRACTICE: _W},
    "registration request": {Role.PRACTICE: _W, PUBLIC: (WRITE,)},
    "calendar": {
        Role.PERFORMANCE: _W,
        Role.COMMISSIONING: _R,
        Role.FINANCE: _R,
        Role.BOARD: _R,
        Role.PRACTICE: _R,
        Role.LMC: _R,
        Role.REGION: _R,
        Role.AUDITOR: _R,
    },
    "consent to be named": {Role.PRACTICE: _W, Role.AUDITOR: _R},
    "task": {
        Role.PRACTICE: _W, Role.PERFORMANCE: _W, Role.COMMISSIONING: _W, Role.FINANCE: _W, Role.BOARD: _R,
        Role.REGION: _R, Role.AUDITOR: _R,
    },
    "note of contact": {
        Role.PERFORMANCE: _W, Role.PRACTICE: (READ, COMMENT), Role.BOARD: _R, Role.REGION: _R, Role.AUDITOR: _R,
    },
    "message to an LMC": {Role.LMC: _W, Role.AUDITOR: _R},
    "crude card audit": {Role.LMC: _W, Role.PERFORMANCE: _W, Role.AUDITOR: _R},
    "agreement": {
        Role.PERFORMANCE: (READ, WRITE, SIGN), Role.COMMISSIONING: (READ, COMMENT), Role.FINANCE: _R, Role.BOARD: _R,
        Role.PRACTICE: (READ, WRITE, SIGN), Role.LMC: _NONE, Role.REGION: _R, Role.AUDITOR: _R,
    },
    "challenge": {
        Role.PERFORMANCE: _W, Role.PRACTICE: _W, Role.LMC: _R, Role.REGION: _R, Role.AUDITOR: _R, Role.BOARD: _R,
    },
    # Not the commissioning and finance teams: an offer may belong to a case, which they have no part in.
    "support": {
        Role.PERFORMANCE: _W, Role.PRACTICE: _W, Role.BOARD: _R, Role.REGION: _R, Role.AUDITOR: _R,
    },
    "case": {
        Role.PERFORMANCE: _W, Role.BOARD: _R, Role.PRACTICE: (READ, COMMENT), Role.LMC: _R, Role.REGION: _R,
        Role.AUDITOR: _R,
    },
    "notice": {
        Role.PERFORMANCE: _W, Role.BOARD: (READ, APPROVE), Role.PRACTICE: (READ, COMMENT), Role.LMC: _R,
        Role.REGION: (READ, APPROVE), Role.AUDITOR: _R,
    },
    "review": {
        Role.PERFORMANCE: _W, Role.PRACTICE: _W, Role.LMC: _R, Role.FINANCE: _R, Role.BOARD: _R, Role.REGION: _R,
        Role.AUDITOR: _R,
    },
    "letter": {
        Role.PERFORMANCE: _W, Role.FINANCE: _R, Role.BOARD: _R, Role.PRACTICE: (READ, COMMENT), Role.LMC: _R,
        Role.REGION: _R, Role.AUDITOR: _R,
    },
    "board paper": {
        Role.PERFORMANCE: _W, Role.COMMISSIONING: _R, Role.FINANCE: _R, Role.BOARD: (READ, APPROVE), Role.PRACTICE: _R,
        Role.LMC: (READ, COMMENT), Role.REGION: _R, Role.AUDITOR: _R, Role.ADMINISTRATOR: _R, PUBLIC: _R,
    },
    "commissioner scorecard": _EVERYBODY,
    "people and roles": {Role.ADMINISTRATOR: _W, Role.AUDITOR: _R, MACHINE: _W},
    "releases": {Role.ADMINISTRATOR: _W, Role.PERFORMANCE: _R, Role.AUDITOR: _R, MACHINE: _W},
    "publication": {
        Role.PERFORMANCE: _W,
        Role.ADMINISTRATOR: _W,
        Role.COMMISSIONING: _R,
        Role.BOARD: _R,
        Role.PRACTICE: _R,
        Role.LMC: _R,
        Role.REGION: _R,
        Role.AUDITOR: _R,
    },
    "audit log": {Role.AUDITOR: _R, Role.REGION: _R, Role.PRACTICE: _R, Role.ADMINISTRATOR: _R},
}  # fmt: skip
"""What each role may do with each thing. A practice, an LMC and a commissioner only with what is theirs: the viewer
gives no other rows."""

THINGS: Final = tuple(_TABLE)


def may(role: str, right: str, thing: str) -> bool:
    """Whether a role has a right on a kind of thing. InputError for a thing that is not in the table."""
    if thing not in _TABLE:
        raise InputError("there is no such thing to have rights on", received=thing, remedy=", ".join(THINGS))
    return right in _TABLE[thing].get(role, _NONE)


def rights(role: str, thing: str) -> tuple[str, ...]:
    """Return every right a role has on a kind of thing."""
    return tuple(right for right in RIGHTS if may(role, right, thing))
