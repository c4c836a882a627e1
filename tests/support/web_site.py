"""A whole installation in processes of its own: `evenhand serve` with the judged release and a person in each role.

For browsers, which want a real server. The tests reach its database through :meth:`RunningSite.do` alone.
"""

import importlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from support.once import uncounted

PROJECT = Path(__file__).resolve().parents[2]
LONGEST_START = 60.0
LONG_AGO = date(2020, 1, 1)
"""Since when people have held their roles, so that what tests need to be past can be made by them."""


@dataclass(frozen=True)
class RunningSite:
    """A site that answers at `url`, with its data in `data`."""

    url: str
    data: Path
    environment: dict[str, str]

    def do(self, function: str, *arguments: Any) -> Any:
        """Call ``module:function`` of the tests' support inside the installation and return what it returns.

        In a process of its own: arguments and answer are what JSON can hold. Functions make rows by the product's
        actions, for instance ``site.do("support.made_challenges:raise_challenge", "Z80001")``.
        """
        return run_inside(self.environment, function, *arguments)


def environment_of(data: Path, *, counted: bool = True, **more: str) -> dict[str, str]:
    """Return the environment of an installation with its data in a folder.

    Lines are counted in it, where they are in the tests, unless it is said that they are in other tests.
    """
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("EVENHAND_", "DJANGO_"))
    }
    kept.pop("DATABASE_URL", None)
    return {
        **(kept if counted else uncounted(kept)),
        "PYTHONPATH": f"{PROJECT / 'tests'}{os.pathsep}{PROJECT}",
        "EVENHAND_DATA": str(data),
        "EVENHAND_HTTPS": "no",
        "EVENHAND_SECRET_KEY": "a-key-for-the-tests-alone-that-is-long-enough-0123456789",
        **more,
    }


def run_inside(environment: dict[str, str], function: str, *arguments: Any) -> Any:
    """Call a function in a process with the settings of an installation; what it returns, as JSON brings it over."""
    done = subprocess.run(
        [sys.executable, "-m", "support.web_site", function, json.dumps(arguments)],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def running_site(
    data: Path, release: Path | None, *, counted: bool = True, **settings: str
) -> Iterator[RunningSite]:
    """Serve an installation for the time of the block. With a release, people in every role can sign in."""
    port = free_port()
    environment = environment_of(data, counted=counted, **settings)
    if release is not None:
        run_inside(environment, "support.web_site:prepare", str(release))
    command = [
        sys.executable,
        "-m",
        "evenhand",
        "serve",
        "--only-here",
        "--workers",
        "1",
        "--port",
        str(port),
    ]
    with (data / "log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            url = f"http://127.0.0.1:{port}/"
            wait_until_answers(f"{url}health/", server, data / "log")
            yield RunningSite(url, data, environment)
        finally:
            server.terminate()
            server.wait(30)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_until_answers(url: str, server: subprocess.Popen[bytes], log: Path) -> float:
    """Return how many seconds it took until the address answers."""
    began = time.monotonic()
    while time.monotonic() - began < LONGEST_START:
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            urllib.request.urlopen(url, timeout=1).close()
            return time.monotonic() - began
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise AssertionError(f"{url} does not answer: {log.read_text(encoding='utf-8')}")


def prepare(release: str) -> str:
    """Inside: make the database, install and show the release, and make a person in each role."""
    from django.conf import settings

    from evenhand.accounts.roles import Role
    from evenhand.config import installation
    from evenhand.publication.installed import Shelf
    from support.web import made_people

    installation.bring_up_to_date()
    shelf = Shelf(settings.DATA)
    identity = shelf.install(Path(release))
    shelf.switch(identity)
    people = made_people()
    people.since = LONG_AGO
    for role in Role:
        people.holding(role)
    return identity


def _main() -> None:
    from evenhand.config import installation

    installation.set_up()
    module, name = sys.argv[1].split(":")
    answer = getattr(importlib.import_module(module), name)(*json.loads(sys.argv[2]))
    print(json.dumps(answer))


if __name__ == "__main__":
    _main()
