"""A figure that is mostly context says more about where a practice is than about the practice."""

from collections.abc import Iterator

from evenhand.release.checking.told import Told
from evenhand.release.release import Release

SENTENCE = "Where context explains more than half of the variation between practices, it is said."

HALF = 0.5


def check(release: Release) -> Iterator[Told]:
    """Yield each indicator whose variation, chance aside, is for the greater part context.

    Where practices differ no more than chance makes them, all that is left is context, and that says nothing of it.
    """
    for name, model in release.models.items():
        share = model.get("explained_share")
        if share is not None and share > HALF and model.get("tau2_practices") != 0.0:
            message = f"context explains {share:.0%} of its variation between practices"
            remedy = "Never read it crude; say in context_note what explains it"
            yield Told(name, "context_note", message, remedy)
