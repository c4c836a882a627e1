"""Every write on a release's way to the public."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from evenhand.accounts.asking import asks
from evenhand.accounts.audit import record
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.calendar.working_days import working_days_after
from evenhand.cycle.challenges.actions import corrected_by
from evenhand.cycle.machine import Move, move
from evenhand.cycle.publications.models import Publication
from evenhand.cycle.publications.tables import PUBLICATION, WORKING_DAYS_OF_PREVIEW
from evenhand.publication.installed import Shelf


@asks("open a preview", "publication", lambda *_, **__: ("", ""))
def open_preview(viewer: Viewer, shelf: Shelf, release: str) -> Publication:
    """Let practices see an installed release before anybody else, for ten working days from today."""
    if viewer.person is None or not viewer.may("write", "publication"):
        raise NotAllowed("your role may not open a preview", received=viewer.role)
    if release not in shelf.installed():
        raise InputError("this release is not installed", received=release, remedy="Install it first")
    if release == shelf.current_id():
        raise InputError("this release is shown already", received=release)
    closes = working_days_after(timezone.localdate(), WORKING_DAYS_OF_PREVIEW)
    try:
        with transaction.atomic():
            made = Publication.objects.create(release=release, opened_by=viewer.person, closes_on=closes)
    except IntegrityError as error:
        raise InputError("this release has had its preview", received=release) from error
    record(
        viewer,
        "opened a preview",
        "publication",
        made.pk,
        after={"release": release, "closes": closes.isoformat()},
    )
    return made


def publish(
    viewer: Viewer, shelf: Shelf, publication: Publication, *, lmc: str, lmc_words: str, caveat: str
) -> Move:
    """Publish a release: show it to everybody from now on, and settle the challenges it corrects.

    The move is made first; a release that then does not verify is not shown, and the move is taken back.
    """
    evidence = {"lmc": lmc, "lmc_words": lmc_words.strip(), "caveat": caveat.strip()}
    made = move(
        viewer,
        PUBLICATION,
        publication,
        "publish",
        evidence=evidence,
        also=lambda _: shelf.switch(publication.release),
    )
    opened = shelf.current()
    if opened is not None:
        corrected_by(opened)
    return made


def stop(viewer: Viewer, publication: Publication, reason: str) -> Move:
    """Do not publish a release after its preview."""
    return move(viewer, PUBLICATION, publication, "stop", reason=reason)
