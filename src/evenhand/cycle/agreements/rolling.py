"""What happens by itself when the day for signing has passed: last year's agreement goes on, and nothing is imposed."""

from datetime import date

from django.utils import timezone

from evenhand.accounts.audit import in_turn, record
from evenhand.cycle.agreements.models import Agreement
from evenhand.cycle.agreements.objective_guards import OPEN
from evenhand.cycle.agreements.of import THING, agreement_in_force, first_year, signature_due
from evenhand.cycle.agreements.tables import AGREEMENT
from evenhand.cycle.machine import move, state_of
from evenhand.cycle.machine.clock import Clock

_UNSIGNED = OPEN | {"agreed", "signed_practice", "signed_commissioner"}


def roll_unsigned(commissioner: str, today: date | None = None) -> list[Agreement]:
    """Let what was not signed in time lapse and last year's go on; return the agreements that go on.

    To be run each day. On a day before the one for signing has passed nothing happens, and nothing twice.
    """
    day = today or timezone.localdate()
    # In April the year is the one that has begun; late in March the day of signing may be over already.
    year = first_year(day) + (1 if day > signature_due(commissioner, first_year(day) + 1) else 0)
    due = signature_due(commissioner, year)
    if day <= due:
        return []
    evidence = {"due": due.isoformat()}
    for one in Agreement.objects.filter(commissioner=commissioner, year=year, rolled_from__isnull=True):
        with in_turn():
            # In turn: it may be signed at this moment.
            if state_of(AGREEMENT, one) not in _UNSIGNED or _is_late(one, due):
                continue
            move(Clock(), AGREEMENT, one, "lapse", evidence=evidence, practice=one.practice)
    before = Agreement.objects.filter(commissioner=commissioner, year__lt=year)
    practices = sorted(set(before.values_list("practice", flat=True)))
    return [made for one in practices if (made := _rolled(commissioner, one, year, evidence)) is not None]


def _is_late(agreement: Agreement, due: date) -> bool:
    """Whether both sides knew that the day had passed when they began, or took it up again: there is no other day."""
    begun = timezone.localdate(agreement.made_at) > due
    return begun or agreement.moves.filter(transition="resume").exists()


def _rolled(commissioner: str, practice: str, year: int, evidence: dict[str, str]) -> Agreement | None:
    with in_turn():
        # Both or neither, and in turn: nobody finds an agreement that goes on and is not in force.
        return _gone_on(commissioner, practice, year, evidence)


def _gone_on(commissioner: str, practice: str, year: int, evidence: dict[str, str]) -> Agreement | None:
    this_year = Agreement.objects.filter(commissioner=commissioner, practice=practice, year=year)
    if any(one.is_rolled or state_of(AGREEMENT, one) != "lapsed" for one in this_year):
        return None
    last = agreement_in_force(practice, date(year, 3, 31))
    if last is None or last.commissioner != commissioner:
        return None
    made = Agreement.objects.create(
        commissioner=commissioner,
        practice=practice,
        year=year,
        rolled_from=last,
        made_at=timezone.now(),
    )
    after = {"year": year, "rolled_from": last.pk}
    record(Clock(), "let last year’s agreement go on", THING, made.pk, practice=practice, after=after)
    move(Clock(), AGREEMENT, made, "roll", evidence=evidence, practice=practice)
    return made
