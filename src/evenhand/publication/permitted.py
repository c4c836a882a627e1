"""What of a release may be published at all: no reconstruction, and no practice's figure where only areas are."""

from evenhand.common.errors import PublicationError
from evenhand.release import Release

OF_PRACTICES = ("results", "history", "contributions", "funnels")
"""Tables that say something of each practice by itself, or draw it."""


def keep_to_what_is_permitted(release: Release) -> None:
    """Refuse a release that may not be published, and empty the tables of practices where it is for areas only.

    PublicationError for a reconstruction of a crude card. Whoever reads an emptied table of `release` from here on
    finds its columns and no row.
    """
    if release.framework.purpose == "reconstruction":
        raise PublicationError(
            "a reconstruction of a crude card is not published: read on its own it would mislead",
            where=release.path,
            received=release.framework.id,
            remedy="Use `evenhand audit` to show what such a card says that the evidence does not",
        )
    if release.framework.publication_level == "area":
        # A table is read when first asked for and then kept under its name: these are kept empty.
        for name in OF_PRACTICES:
            vars(release)[name] = getattr(release, name).clear()
