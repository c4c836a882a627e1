"""Releases on their way to the public, as viewers see them."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.machine import state_of
from evenhand.cycle.publications.models import Publication
from evenhand.cycle.publications.tables import PUBLICATION


@dataclass(frozen=True)
class Previewed:
    """A release that practices see and the public does not yet: since when, and until when there is to comment."""

    release: str
    since: date
    until: date


def previewed_release() -> Previewed | None:
    """Return the release that practices can see and the public cannot; None where there is none."""
    for one in Publication.objects.order_by("-pk"):
        if state_of(PUBLICATION, one) == "previewing":
            return Previewed(one.release, timezone.localdate(one.opened_at), one.closes_on)
    return None


def publications_of(viewer: Viewer) -> list[Publication]:
    """Return every publication a viewer may read, newest first."""
    if not viewer.may("read", "publication"):
        return []
    return list(Publication.objects.select_related("opened_by").prefetch_related("moves").order_by("-pk"))


def publication_of(viewer: Viewer, number: int) -> Publication | None:
    """Return one publication if the viewer may read it."""
    return next((one for one in publications_of(viewer) if one.pk == number), None)


def caveat_of(release: str) -> str:
    """Return the caveat in plain words that a release was published with; empty where there is none."""
    found = Publication.objects.filter(release=release).first()
    last = found.moves.filter(transition="publish").first() if found else None
    return str(last.evidence.get("caveat", "")) if last else ""
