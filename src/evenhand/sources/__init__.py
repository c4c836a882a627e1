"""One module a published dataset: recognise a file by its content, read it, check it, yield observations.

A source is added by adding one file here that defines ``SOURCE``. ``reading/`` holds what they share.
"""

from evenhand.sources.reading.discovery import all_sources, known_measures, recognise, source_by_id
from evenhand.sources.reading.opening import PublishedFile, published_files
from evenhand.sources.reading.source import Measure, Source

__all__ = [
    "Measure",
    "PublishedFile",
    "Source",
    "all_sources",
    "known_measures",
    "published_files",
    "recognise",
    "source_by_id",
]
