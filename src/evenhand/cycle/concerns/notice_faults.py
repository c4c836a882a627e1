"""What a notice has to say (DOMAIN.md 5.1, content of notices), and what is missing from a draft."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from evenhand.cycle.concerns.deadlines import MONTHS_OF_SUSPENSION, months_after
from evenhand.cycle.concerns.kinds import NoticeKind, SanctionKind
from evenhand.definitions.wording import banned_words_in

NOT_ON_RANK: Final = (
    "This notice is not based on a place in any list, on a score or on a colour of a practice profile. It rests on the "
    "term it cites and on the evidence it lists."
)
"""The statement every notice makes."""

RIGHT_TO_DISPUTE: Final = (
    "You may dispute this notice: first with us, where you may bring your LMC, and then under the NHS dispute "
    "resolution procedure, within three years. While you do, what the notice would bring about waits, unless it says "
    "otherwise and why."
)
"""The words a draft begins with; they can be added to."""

WORDS: Final[Mapping[str, str]] = {
    "addressees": "Whom it is to: every holder of the contract",
    "clause": "The term it is about",
    "facts": "The facts, each on a line that begins with its day",
    "consequences": "What follows if nothing changes",
    "right_to_dispute": "The right to dispute it",
    "lmc_contact": "How to reach the LMC",
    "signatory": "Who signs it",
    "authority": "By which delegated authority",
    "context_statement": "The practice’s circumstances, and how they were allowed for",
    "representations_considered": "What the practice said, and what was made of it",
    "steps": "The steps to be taken, or what is not to happen again",
}
"""The texts of a notice."""
_DAY: Final = re.compile(r"^\s*(?:(\d{4}-\d{2}-\d{2})|(\d{1,2} [A-Z][a-z]+ \d{4}))\s*[:,]\s*\S")


def day_of(line: str) -> date | None:
    """Return the day a line of facts begins with, as 2026-03-31 or 31 March 2026; None where it begins with none."""
    found = _DAY.match(line)
    if found is None:
        return None
    try:
        return date.fromisoformat(found[1]) if found[1] else datetime.strptime(found[2], "%d %B %Y").date()
    except ValueError:
        return None


def faults_in(given: Mapping[str, Any]) -> list[str]:
    """Return what is missing from or wrong with a notice, each in a sentence; nothing where it is whole."""
    return [*_texts(given), *_days(given), *_of_its_kind(given)]


def faults_in_notice(notice: Any) -> list[str]:
    """Return the same of a notice that was drafted."""
    names = (
        *WORDS, "kind", "evidence", "is_not_on_rank", "ends_on", "shorter_for", "shorter_because", "sanction",
        "suspended_until", "proportionate_because", "keeps_essential_services", "cumulative_effect", "ground",
        "legal_advice_id",
    )  # fmt: skip
    return faults_in({name: getattr(notice, name) for name in names})


def _texts(given: Mapping[str, Any]) -> Iterator[str]:
    for name, label in WORDS.items():
        if name != "steps" and not str(given.get(name) or "").strip():
            yield f"{label}: this is missing"
    if (
        given["kind"] in (NoticeKind.REMEDIAL, NoticeKind.BREACH)
        and not str(given.get("steps") or "").strip()
    ):
        yield f"{WORDS['steps']}: this is missing"
    if not given.get("is_not_on_rank"):
        yield "The statement that it is not based on a place in any list, score or colour: this is missing (R-03)"
    if not given.get("evidence"):
        yield "The evidence it rests on: none is listed"
    if not given.get("legal_advice_id"):
        yield "The legal advice it rests on: none is named"
    for name, label in WORDS.items():
        for word in banned_words_in(str(given.get(name) or "")):
            yield f"{label}: “{word}” judges and does not help; say what happened instead"


def _days(given: Mapping[str, Any]) -> Iterator[str]:
    lines = [line for line in str(given.get("facts") or "").splitlines() if line.strip()]
    for number, line in enumerate(lines, start=1):
        if day_of(line) is None:
            yield f"The facts, line {number}: it does not begin with its day, such as 31 March 2026:"
    if given["kind"] != NoticeKind.BREACH and given.get("ends_on") is None:
        yield "The day it ends or takes effect: this is missing"
    if given.get("shorter_for") and not str(given.get("shorter_because") or "").strip():
        yield "Why less than 28 days are given: this is missing"


def _of_its_kind(given: Mapping[str, Any]) -> Iterator[str]:
    kind = given["kind"]
    if kind == NoticeKind.SANCTION:
        yield from _of_a_sanction(given)
    if kind == NoticeKind.TERMINATION and not str(given.get("cumulative_effect") or "").strip():
        yield "What the breaches come to taken together: this is missing"
    if kind == NoticeKind.IMMEDIATE and not given.get("ground"):
        yield "The ground in the regulations: this is missing"


def _of_a_sanction(given: Mapping[str, Any]) -> Iterator[str]:
    if not given.get("sanction"):
        yield "Which sanction it is: this is missing"
    if not str(given.get("proportionate_because") or "").strip():
        yield "Why the sanction is reasonable and proportionate: this is missing"
    if not given.get("keeps_essential_services"):
        yield "A sanction may not in effect end the essential services: say that it leaves them as they are"
    if given.get("sanction") == SanctionKind.SUSPEND:
        begins, until = given.get("ends_on"), given.get("suspended_until")
        if until is None:
            yield "Until when the obligations are suspended: this is missing"
        elif begins is not None and until < begins:
            yield "Until when the obligations are suspended: that lies before it begins"
        elif begins is not None and until > (last := months_after(begins, MONTHS_OF_SUSPENSION)):
            yield f"Until when the obligations are suspended: six months at most, so not after {last:%-d %B %Y}"
