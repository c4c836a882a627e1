"""The cards an organisation keeps."""

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.cards.models import KeptCard


def kept_of(viewer: Viewer) -> list[KeptCard]:
    """Return the cards of the viewer's own organisation, newest first, without their rows."""
    if not viewer.may("write", "crude card audit"):
        return []
    return list(
        KeptCard.objects.filter(organisation=viewer.organisation).defer("rows").select_related("kept_by")
    )


def kept_card(viewer: Viewer, number: int) -> KeptCard | None:
    """Return one of them; None for another organisation's."""
    if not viewer.may("write", "crude card audit"):
        return None
    return KeptCard.objects.filter(organisation=viewer.organisation, pk=number).first()
