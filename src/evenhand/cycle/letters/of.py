"""Letters as viewers see them, and what other parts of the cycle ask of them."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from evenhand.accounts.roles import PUBLIC, Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.agenda import AgendaItem
from evenhand.cycle.letters.kinds import NAMES, Audience, Kind
from evenhand.cycle.letters.models import BoardText, Correction, Letter, LetterFile, LetterVersion, Share
from evenhand.cycle.letters.tables import LETTER
from evenhand.cycle.machine import in_states, state_of

SENT = frozenset({"with_practice", "final", "published"})
"""States in which a practice has, or has had, the letter."""
SETTLED = frozenset({"final", "published"})


def letters_of(viewer: Viewer) -> list[Letter]:
    """Return the letters a viewer may read, newest year first.

    Its own as soon as they are shared for a practice, all of its area for the performance team; for everybody else of
    the commissioner those that are final, for an LMC also those about a review it was invited to.
    """
    return [
        one for one in _of_area(viewer).prefetch_related("moves", "versions__files") if _may_read(viewer, one)
    ]


def letter_of(viewer: Viewer, number: int) -> Letter | None:
    """Return one letter if the viewer may read it."""
    found = _of_area(viewer).filter(pk=number).first()
    return found if found is not None and _may_read(viewer, found) else None


def _of_area(viewer: Viewer) -> QuerySet[Letter]:
    found = Letter.objects.select_related("review")
    if viewer.role == Role.PRACTICE:
        return found.filter(practice=viewer.organisation_code).exclude(practice="")
    if not viewer.may("read", "letter"):
        return found.filter(kind=Kind.BOARD_PAPER, commissioner__in=viewer.area_codes)
    return found.filter(commissioner__in=viewer.area_codes)


def _may_read(viewer: Viewer, letter: Letter) -> bool:
    state = state_of(LETTER, letter)
    if viewer.role == Role.PERFORMANCE:
        return True
    if viewer.role == Role.PRACTICE:
        return state in SENT
    if viewer.role == Role.LMC:
        # It comments on a paper for the board while that is written.
        if letter.kind == Kind.BOARD_PAPER:
            return state != "discarded"
        invited = letter.review is not None and hasattr(letter.review, "lmc_invitation")
        return state == "published" or (invited and state in SENT)
    return state in SETTLED


def file_of(viewer: Viewer, letter: Letter, version: int, form: str) -> LetterFile | None:
    """Return a file of a letter that the viewer may read; for an LMC or region of a published one its public form."""
    audience = Audience.PRACTICE
    if viewer.role in (PUBLIC, Role.REGION, Role.AUDITOR):
        audience = Audience.PUBLIC
    return LetterFile.objects.filter(
        version__letter=letter, version__number=version, form=form, audience=audience
    ).first()


def published() -> list[LetterVersion]:
    """Return the final versions anybody may read, by area and then from A to Z: papers for boards, and letters of
    practices where their local medical committee agreed that practices are named.
    """
    found = _published().filter(
        Q(letter__kind=Kind.BOARD_PAPER) | Q(letter__pk__in=[one.pk for one in _named_letters()])
    )
    return sorted(found, key=lambda one: (one.letter.commissioner, one.letter.practice != "", one.title))


def published_version(number: int) -> LetterVersion | None:
    """Return the final version of a published letter anybody may read."""
    return next((one for one in published() if one.letter_id == number), None)


def published_of_area(commissioner: str, year: int) -> list[LetterVersion]:
    """Return the final versions of practices' published letters of an area and year."""
    found = _published().filter(letter__commissioner=commissioner, letter__year=year)
    return list(found.exclude(letter__kind=Kind.BOARD_PAPER))


def _published() -> QuerySet[LetterVersion]:
    found = LetterVersion.objects.filter(is_final=True, letter__moves__to_state="published")
    return found.select_related("letter").prefetch_related("files")


def _named_letters() -> list[Letter]:
    newest: dict[tuple[str, int], str] = {}
    for one in BoardText.objects.filter(part=NAMES).select_related("letter").order_by("pk"):
        newest[one.letter.commissioner, one.letter.year] = one.text
    agreed = {area for area, text in newest.items() if text == "yes"}
    return [one for one in Letter.objects.exclude(practice="") if (one.commissioner, one.year) in agreed]


def letters_naming(practice: str, indicator: str, before: date) -> list[Letter]:
    """Return the letters a practice had before a day that told a figure as differing: a later step is no surprise."""
    found = Letter.objects.filter(practice=practice, shares__shared_on__lt=before).distinct()
    return [
        one
        for one in found.prefetch_related("versions")
        if any(indicator in version.indicators for version in one.versions.all())
    ]


def state(letter: Letter) -> str:
    """Return a letter's state."""
    return state_of(LETTER, letter)


def agenda(viewer: Viewer, today: date) -> Iterator[AgendaItem]:
    """Yield what waits for a viewer: for a commissioner, corrections to answer and letters to make final."""
    if viewer.role != Role.PERFORMANCE:
        return
    last = Share.objects.filter(letter=OuterRef("pk")).order_by("-pk").values("correct_by")[:1]
    unanswered = Correction.objects.filter(letter=OuterRef("pk"), answer__isnull=True)
    waiting = in_states(LETTER, _of_area(viewer), ["with_practice"])
    found = waiting.annotate(until=Subquery(last), to_answer=Exists(unanswered))
    answer, make_final = _("Answer a practice’s corrections"), _("Make a letter final")
    for number, practice, until, to_answer in found.values_list("pk", "practice", "until", "to_answer"):
        what = answer if to_answer else make_final
        yield AgendaItem(what, until, f"/desk/letters/{number}/", practice)
