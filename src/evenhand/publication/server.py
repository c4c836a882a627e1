"""A server for looking at a site on this machine. It answers a search without a script, as no static host can."""

import functools
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from evenhand.common.errors import PublicationError
from evenhand.pages import addresses
from evenhand.pages.frame import Frame
from evenhand.pages.presenters.lists import BROWSINGS, part_links
from evenhand.pages.presenters.practice_links import PracticeLink
from evenhand.pages.presenters.search import MOST_RESULTS, SearchView
from evenhand.pages.templating import render
from evenhand.publication.marker import Marker
from evenhand.publication.search_index import Entry, found_by, read_index

SEARCH_PATHS = frozenset({"/search", "/search/", f"/{addresses.SEARCH}"})
LONGEST_QUERY = 200


class SiteServer(ThreadingHTTPServer):
    """Serves one site. `server_port` says where."""

    daemon_threads = True

    def __init__(self, site: Path, *, host: str = "127.0.0.1", port: int = 0) -> None:
        self.marker = Marker.read(site)
        self.index = read_index(site)
        try:
            super().__init__((host, port), functools.partial(SiteHandler, directory=str(site)))
        except OSError as error:
            raise PublicationError(
                "the site cannot be served on this port",
                where=f"{host}:{port}",
                received=str(error),
                remedy="Name another port with --port",
            ) from error

    @property
    def url(self) -> str:
        """The address of the first page."""
        return f"http://127.0.0.1:{self.server_port}/"


class SiteHandler(SimpleHTTPRequestHandler):
    """Files as they lie, and the search page with its results."""

    server: SiteServer

    def do_GET(self) -> None:
        """Answer a search, or send a file."""
        address = urlsplit(self.path)
        query = parse_qs(address.query).get("q", [""])[0].strip()[:LONGEST_QUERY]
        if address.path == "/search":
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"/search/{'?' + address.query if address.query else ''}")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif address.path in SEARCH_PATHS and query:
            self._send_page(search_page(self.server.marker, self.server.index, query))
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for what is not there."""
        page = Path(self.directory) / "404.html"
        at_root = self.path.count("/") <= 1
        if code == HTTPStatus.NOT_FOUND and page.is_file():
            content = page.read_text(encoding="utf-8")
            # Its links are from the root, and the address asked for may lie deeper.
            self._send_page(
                content if at_root else content.replace("<head>", '<head>\n<base href="/">'), code
            )
        else:
            super().send_error(code, message, explain)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet: the terminal is the user's."""

    def _send_page(self, page: str, status: int = HTTPStatus.OK) -> None:
        content = page.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def search_page(marker: Marker, index: list[Entry], query: str) -> str:
    """Return the search page with what `query` finds."""
    found = found_by(query, index)
    view = SearchView(
        query=query,
        results=tuple(_link(entry) for entry in found[:MOST_RESULTS]),
        found=len(found),
        letters=part_links(BROWSINGS[0], ({"name": entry.name} for entry in index)),
    )
    frame = Frame("Search", addresses.SEARCH, marker.product_name, marker.edition, section="search")
    return render("search", frame, view)


def _link(entry: Entry) -> PracticeLink:
    place = ", ".join(part for part in (entry.town, entry.postcode) if part)
    return PracticeLink(entry.name, entry.code, place, addresses.practice(entry.code), bool(entry.closed))


def serve(site: Path, *, port: int = 8000) -> None:
    """Serve a site on this machine until interrupted."""
    with SiteServer(site, port=port) as server:
        print(f"The site is at {server.url} (stop with Ctrl+C)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
