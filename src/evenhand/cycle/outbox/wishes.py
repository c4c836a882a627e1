"""What people want to be sent, and the secret link by which they say so without signing in."""

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction

from evenhand.accounts.audit import record
from evenhand.accounts.models import Holding
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError
from evenhand.cycle.outbox.models import Kind, Wish

_SALT = "evenhand.outbox.wishes"


def wish_of(holding: Holding) -> Wish:
    """Return what somebody in a role wants: every quarter and reminders, until they say otherwise."""
    newest = Wish.objects.filter(holding=holding).order_by("number").last()
    return newest or Wish(holding=holding, number=0, digests=Wish.Often.QUARTERLY, reminders=True)


def wants(holding: Holding, kind: str) -> bool:
    """Whether somebody in a role wants messages of a kind; what is written to them they always get."""
    wish = wish_of(holding)
    if kind == Kind.DIGEST:
        return wish.digests != Wish.Often.NEVER
    return wish.reminders if kind == Kind.REMINDER else True


def say(viewer: Viewer, holding: Holding, digests: str, reminders: bool, *, by_link: bool = False) -> Wish:
    """Keep what somebody in a role wants from now on. Saying the same again changes nothing."""
    if digests not in Wish.Often.values:
        raise InputError("choose how often", received=digests)
    now = wish_of(holding)
    if now.number and (now.digests, now.reminders) == (digests, reminders):
        return now
    try:
        with transaction.atomic():
            made = Wish.objects.create(
                holding=holding, number=now.number + 1, digests=digests, reminders=reminders, by_link=by_link
            )
            told = {"digests": digests, "reminders": reminders, "by_link": by_link}
            record(viewer, "said what to be sent", "e-mail", holding.pk, after=told)
    except IntegrityError:
        # The same link was followed twice at once: what was said first counts.
        return wish_of(holding)
    return made


def secret_of(holding: Holding) -> str:
    """Return the secret of a role's link. It is signed and kept nowhere."""
    return signing.Signer(salt=_SALT).sign(str(holding.pk))


def holding_of(secret: str) -> Holding | None:
    """Return the role a link belongs to; None for a link that is none of ours."""
    try:
        number = signing.Signer(salt=_SALT).unsign(secret)
    except signing.BadSignature:
        return None
    return Holding.objects.select_related("person", "organisation", "end").filter(pk=int(number)).first()


def site() -> str:
    """Return where this site is reached, by the first of its names."""
    scheme = "https" if settings.SECURE_SSL_REDIRECT else "http"
    return f"{scheme}://{settings.ALLOWED_HOSTS[0]}"


def link_of(holding: Holding) -> str:
    """Return the address at which a role's messages are stopped, whole."""
    return f"{site()}/messages/{secret_of(holding)}/"
