"""Which release is shown: put in place and switched to with an event of the record."""

from pathlib import Path

from django.db import transaction

from evenhand.accounts.audit import record
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.publication.installed import Shelf

THING = "releases"


def install(viewer: Viewer, shelf: Shelf, release: Path) -> str:
    """Put a release on the shelf and return its id; ReleaseError when it does not verify, with all that is wrong."""
    _refuse_unless_writer(viewer)
    known = shelf.installed()
    with transaction.atomic():
        identity = shelf.install(release)
        if identity not in known:
            record(viewer, "installed a release", THING, identity)
    return identity


def switch(viewer: Viewer, shelf: Shelf, identity: str, reason: str = "") -> None:
    """Show another release from now on; ReleaseError when it is not installed or does not verify.

    InputError for the one that is shown already.
    """
    _refuse_unless_writer(viewer)
    before = shelf.current_id()
    if before == identity:
        raise InputError("this release is shown already", received=identity)
    with transaction.atomic():
        record(
            viewer,
            "switched to a release",
            THING,
            identity,
            reason=reason.strip(),
            before={"release": before},
            after={"release": identity},
        )
        # Last, so that a release that cannot be shown leaves no event that says it was.
        shelf.switch(identity)


def back_to(viewer: Viewer, shelf: Shelf, identity: str, reason: str, shown: str) -> None:
    """Show an earlier release again, or the first of all: `shown` is the one that whoever asks has seen as shown.

    InputError for a later one, which goes to practices first; and where another has been switched to meanwhile.
    """
    current = shelf.current_id()
    if (current or "") != shown:
        raise InputError(
            "somebody has switched to another release meanwhile",
            received=current or "none",
            remedy="Load the page again and see whether this is still what you want",
        )
    if not reason.strip():
        raise InputError("this is done for a reason only", remedy="Say why in a few words")
    if current and not is_earlier(shelf, identity, current):
        raise InputError(
            "a later release goes to practices first",
            received=identity,
            remedy="Open its preview on the page of publications",
        )
    switch(viewer, shelf, identity, reason)


def is_earlier(shelf: Shelf, identity: str, other: str) -> bool:
    """Whether an installed release was made before another one."""
    return shelf.manifest(identity).created_at < shelf.manifest(other).created_at


def _refuse_unless_writer(viewer: Viewer) -> None:
    if not viewer.may("write", THING):
        raise NotAllowed("your role may not install or switch releases", received=viewer.role)
