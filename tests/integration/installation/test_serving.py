"""`evenhand serve`: what it refuses, how it starts, what it does while it runs, and how it stops."""

import json
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.other_release import other_release
from support.web_site import free_port, wait_until_answers

from .conftest import Installation


@contextmanager
def serving(
    site: Installation, *options: str, **settings: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve an installation and give where, and the process."""
    port = free_port()
    log = site.data.with_name("log")
    with log.open("wb") as lines:
        server = subprocess.Popen(
            [sys.executable, "-m", "evenhand", "serve", "--port", str(port), *options],
            env={**site.settings, **settings},
            stdout=lines,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_answers(f"http://127.0.0.1:{port}/health/", server, log)
            yield f"http://127.0.0.1:{port}", server
        finally:
            server.terminate()
            server.wait(30)


def asked(url: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    """Return the status, the text and the headers of an answer."""
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read().decode(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), dict(error.headers)


def test_an_unsafe_start_is_refused_with_every_reason(
    fresh: Callable[[Path], Installation], tmp_path: Path
) -> None:
    site = fresh(tmp_path / "data")

    said = site.run("serve", expect=2, EVENHAND_SECRET_KEY="short", EVENHAND_DEBUG="yes", EVENHAND_HOSTS="*")

    for reason in ("EVENHAND_DEBUG", "EVENHAND_SECRET_KEY", "EVENHAND_HTTPS", "EVENHAND_HOSTS"):
        assert f"{reason} " in said
    assert not (site.data / "evenhand.sqlite3").exists()


def test_settings_that_cannot_be_used_are_told_together(installation: Installation) -> None:
    said = installation.run("serve", expect=2, EVENHAND_SESSION_HOURS="99", DATABASE_URL="oracle://x")

    assert "EVENHAND_SESSION_HOURS" in said
    assert "DATABASE_URL" in said


def test_the_settings_are_printed(installation: Installation) -> None:
    assert "EVENHAND_SECRET_KEY" in installation.run("serve", "--settings")
    assert {"name": "EVENHAND_HTTPS", "default": "yes"}.items() <= installation.json("serve", "--settings")[
        8
    ].items()


def test_only_here_is_not_for_every_network(installation: Installation) -> None:
    said = installation.run("serve", "--only-here", "--host", "0.0.0.0", expect=2)

    assert "listens on this machine alone" in said


def test_a_port_that_is_taken_is_told(installation: Installation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = installation.run("serve", "--only-here", "--port", taken.getsockname()[1], expect=2)

    assert "cannot be listened on" in said


@pytest.mark.slow
def test_a_new_installation_answers_and_says_that_it_is_not_ready(
    fresh: Callable[[Path], Installation], tmp_path: Path
) -> None:
    site = fresh(tmp_path / "data")
    with serving(site, "--only-here", "--workers", "1", EVENHAND_SECRET_KEY="") as (url, server):
        assert asked(f"{url}/health/")[:2] == (200, '{"status": "ok"}')
        assert json.loads(asked(f"{url}/ready/")[1]) == {"database": True, "release": False}
        assert asked(f"{url}/")[0] == 503
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0

    key = site.data / "secret-key"
    assert key.stat().st_mode & 0o077 == 0
    assert len(key.read_text()) > 50


@pytest.mark.slow
def test_a_safe_installation_sends_visitors_to_https_and_holds_its_headers(
    installation: Installation,
) -> None:
    safe = {"EVENHAND_HTTPS": "yes"}
    with serving(installation, "--workers", "1", **safe) as (url, _):
        request = urllib.request.Request(f"{url}/ready/", headers={"X-Forwarded-Proto": "https"})
        with urllib.request.urlopen(request) as answer:
            assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")

        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_: object) -> None:
                return None

        with pytest.raises(urllib.error.HTTPError) as led:
            urllib.request.build_opener(Stay).open(f"{url}/practices/Z80001/")
        assert led.value.headers["Location"].startswith("https://127.0.0.1")
        led.value.close()


@pytest.mark.slow
def test_a_release_is_switched_while_it_runs_for_every_worker(
    installation: Installation, tmp_path: Path
) -> None:
    installation.run("install", other_release(tmp_path / "other"))
    told = installation.json("releases")
    (other,) = set(told["installed"]) - {told["shown"]}
    with serving(installation, "--only-here", "--workers", "2") as (url, server):
        assert all(told["shown"] in asked(f"{url}/areas/00A/")[1] for _ in range(6))
        installation.run("releases", "--switch", other)
        assert all(other in asked(f"{url}/areas/00A/")[1] for _ in range(12))
        assert server.poll() is None


@pytest.mark.slow
def test_assets_come_compressed_and_the_log_holds_no_address(installation: Installation) -> None:
    with serving(installation, "--only-here", "--workers", "1") as (url, _):
        _, _, headers = asked(f"{url}/assets/nhsuk-frontend.min.css")
        assert asked(f"{url}/join/very-secret/")[0] == 410
        request = urllib.request.Request(
            f"{url}/assets/nhsuk-frontend.min.css", headers={"Accept-Encoding": "gzip"}
        )
        with urllib.request.urlopen(request) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
    assert "Content-Security-Policy" in headers
    log = installation.data.with_name("log").read_text()
    assert '"route": "join/<str:secret>/"' in log
    assert "very-secret" not in log
    assert "127.0.0.1" not in log.replace("The site is at http://127.0.0.1", "")
