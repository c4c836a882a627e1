"""Logs are lines for a machine, and hold nothing about a person."""

import json
import logging
import sys
from typing import Any

from evenhand.config.logs import JsonLines


def line(message: Any, *arguments: Any, exception: bool = False, **more: Any) -> dict[str, Any]:
    record = logging.LogRecord(
        "evenhand", logging.INFO, __file__, 1, message, arguments, sys.exc_info() if exception else None
    )
    vars(record).update(more)
    written: dict[str, Any] = json.loads(JsonLines().format(record))
    return written


def test_a_line_tells_the_message_without_what_was_filled_in() -> None:
    assert line("%s could not sign in", "somebody@example.org")["message"] == "%s could not sign in"


def test_a_line_carries_what_is_known_to_be_harmless_and_nothing_else() -> None:
    told = line(
        "request", route="join/<str:secret>/", status=200, ip="192.0.2.1", email="somebody@example.org"
    )

    assert (told["route"], told["status"]) == ("join/<str:secret>/", 200)
    assert not {"ip", "email"} & told.keys()


def test_an_exception_is_told_by_its_kind_and_place_and_not_by_its_words() -> None:
    try:
        raise ValueError("somebody@example.org")
    except ValueError:
        told = line("failed", exception=True)

    assert told["exception"] == "ValueError"
    assert told["frames"][-1].startswith("test_logs.py:")
    assert "somebody" not in json.dumps(told)


def test_a_message_that_is_no_text_is_told_by_its_kind() -> None:
    assert line(ValueError("somebody@example.org"))["message"] == "ValueError"
