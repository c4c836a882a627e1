"""What was allowed for was still true on the day of the release."""

from collections.abc import Iterator
from datetime import date

from evenhand.release.checking.told import Told
from evenhand.release.release import Release

SENTENCE = "No context that figures were adjusted for had expired on the day of the release."


def check(release: Release) -> Iterator[Told]:
    """Yield each context in use that had expired, with how many indicators allow for it."""
    as_of = date.fromisoformat(release.manifest.as_of)
    for context in release.contexts:
        expires = context.get("expires_on")
        if expires is None or date.fromisoformat(expires) >= as_of:
            continue
        users = [one.id for one in release.indicators.values() if context["id"] in one.covariates]
        if users:
            message = f"it expired on {expires} and {len(users)} indicators of {as_of} allow for it"
            yield Told(context["id"], "expires_on", message, "Take the newer edition and assess again")
