"""Fetch published files from their publishers: a catalogue of addresses, and downloads that can break and go on."""

from evenhand.sources.fetching.asking import Patience
from evenhand.sources.fetching.catalogue import KnownFile, files_of, given_file, known_files
from evenhand.sources.fetching.downloading import Fetched, fetch
from evenhand.sources.fetching.errors import FetchError

__all__ = [
    "FetchError",
    "Fetched",
    "KnownFile",
    "Patience",
    "fetch",
    "files_of",
    "given_file",
    "known_files",
]
