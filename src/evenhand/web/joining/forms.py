"""The form of a request to join: as little as a practice needs, and two quiet checks that a person sends it.

A field that people do not see stays empty, and a form that was sent within moments of being shown was not read. Both
are told, for a person's browser may fill in fields by itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from django.core import signing
from django.utils.translation import gettext as _

from evenhand.cycle.offer.contents import plain
from evenhand.cycle.registration.sealing import Asked
from evenhand.web.public.postcodes import postcode_of

LEAST_SECONDS: Final = 3
MOST_SECONDS: Final = 2 * 3600
TRAP: Final = "website"
"""The field that people do not see."""
LONGEST: Final[Mapping[str, int]] = {"name": 80, "contact": 120, "postcode": 10, "note": 500}
_SALT = "evenhand.joining"
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_DIGITS_OF_A_NUMBER = 9


@dataclass(frozen=True)
class JoinForm:
    """What stands in the form, what is to be mended by field, and the request when all can stand."""

    began: str
    name: str = ""
    contact: str = ""
    postcode: str = ""
    note: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)
    asked: Asked | None = None


def new_form(code: str) -> JoinForm:
    """Return an empty form for a practice, which knows when it was shown."""
    return JoinForm(_began(code))


def form_sent(code: str, sent: Mapping[str, str]) -> JoinForm:
    """Return the form as it was sent to a practice."""
    typed = {name: sent.get(name, "") for name in LONGEST}
    clean = {name: plain(text) for name, text in typed.items()}
    problems = _problems(clean, sent, code)
    # Nothing longer than it may be goes back into the page: who sends ten thousand letters is no reader of it.
    kept = {name: clean[name][: most * 2] for name, most in LONGEST.items()}
    began = sent.get("began", "")
    # Who mends a field has been here for longer than the page that told them.
    began = began if _is_fresh(began, code) else _began(code)
    form = JoinForm(began, kept["name"], kept["contact"], kept["postcode"], kept["note"], problems)
    if problems:
        return form
    where = postcode_of(clean["postcode"])
    return replace(
        form, asked=Asked(clean["name"], clean["contact"], where.said if where else "", clean["note"])
    )


def _problems(clean: Mapping[str, str], sent: Mapping[str, str], code: str) -> dict[str, str]:
    found = {
        name: _("Shorten this to %(most)s characters; it has %(there)s.")
        % {"most": most, "there": f"{len(clean[name]):,}"}
        for name, most in LONGEST.items()
        if len(clean[name]) > most
    }
    if not clean["name"]:
        found["name"] = _("Write your name.")
    if "contact" not in found and not _reaches_somebody(clean["contact"]):
        found["contact"] = _("Write an e-mail address or a telephone number with its area code.")
    where = postcode_of(clean["postcode"])
    if not where or not where.whole:
        found["postcode"] = _(
            "Write your postcode, such as ZA1 1AA. If you have none, write that of a place near you."
        )
    if sent.get(TRAP):
        found[TRAP] = _("Leave the last field empty: it is there to catch machines.")
    return found or _too_soon(sent.get("began", ""), code)


def _reaches_somebody(contact: str) -> bool:
    digits = sum(letter.isdigit() for letter in contact)
    return bool(_EMAIL.match(contact)) or digits >= _DIGITS_OF_A_NUMBER


def _began(code: str) -> str:
    return signing.TimestampSigner(salt=_SALT).sign(code)


def _is_fresh(began: str, code: str) -> bool:
    """Whether a form was shown for this practice, and not too long ago."""
    try:
        return signing.TimestampSigner(salt=_SALT).unsign(began, max_age=MOST_SECONDS) == code
    except signing.BadSignature:
        return False


def _too_soon(began: str, code: str) -> dict[str, str]:
    if not _is_fresh(began, code):
        return {
            "began": _("This page was open for too long. Everything you wrote is still here: send it again.")
        }
    try:
        signing.TimestampSigner(salt=_SALT).unsign(began, max_age=LEAST_SECONDS)
    except signing.SignatureExpired:
        return {}
    return {"began": _("That was very quick. Read over what you wrote, then send it again.")}
