"""Runs two acts so that the second begins in the middle of the first, and tells how each came out."""

import threading
from collections.abc import Callable
from typing import Any, Final

from django.db import connection, models
from django.db.models.signals import pre_save
from django.test import Client

from evenhand.common.errors import InputError

LONGEST_WAIT: Final = 0.7
"""Seconds for which the first waits for the second to pass it, which it may not."""
LONGEST: Final = 60.0
DONE: Final = "done"

Act = Callable[[], Any]


def at_once(first: Act, second: Act, writes: type[models.Model]) -> list[str]:
    """Return how two acts came out: done, what was answered, or the fault it was.

    The first stops just before it writes a row of `writes`: it has looked, and found that it may. Then the second
    begins. Whether it waits or passes is what is tested.
    """
    inside, over = threading.Event(), threading.Event()
    stopped = threading.Thread()
    told = ["", ""]

    def stop(sender: Any, **_: Any) -> None:
        if threading.current_thread() is stopped and not inside.is_set():
            inside.set()
            over.wait(LONGEST_WAIT)

    def run_first() -> None:
        told[0] = _outcome(first)
        inside.set()

    def run_second() -> None:
        inside.wait(LONGEST)
        told[1] = _outcome(second)
        over.set()

    pre_save.connect(stop, sender=writes, weak=False)
    try:
        stopped = threading.Thread(target=run_first)
        other = threading.Thread(target=run_second)
        for one in (stopped, other):
            one.start()
        for one in (stopped, other):
            one.join(LONGEST)
    finally:
        pre_save.disconnect(stop, sender=writes)
    return told


def _outcome(act: Act) -> str:
    try:
        answer = act()
    except InputError as error:
        return str(error)
    except Exception as fault:  # told, so that the test shows it
        return f"fault: {type(fault).__name__}: {fault}"
    finally:
        connection.close()
    status = getattr(answer, "status_code", None)
    return DONE if status in (None, 302) else f"{status}: {_alert(answer)}"


def _alert(answer: Any) -> str:
    page = answer.content.decode()
    told = page.partition('role="alert"')[2] or page.partition("<main")[2]
    return " ".join(told.partition("</form>")[0].split())[:600]


def client_of(person: Any) -> Client:
    """Return a client signed in as a person."""
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
