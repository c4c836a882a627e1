"""A real mail server on this machine, by aiosmtpd: takes, refuses, puts off, or goes dead, as a test tells it."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from support.web_site import free_port


@dataclass
class MailServer:
    """What the server took, and how it answers the next: a code with words, or what it does instead.

    `answers` are taken one an e-mail. ``"hang up"`` takes the e-mail and goes dead before it says so.
    """

    port: int = 0
    taken: list[Message] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    thinks: threading.Event = field(default_factory=threading.Event)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.answers and self.answers[0].startswith("rcpt "):
            return self.answers.pop(0).removeprefix("rcpt ")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer == "hang up":
            self.taken.append(message_from_bytes(envelope.content))
            server.transport.close()
            return "250 OK"
        if answer == "think":
            self.taken.append(message_from_bytes(envelope.content))
            self.thinks.set()
            await asyncio.sleep(120)
        if answer.startswith("250"):
            self.taken.append(message_from_bytes(envelope.content))
        return answer


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Serve mail on 127.0.0.1 for the time of the block."""
    state = MailServer(free_port())
    controller = Controller(state, hostname="127.0.0.1", port=state.port, ready_timeout=20)
    controller.start()
    try:
        yield state
    finally:
        controller.stop()
