"""Sending what waits: each message is claimed first, and one of which nobody knows whether it went is not sent again.

Between a claim and its end lies the one moment in which a crash leaves a question. The answer is never to send twice:
such a message is *uncertain* until the administrator says whether it arrived.
"""

import os
import smtplib
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from django.core.mail import EmailMessage, get_connection
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone, translation

from evenhand.cycle.outbox import presenters, wishes
from evenhand.cycle.outbox.models import WISHED, Attempt, AttemptEnd, Message

MOST_TRIES: Final = 10
FIRST_DELAY: Final = timedelta(minutes=5)
LONGEST_DELAY: Final = timedelta(days=1)
_Outcome = AttemptEnd.Outcome


@dataclass
class Counts:
    """What a round of sending came to. `reached` is whether the server answered at all."""

    sent: int = 0
    put_off: int = 0
    refused: int = 0
    uncertain: int = 0
    reached: bool = True


def waiting() -> Iterator[Message]:
    """Yield the messages that may be sent now, the oldest first."""
    unfinished = Attempt.objects.filter(message=OuterRef("pk")).filter(
        Q(end__isnull=True) | Q(end__outcome__in=[_Outcome.SENT, _Outcome.REFUSED])
    )
    waits = Message.objects.filter(~Exists(unfinished))
    # By number, one after another: a sender beside this one may have taken the next meanwhile, which the claim sees.
    for pk in list(waits.values_list("pk", flat=True)):
        yield Message.objects.select_related("holding__person", "holding__organisation").get(pk=pk)


def uncertain() -> list[Attempt]:
    """Return the attempts nobody knows the end of, the oldest first."""
    found = Attempt.objects.filter(end__isnull=True).select_related("message__holding__person")
    return list(found.order_by("claimed_at", "pk"))


def send_waiting(connection: Any = None) -> Counts:
    """Send everything that waits, and return what it came to. A server that cannot be reached leaves all as it was."""
    counts = Counts()
    mail = connection or get_connection()
    try:
        for message in waiting():
            if not counts.reached:
                break
            _send_one(mail, message, counts)
    finally:
        _close(mail)
    return counts


def _send_one(mail: Any, message: Message, counts: Counts) -> None:
    if not is_due(message, timezone.now()):
        return
    try:
        # Before the claim: whoever cannot be reached has certainly taken nothing.
        mail.open()
    except (OSError, smtplib.SMTPException):
        counts.reached = False
        return
    attempt = claim(message)
    if attempt is None:
        return
    reason = _not_wanted(message)
    if reason:
        _end(attempt, _Outcome.REFUSED, reason)
        counts.refused += 1
        return
    try:
        letter = email_of(message)
        letter.message()
    except ValueError as error:
        _end(attempt, _Outcome.REFUSED, f"It cannot be written as an e-mail: {error}")
        counts.refused += 1
        return
    _sent(mail, attempt, letter, counts)


def _sent(mail: Any, attempt: Attempt, letter: EmailMessage, counts: Counts) -> None:
    try:
        mail.send_messages([letter])
    except smtplib.SMTPServerDisconnected:
        # It may have been taken before the line went dead.
        counts.uncertain += 1
        _close(mail)
    except smtplib.SMTPException as error:
        # The server answered, and its answer was no: it certainly has not taken it.
        _refused_by_server(attempt, error, counts)
        _close(mail)
    except OSError:
        counts.uncertain += 1
        _close(mail)
    else:
        _end(attempt, _Outcome.SENT, "")
        counts.sent += 1


def is_due(message: Message, now: datetime) -> bool:
    """Whether a message may be tried at a moment: never tried, or put off until then.

    A moment further away than the longest delay was written by a clock that was wrong, and is taken as passed.
    """
    last = AttemptEnd.objects.filter(attempt__message=message).order_by("attempt__number").last()
    if last is None or last.try_after is None:
        return True
    return last.try_after <= now or last.try_after > now + LONGEST_DELAY


def claim(message: Message) -> Attempt | None:
    """Take a message in hand, for everybody to see; None where another sender has, or it is done with."""
    try:
        with transaction.atomic():
            Message.objects.select_for_update().get(pk=message.pk)
            attempts = list(message.attempts.select_related("end"))
            last = attempts[-1] if attempts else None
            if last is not None and (not hasattr(last, "end") or last.end.outcome != _Outcome.PUT_OFF):
                return None
            return Attempt.objects.create(
                message=message,
                number=len(attempts) + 1,
                address=message.holding.person.email,
                claimed_by=f"{socket.gethostname()[:60]}:{os.getpid()}",
            )
    except IntegrityError:
        return None


def email_of(message: Message) -> EmailMessage:
    """Return a message as it is sent, with the headers by which mail programs stop it at one press (RFC 8058)."""
    holding = message.holding
    can_stop = message.kind in WISHED
    with translation.override("en-gb"):
        link = wishes.link_of(holding)
        text = presenters.whole(
            presenters.Words(message.subject, message.text),
            holding.person.name,
            str(holding),
            link,
            can_stop=can_stop,
        )
    headers = {
        # The same at each try, so that whoever does get it twice can see that it is one.
        "Message-ID": f"<evenhand.{message.pk}.{message.made_at:%Y%m%d%H%M%S}@{urlsplit(wishes.site()).hostname}>",
        "Auto-Submitted": "auto-generated",
    }
    if can_stop:
        headers["List-Unsubscribe"] = f"<{link}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(message.subject, text, to=[holding.person.email], headers=headers)


def _not_wanted(message: Message) -> str:
    """Return why a message is no longer to be sent; nothing where it is."""
    holding = message.holding
    if not holding.is_current or not holding.person.is_active:
        return "The role has ended"
    if not wishes.wants(holding, message.kind):
        return "The person does not want such messages any more"
    return ""


def _refused_by_server(attempt: Attempt, error: smtplib.SMTPException, counts: Counts) -> None:
    codes, words = _answer(error)
    for_good = any(code >= 500 for code in codes) or not codes
    if for_good or attempt.number >= MOST_TRIES:
        _end(attempt, _Outcome.REFUSED, words)
        counts.refused += 1
        return
    delay = min(FIRST_DELAY * 2 ** (attempt.number - 1), LONGEST_DELAY)
    _end(attempt, _Outcome.PUT_OFF, words, timezone.now() + delay)
    counts.put_off += 1


def _answer(error: smtplib.SMTPException) -> tuple[list[int], str]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = list(error.recipients.values())
        return [code for code, _ in answers], "; ".join(_text(said) for _, said in answers)
    if isinstance(error, smtplib.SMTPResponseException):
        return [error.smtp_code], _text(error.smtp_error)
    return [], str(error)


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said


def _end(attempt: Attempt, outcome: str, words: str, try_after: datetime | None = None) -> None:
    AttemptEnd.objects.create(attempt=attempt, outcome=outcome, words=words[:500], try_after=try_after)


def _close(mail: Any) -> None:
    try:
        mail.close()
    except (OSError, smtplib.SMTPException):
        # It is of no use any more either way.
        return
