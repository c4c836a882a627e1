"""`evenhand send-mail` as it is run: by two at once, killed in the middle, and against a server that is not there."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.mail_server import MailServer, mail_server
from support.postgres import own_database
from support.web_site import environment_of, run_inside

COMMAND = [sys.executable, "-m", "evenhand", "send-mail", "--once", "--json"]
INSIDE = "support.inside_outbox"
pytestmark = pytest.mark.slow


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


@pytest.fixture
def database(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A database for each test, on the server that ``DATABASE_URL`` names, or SQLite where it names none."""
    with own_database(f"mail-{tmp_path.name[-50:]}") as given:
        yield given


@pytest.fixture
def environment(tmp_path: Path, server: MailServer, database: dict[str, str]) -> dict[str, str]:
    return environment_of(tmp_path / "data", EVENHAND_EMAIL=f"smtp://127.0.0.1:{server.port}", **database)


def send(environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        COMMAND, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_two_senders_at_once_send_each_message_once(environment, server) -> None:
    run_inside(environment, f"{INSIDE}:write_messages", 30)
    senders = [send(environment), send(environment)]
    told = [one.communicate(timeout=300) for one in senders]
    assert [one.returncode for one in senders] == [0, 0], told
    assert sum(json.loads(out)["sent"] for out, _ in told) == 30
    assert len({one["Subject"] for one in server.taken}) == len(server.taken) == 30


def test_a_sender_killed_while_the_server_thinks_leaves_one_uncertain_and_sends_it_never_again(
    environment, server
) -> None:
    run_inside(environment, f"{INSIDE}:write_messages", 3)
    server.answers.append("think")
    sender = send(environment)
    assert server.thinks.wait(120)
    sender.kill()
    sender.communicate(timeout=60)
    again = send(environment)
    out, _ = again.communicate(timeout=300)
    assert json.loads(out)["sent"] == 2
    assert run_inside(environment, f"{INSIDE}:came_of_them") == {"sent": 2, "waiting": 0, "uncertain": 1}
    assert len({one["Subject"] for one in server.taken}) == len(server.taken) == 3


def test_a_server_that_is_not_there_is_said_by_the_exit_code(
    tmp_path: Path, database: dict[str, str]
) -> None:
    environment = environment_of(tmp_path / "data", EVENHAND_EMAIL="smtp://127.0.0.1:1", **database)
    run_inside(environment, f"{INSIDE}:write_messages", 1)
    done = subprocess.run([*COMMAND[:-1]], env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1
    assert "cannot be reached" in done.stdout
    assert run_inside(environment, f"{INSIDE}:came_of_them")["waiting"] == 1
