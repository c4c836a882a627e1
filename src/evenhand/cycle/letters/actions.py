"""Every write about letters: one transaction with its event. Files are kept before the row that names them."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.asking import asking, asks
from evenhand.accounts.audit import record
from evenhand.accounts.models import Person
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.letters.keeping import keep
from evenhand.cycle.letters.kinds import BOARD_PARTS, OF_REVIEWS, Audience, Kind
from evenhand.cycle.letters.making import FILES, WRITERS, Bearing, contents_of, fingerprint
from evenhand.cycle.letters.models import (
    BoardText,
    Contentment,
    Correction,
    CorrectionAnswer,
    Letter,
    LetterFile,
    LetterVersion,
    Share,
)
from evenhand.cycle.letters.subject import Audience as Eyes
from evenhand.cycle.letters.tables import DAYS_TO_CORRECT, LETTER
from evenhand.cycle.machine import Move, move, state_of
from evenhand.cycle.outbox.actions import tell_practice
from evenhand.cycle.outbox.presenters import letter_shared
from evenhand.cycle.outbox.wishes import site
from evenhand.cycle.reviews.of import latest_review
from evenhand.cycle.tasks.actions import assign
from evenhand.publication.installed import Opened

THING = "letter"


@asks("begin a letter", THING, lambda viewer, opened, kind, practice, *_, **__: (practice[:10], ""))
def begin(viewer: Viewer, opened: Opened, kind: str, practice: str, year: int) -> Letter:
    """Begin a letter of the viewer's area: about a practice or, for a board paper, about the area itself.

    A letter about a review is made of the release that the review's papers were made of, `opened` of the release shown.
    """
    person = _team(viewer)
    if kind not in Kind.values:
        raise InputError(_("there is no such letter"), received=kind)
    if not 2000 <= year <= timezone.localdate().year:
        raise InputError(_("there is no such year to write about"), received=year)
    code, area = _whom(viewer, opened, kind, practice)
    review = latest_review(code, kind, year) if kind in OF_REVIEWS else None
    pack = getattr(review, "pack", None)
    letter = Letter.objects.create(
        kind=kind,
        practice=code,
        commissioner=area,
        year=year,
        release=pack.release if pack else opened.id,
        review=review,
        made_by=person,
    )
    told = {"kind": kind, "year": year, "release": letter.release}
    record(viewer, "began a letter", THING, letter.pk, practice=code, after=told)
    return letter


def _whom(viewer: Viewer, opened: Opened, kind: str, practice: str) -> tuple[str, str]:
    if kind == Kind.BOARD_PAPER:
        area = next((one for one in sorted(viewer.area_codes) if one in opened.edition.areas), None)
        if area is None:
            raise InputError(_("this release has no such area"), received=viewer.organisation_code)
        return "", area
    row = opened.practices.get(practice)
    if row is None or row["commissioner"] not in viewer.area_codes:
        raise InputError(_("this is no practice of your area"), received=practice)
    return practice, row["commissioner"]


def share(viewer: Viewer, letter: Letter, opened: Opened, seen_state: str | None = None) -> Move:
    """Make a version of a letter and share it with the practice, which has fourteen days to correct it."""
    person = _asked(viewer, letter, "share")
    today = timezone.localdate()
    correct_by = today + timedelta(days=DAYS_TO_CORRECT)
    version = _made(letter, opened, Bearing(today, correct_by), person)

    def keep_rows(made: Move) -> None:
        version()
        Share.objects.create(letter=letter, shared_on=today, correct_by=correct_by)
        if letter.practice:
            title = _("Read a letter, and correct it if need be")
            link = f"{address_of(letter)}#move-{made.number}"
            assign(viewer, letter.practice, "read-letter", title, correct_by, link)
            words = letter_shared(str(letter.get_kind_display()), correct_by, address_of(letter), site())
            tell_practice(letter.practice, f"letter:{letter.pk}:{made.number}", words)

    return _moved(viewer, letter, "share", seen_state=seen_state, also=keep_rows)


def finish(viewer: Viewer, letter: Letter, opened: Opened, seen_state: str | None = None) -> Move:
    """Make the final version, with the form that anybody may see. It says what was shared, and bears the same day."""
    person = _asked(viewer, letter, "finish")
    shared = letter.versions.order_by("-number").first()
    made_on = shared.dated if shared else timezone.localdate()
    evidence = {"content_hash": fingerprint(letter, opened, made_on)}
    version = _made(letter, opened, Bearing(made_on, is_draft=False), person)
    return _moved(
        viewer, letter, "finish", seen_state=seen_state, evidence=evidence, also=lambda made: version()
    )


def step(viewer: Viewer, letter: Letter, name: str, reason: str = "", seen_state: str | None = None) -> Move:
    """Take a letter back, publish it, or discard it."""
    _asked(viewer, letter, name)
    if name not in ("revise", "publish", "discard"):
        raise InputError(_("there is no such step"), received=name)
    return _moved(viewer, letter, name, reason=reason, seen_state=seen_state)


def _made(letter: Letter, opened: Opened, bearing: Bearing, person: Person) -> Any:
    """Keep a version's files and return what writes its rows, for the transaction of the move."""
    if opened.id != letter.release:
        raise InputError(
            _("this letter is made of another release"), received=opened.id, remedy=letter.release
        )
    eyes: tuple[Eyes, ...] = ("practice",) if bearing.is_draft else ("practice", "public")
    told_to = {Audience(one): contents_of(letter, opened, bearing, one) for one in eyes}
    kept = []
    for form, audience in FILES:
        if audience in told_to:
            content = WRITERS[form](told_to[audience])
            kept.append((form, audience, keep(content), len(content)))
    told = told_to[Audience.PRACTICE]
    hashed = fingerprint(letter, opened, bearing.made_on)

    def write() -> LetterVersion:
        version = LetterVersion.objects.create(
            letter=letter,
            number=letter.versions.count() + 1,
            title=told.title,
            dated=bearing.made_on,
            content_hash=hashed,
            indicators=sorted(told.named),
            is_final=not bearing.is_draft,
            made_by=person,
        )
        for form, audience, digest, size in kept:
            LetterFile.objects.create(version=version, form=form, audience=audience, sha256=digest, size=size)
        return version

    return write


