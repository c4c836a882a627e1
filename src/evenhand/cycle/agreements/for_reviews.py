"""What reviews and letters take from agreements: the objectives of the year, in words."""

from datetime import date

from evenhand.cycle.agreements.of import agreement_in_force, objectives_of
from evenhand.cycle.agreements.words import basis_words, number_words, support_words
from evenhand.cycle.reviews.beside import Objective

_LAST_DAY = (3, 31)


def objectives_for_review(practice: str, year: int) -> tuple[Objective, ...]:
    """Return the objectives in force in the year that begins in April of `year`; none where nothing was signed."""
    # As it is when the year ends: while the year lasts, what is in force now unless something else is signed.
    found = agreement_in_force(practice, date(year + 1, *_LAST_DAY))
    if found is None:
        return ()
    return tuple(
        Objective(
            id=str(objective.pk),
            text=last.text,
            basis=basis_words(last.terms),
            baseline=number_words(last.baseline, last.evidence["facts"]),
            target=number_words(last.target, last.evidence["facts"]),
            promised=support_words(last.terms),
            imposed=last.to_state == "imposed",
        )
        for objective, last in objectives_of(found)
    )
