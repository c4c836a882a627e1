"""What is due for a commissioner of 6,500 practices, each with an agreement, a review, a letter and an offer of help.

One in five waits for the commissioner in each. The peer asks each thing for its state by itself.
"""

import os
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.measured import Line, seconds

PRACTICES, EVERY = 6_500, 5
AIM_SECONDS = 0.1
AREA, YEAR = "00A", 2026


def run() -> list[Line]:
    """Measure the list of what is due, everything read from the database."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(EVENHAND_DATA=str(Path(folder) / "data"), EVENHAND_HTTPS="no")
        from evenhand.config import installation

        installation.set_up()
        installation.bring_up_to_date()
        return [_due()]


def _due() -> Line:
    from django.utils import timezone

    from evenhand.cycle.agenda import agenda_of

    viewer = _performance()
    things = _things(viewer.person)
    today = timezone.localdate()
    found = agenda_of(viewer, today)
    took = seconds(lambda: agenda_of(viewer, today))
    peer = seconds(lambda: _one_by_one(things), repeats=1)
    return Line(
        f"what is due of {PRACTICES:,} practices ({len(found):,} items)",
        took,
        peer="a query for each",
        peer_seconds=peer,
        aim=f"under {AIM_SECONDS * 1000:.0f} ms",
        met=took < AIM_SECONDS and len(found) == 4 * PRACTICES // EVERY,
    )


def _performance() -> Any:
    from evenhand.accounts.models import Holding, Organisation, Person
    from evenhand.accounts.viewer import Viewer

    area = Organisation.objects.create(code=AREA, name="NHS Fernshire", kind="commissioner")
    person = Person.objects.create_user("performance@00a.example", None, name="Ms Performance")
    holding = Holding.objects.create(person=person, organisation=area, role="performance")
    return Viewer(person, holding)


def _things(person: Any) -> list[tuple[Any, Any]]:
    """Write the rows as an area has them in autumn, and return each machine with its things."""
    from django.utils import timezone

    from evenhand.cycle.agreements.models import Agreement, AgreementMove
    from evenhand.cycle.agreements.tables import AGREEMENT
    from evenhand.cycle.letters.models import Letter, LetterMove, Share
    from evenhand.cycle.letters.tables import LETTER
    from evenhand.cycle.reviews.models import PartVersion, Review, ReviewMove
    from evenhand.cycle.reviews.parts import DAY
    from evenhand.cycle.reviews.tables import REVIEW
    from evenhand.cycle.support.models import Offer, OfferMove
    from evenhand.cycle.support.tables import SUPPORT

    today = timezone.localdate()
    codes = [f"Y{number:05}" for number in range(PRACTICES)]
    same: dict[str, Any] = {"commissioner": AREA, "made_by": person}
    about = {"year": YEAR, "period_start": f"{YEAR}-04-01", "period_end": f"{YEAR + 1}-03-31"}
    given = {"kind": "staff", "about": "Telephones", "what": "A manager for two days", "owner": "Ms Owner"}
    weeks = {"due_on": 4, "first_review_on": 6, "second_review_on": 10}
    days = {name: today + timedelta(weeks=count) for name, count in weeks.items()}
    agreements = [Agreement(practice=code, year=YEAR, **same) for code in codes]
    reviews = [
        Review(practice=code, commissioner=AREA, kind="mid-year", planned_by=person, **about)
        for code in codes
    ]
    letters = [Letter(practice=code, kind="mid-year", year=YEAR, release="made", **same) for code in codes]
    offers = [Offer(practice=code, **given, **days, **same) for code in codes]
    Agreement.objects.bulk_create(agreements)
    Review.objects.bulk_create(reviews)
    Letter.objects.bulk_create(letters)
    Offer.objects.bulk_create(offers)
    _moved(AgreementMove, agreements, person, "draft shared negotiating", "draft shared")
    _moved(ReviewMove, reviews, person, "planned pack_sent", "planned cancelled")
    _moved(LetterMove, letters, person, "draft with_practice", "draft discarded")
    _moved(OfferMove, offers, person, "offered accepted", "offered declined", role="practice")
    day = str(today + timedelta(weeks=3))
    PartVersion.objects.bulk_create(
        PartVersion(review=one, part=DAY, version=1, text=day, role="performance", by=person)
        for one in reviews
    )
    Share.objects.bulk_create(
        Share(letter=one, shared_on=today, correct_by=today + timedelta(weeks=2)) for one in letters
    )
    return [(AGREEMENT, agreements), (REVIEW, reviews), (LETTER, letters), (SUPPORT, offers)]


def _moved(
    model: Any, things: Sequence[Any], person: Any, waiting: str, settled: str, role: str = "performance"
) -> None:
    """Write the moves of things: some go the way to a state that waits, the others to one that does not."""
    from django.utils import timezone

    model.objects.bulk_create(
        model(
            thing=thing, number=number, transition="made", from_state=before, to_state=after,
            at=timezone.now(), by=person, role=role,
        )
        for place, thing in enumerate(things)
        for number, (before, after) in enumerate(pairwise((settled if place % EVERY else waiting).split()), 1)
    )  # fmt: skip


def _one_by_one(things: Sequence[tuple[Any, Sequence[Any]]]) -> None:
    from evenhand.cycle.machine import state_of

    for machine, every in things:
        for thing in every:
            state_of(machine, thing)
