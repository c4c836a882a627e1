"""Logs as lines of JSON, without personal data: no address, name, body, query or IP is ever written.

A request is told by the pattern of its address, never by the address: that may hold the secret of an invitation.
"""

import json
import logging
from datetime import UTC, datetime
from typing import Any, Final

KEPT: Final = ("method", "route", "status", "milliseconds", "role", "release")
"""What a record may carry beside its message. Anything else that somebody attaches is left out."""


class JsonLines(logging.Formatter):
    """Write each record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line. An exception is told by its type and place, never by its words: they may hold anything."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            # The message's template, not its arguments: those may be somebody's.
            "message": record.msg if isinstance(record.msg, str) else type(record.msg).__name__,
        }
        line |= {name: getattr(record, name) for name in KEPT if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["frames"] = _frames(record.exc_info[2])
        return json.dumps(line)


def _frames(trace: Any) -> list[str]:
    frames = []
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return frames[-8:]
