"""The words of the pages of messages."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.accounts.models import Holding
from evenhand.cycle.outbox.models import Attempt, Wish
from evenhand.cycle.outbox.of import State
from evenhand.cycle.outbox.wishes import wish_of
from evenhand.pages.numbers import day_words


@dataclass(frozen=True)
class Choice:
    """An option of a form, and whether it holds now."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class WishView:
    """What somebody in a role is sent now, and what they can choose."""

    role: str
    often: tuple[Choice, ...]
    reminders: bool
    stopped: bool


@dataclass(frozen=True)
class UncertainView:
    """A message of which nobody knows whether it was sent."""

    number: int
    subject: str
    address: str
    when: str


@dataclass(frozen=True)
class OutboxView:
    """How the outbox stands."""

    lines: tuple[str, ...]
    uncertain: tuple[UncertainView, ...]


def present_wish(holding: Holding) -> WishView:
    """Return what a role is sent, with what can be chosen."""
    wish = wish_of(holding)
    return WishView(
        role=str(holding),
        often=tuple(Choice(value, str(label), value == wish.digests) for value, label in Wish.Often.choices),
        reminders=wish.reminders,
        stopped=wish.digests == Wish.Often.NEVER and not wish.reminders,
    )


def present_outbox(state: State) -> OutboxView:
    """Return how many messages wait, were sent or were not, and those that are uncertain."""
    return OutboxView(
        (
            _("{n} waiting").format(n=_messages(state.waiting)),
            _("{n} sent").format(n=_messages(state.sent)),
            _(
                "{n} not sent: refused by the server, no longer wanted, or to somebody whose role has ended"
            ).format(n=_messages(state.refused)),
        ),
        tuple(_uncertain(one) for one in state.uncertain),
    )


def _messages(count: int) -> str:
    return ngettext("{count} message", "{count} messages", count).format(count=f"{count:,}")


def _uncertain(one: Attempt) -> UncertainView:
    local = timezone.localtime(one.claimed_at)
    return UncertainView(
        one.pk, one.message.subject, one.address, f"{day_words(local.date())}, {local:%H:%M}"
    )
