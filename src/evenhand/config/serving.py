"""The server: gunicorn, started from here with what this installation needs.

The code is loaded once and shared by the workers. Nothing is read with Polars before they part: its threads would not
be there in the workers, which would wait for them for ever. Each worker opens the release by itself; its tables lie
in files that all workers share (see :mod:`evenhand.publication.installed.prepared`).
"""

import socket
from collections.abc import Callable
from typing import Any, Final

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from evenhand.common.errors import InputError

THREADS: Final = 4
"""Requests a worker has in hand at once, so that a slow line keeps nobody else waiting."""


class Server(BaseApplication):
    """gunicorn with our application, configured from here and from no file."""

    def __init__(self, host: str, port: int, workers: int) -> None:
        bound = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self.wanted: dict[str, Any] = {
            "bind": bound,
            "workers": workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 20,
            "keepalive": 5,
            "control_socket_disable": True,
            "proc_name": "evenhand",
            "logger_class": _OurLines,
            "post_worker_init": _open_release,
            "when_ready": lambda _: print(f"The site is at http://{bound}/ (stop with Ctrl+C)", flush=True),
        }
        super().__init__()

    def load_config(self) -> None:
        """Take our settings; those that this gunicorn does not know are left out."""
        for name, value in self.wanted.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        """Return the application, with every address and template loaded."""
        from django.urls import get_resolver

        from evenhand.config.wsgi import application
        from evenhand.web.rendering import load_templates

        _ = get_resolver().url_patterns
        load_templates()
        return application


class _OurLines(Logger):
    """gunicorn's log, as lines of ours like all others (:mod:`evenhand.config.logs`)."""

    def setup(self, cfg: Any) -> None:
        """Leave writing to the root's handler, and write no line a request: the app writes its own."""
        self.error_log.handlers.clear()
        self.error_log.propagate = True
        self.access_log.propagate = False


def serve(host: str, port: int, workers: int) -> None:
    """Serve until stopped; InputError where this host and port cannot be listened on."""
    refuse_taken(host, port)
    Server(host, port, workers).run()


def refuse_taken(host: str, port: int) -> None:
    """Raise InputError where this host and port cannot be listened on."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        raise InputError(
            "this address cannot be listened on",
            where=f"{host}:{port}",
            received=error.strerror or str(error),
            remedy="Stop what listens there, or name another --port or --host",
        ) from error


def _open_release(_worker: Any) -> None:
    from django.db import connections

    from evenhand.web.serving import shelf

    # A connection is of the process that made it.
    connections.close_all()
    opened = shelf().current()
    if opened is not None:
        opened.warm()
