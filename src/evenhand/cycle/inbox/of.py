"""The messages a viewer may read: an LMC its own."""

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.inbox.models import Message


def messages_of(viewer: Viewer) -> list[Message]:
    """Return the messages to the viewer's LMC with who read them, newest first; none for anybody else."""
    if viewer.role != Role.LMC or not viewer.may("read", "message to an LMC"):
        return []
    found = Message.objects.filter(lmc=viewer.organisation)
    return list(found.select_related("reading__read_by", "sent_by"))


def message_of(viewer: Viewer, number: int) -> Message | None:
    """Return one message if it is the viewer's."""
    return next((one for one in messages_of(viewer) if one.pk == number), None)


def unread(viewer: Viewer) -> int:
    """Return how many messages nobody of the viewer's LMC has read."""
    return sum(not hasattr(one, "reading") for one in messages_of(viewer))