@asks("correct a letter", THING)
def correct(viewer: Viewer, letter: Letter, words: str) -> Correction:
    """Say, for the practice, what is to be corrected or added."""
    person = _practice(viewer, letter)
    if not words.strip():
        raise InputError(_("say what should be corrected or added"))
    made = Correction.objects.create(letter=letter, words=words.strip()[:2000], by=person)
    record(
        viewer, "corrected a letter", THING, letter.pk, practice=letter.practice, after={"words": made.words}
    )
    return made


@asks("be content with a letter", THING)
def say_content(viewer: Viewer, letter: Letter) -> Contentment:
    """Say, for the practice, that nothing is to be corrected in the letter as it is shared."""
    person = _practice(viewer, letter)
    made = Contentment.objects.create(letter=letter, by=person)
    record(viewer, "was content with a letter", THING, letter.pk, practice=letter.practice)
    return made


@asks("answer a correction", THING)
def answer(viewer: Viewer, letter: Letter, number: int, words: str) -> CorrectionAnswer:
    """Say what was done about a correction, before the letter is final."""
    person = _own(viewer, letter)
    if state_of(LETTER, letter) not in ("with_practice", "draft"):
        raise NotAllowed(_("corrections are answered before the letter is final"))
    found = letter.corrections.filter(pk=number).first()
    if found is None or not words.strip():
        raise InputError(_("choose a correction that is not answered yet, and say what was done about it"))
    if hasattr(found, "answer"):
        raise InputError(
            _("somebody else has answered this correction"), remedy=_("Load the page again to read it")
        )
    made = CorrectionAnswer.objects.create(correction=found, words=words.strip()[:2000], by=person)
    told = {"correction": number, "words": made.words}
    record(viewer, "answered a correction", THING, letter.pk, practice=letter.practice, after=told)
    return made


@asks("write for a board paper", THING)
def write_text(viewer: Viewer, letter: Letter, part: str, text: str, seen: int) -> BoardText:
    """Keep the next text of a part of a paper for the board: the commissioner's, or the LMC's own comment."""
    if part not in BOARD_PARTS or letter.kind != Kind.BOARD_PAPER:
        raise InputError(_("there is no such part of this letter"), received=part)
    if (
        viewer.person is None
        or viewer.role != BOARD_PARTS[part]
        or letter.commissioner not in viewer.area_codes
    ):
        raise NotAllowed(_("these are somebody else’s words"), received=viewer.role)
    if state_of(LETTER, letter) not in ("draft", "with_practice"):
        raise NotAllowed(_("this paper is final"))
    last = letter.texts.filter(part=part).last()
    if (last.number if last else 0) != seen:
        raise InputError(_("somebody else has changed this part"), remedy=_("Load the page again"))
    try:
        with transaction.atomic():
            made = BoardText.objects.create(
                letter=letter,
                part=part,
                number=seen + 1,
                text=text.replace("\r\n", "\n").strip()[:8000],
                role=viewer.role,
                by=viewer.person,
            )
    except IntegrityError as error:
        raise InputError(_("somebody else has changed this part"), remedy=_("Load the page again")) from error
    record(
        viewer,
        "wrote for a board paper",
        "board paper",
        f"{letter.pk}/{part}/{made.number}",
        after={"text": made.text},
    )
    return made


def address_of(letter: Letter) -> str:
    """Return where a letter is on the site."""
    return f"/desk/letters/{letter.pk}/"


def _team(viewer: Viewer) -> Person:
    if viewer.person is None or viewer.role != Role.PERFORMANCE:
        raise NotAllowed(_("letters are written by the performance team"), received=viewer.role)
    return viewer.person


def _own(viewer: Viewer, letter: Letter) -> Person:
    person = _team(viewer)
    if letter.commissioner not in viewer.area_codes:
        raise NotAllowed(_("this is another commissioner’s letter"))
    return person


def _asked(viewer: Viewer, letter: Letter, name: str) -> Person:
    with asking(viewer, name, THING, practice=letter.practice, number=letter.pk):
        return _own(viewer, letter)


def _practice(viewer: Viewer, letter: Letter) -> Person:
    if viewer.person is None or viewer.role != Role.PRACTICE or viewer.organisation_code != letter.practice:
        raise NotAllowed(_("only the practice it is written to says this"), received=viewer.role)
    if state_of(LETTER, letter) != "with_practice":
        raise NotAllowed(_("the letter is not shared for corrections now"))
    return viewer.person


def _moved(viewer: Viewer, letter: Letter, name: str, **more: Any) -> Move:
    return move(viewer, LETTER, letter, name, practice=letter.practice, **more)
