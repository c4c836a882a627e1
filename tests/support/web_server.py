"""A web server on this machine that gives a file as told: whole, in parts, cut off, late, or not at all."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answering = Callable[[Any], bool]
"""Answers a request itself and returns True, or returns False to leave it to the usual answer."""


@dataclass
class FileServer:
    """What the server gives and what it was asked.

    `answers` are taken one a request; after them comes the usual answer: `content`, in parts where `ranges`.
    """

    content: bytes
    etag: str = '"one"'
    ranges: bool = True
    kind: str = "text/csv"
    answers: list[Answering] = field(default_factory=list)
    asked: list[str | None] = field(default_factory=list)
    url: str = ""


def status(code: int, **headers: str) -> Answering:
    """Answer with a status and nothing else."""

    def answer(handler: Any) -> bool:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()
        return True

    return answer


def cut_off_after(count: int) -> Answering:
    """Promise the whole file, give `count` bytes of what was asked for, and hang up."""

    def answer(handler: Any) -> bool:
        _give(handler, handler.server.state, most=count)
        return True

    return answer


def chunk_cut_off(handler: Any) -> bool:
    """Give content in chunks, and hang up inside one."""
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"5\r\nB0000\r\nff\r\nhalf")
    return True


def silent_after(count: int, seconds: float) -> Answering:
    """Promise the whole file, give `count` bytes, and say nothing for so many seconds."""

    def answer(handler: Any) -> bool:
        _give(handler, handler.server.state, most=count)
        handler.wfile.flush()
        time.sleep(seconds)
        return True

    return answer


@contextmanager
def file_server(content: bytes, **named: Any) -> Iterator[FileServer]:
    """Serve `content` on 127.0.0.1 for the time of the block."""
    state = FileServer(content, **named)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.state = state  # type: ignore[attr-defined]
    state.url = f"http://127.0.0.1:{server.server_address[1]}/made/table.csv"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        state: FileServer = self.server.state  # type: ignore[attr-defined]
        state.asked.append(self.headers.get("Range"))
        answer = state.answers.pop(0) if state.answers else None
        self.close_connection = True
        if answer is None or not answer(self):
            _give(self, state)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


def _give(handler: Any, state: FileServer, most: int | None = None) -> None:
    start = _start(handler, state)
    if start > 0 and start >= len(state.content):
        status(416, Content_Range=f"bytes */{len(state.content)}")(handler)
        return
    body = state.content[start:]
    handler.send_response(206 if start else 200)
    if start:
        handler.send_header("Content-Range", f"bytes {start}-{len(state.content) - 1}/{len(state.content)}")
    handler.send_header("Content-Type", state.kind)
    handler.send_header("Content-Length", str(len(body)))
    if state.etag:
        handler.send_header("ETag", state.etag)
    handler.end_headers()
    handler.wfile.write(body if most is None else body[:most])


def _start(handler: Any, state: FileServer) -> int:
    asked = handler.headers.get("Range", "")
    same = handler.headers.get("If-Range") == state.etag
    return int(asked.removeprefix("bytes=").rstrip("-")) if asked and state.ranges and same else 0
