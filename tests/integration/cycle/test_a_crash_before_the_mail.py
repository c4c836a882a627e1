"""A step and its e-mail are kept together or not at all, and what was kept is sent once, whatever dies when.

A sender that is killed while it sends leaves a message of which nobody knows whether it arrived; it is not sent again
until the administrator has said so (`outbox/test_send_mail.py`).
"""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.judged_release import judged_release
from support.mail_server import MailServer, mail_server
from support.web_site import environment_of, run_inside

INSIDE = "support.inside_a_crash"
pytestmark = pytest.mark.slow


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


@pytest.fixture
def environment(tmp_path: Path, server: MailServer) -> dict[str, str]:
    (tmp_path / "data").mkdir()
    return environment_of(tmp_path / "data", EVENHAND_EMAIL=f"smtp://127.0.0.1:{server.port}")


@pytest.fixture
def review(environment: dict[str, str], tmp_path: Path) -> int:
    return int(run_inside(environment, f"{INSIDE}:prepare", str(judged_release(tmp_path / "release"))))


def killed(environment: dict[str, str], review: int, dies: str) -> None:
    """Give the papers in a process that is killed."""
    command = [sys.executable, "-m", "support.web_site", f"{INSIDE}:give_papers", json.dumps([review, dies])]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == -signal.SIGKILL, done.stderr


def sent(environment: dict[str, str]) -> int:
    """Run the sender once, and return how many e-mails it says it sent."""
    command = [sys.executable, "-m", "evenhand", "send-mail", "--once", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    return int(json.loads(done.stdout)["sent"])


def test_a_crash_before_the_step_is_kept_leaves_neither_step_nor_mail(environment, review, server) -> None:
    killed(environment, review, "before")

    told = run_inside(environment, f"{INSIDE}:as_it_is", review)
    assert told == {
        "state": "planned", "papers": False, "events": 0, "messages": 0, "waiting": 0, "uncertain": 0, "faults": [],
    }  # fmt: skip
    assert sent(environment) == 0

    # Nothing is left that would hinder doing it again.
    assert run_inside(environment, f"{INSIDE}:give_papers", review) == "pack_sent"
    assert sent(environment) == len(server.taken) > 0


def test_a_crash_after_the_step_is_kept_leaves_its_mail_to_be_sent_once(environment, review, server) -> None:
    killed(environment, review, "after")

    told = run_inside(environment, f"{INSIDE}:as_it_is", review)
    written = told["messages"]
    assert written > 0
    assert told == {
        "state": "pack_sent", "papers": True, "events": 1, "messages": written, "waiting": written, "uncertain": 0,
        "faults": [],
    }  # fmt: skip
    assert [sent(environment), sent(environment)] == [written, 0]
    assert len({(one["To"], one["Subject"]) for one in server.taken}) == len(server.taken) == written
