"""Every source there is, found by looking into the package, and the one a file belongs to."""

import importlib
import pkgutil
from functools import cache

import evenhand.sources as package
from evenhand.common.errors import InputError, SourceError
from evenhand.sources.reading.heads import FileHead, normalised
from evenhand.sources.reading.opening import PublishedFile
from evenhand.sources.reading.source import Source

_NEAR = 0.5
"""A file that has half of a dataset's headers is said to be near it."""


@cache
def all_sources() -> tuple[Source, ...]:
    """Return every source, by id: the ``SOURCE`` of each module of this package."""
    modules = [info.name for info in pkgutil.iter_modules(package.__path__) if not info.ispkg]
    found = [importlib.import_module(f"{package.__name__}.{name}").SOURCE for name in modules]
    return tuple(sorted(found, key=lambda source: source.id))


def source_by_id(source_id: str) -> Source:
    """Return a source; InputError naming those there are when `source_id` is none of them."""
    by_id = {source.id: source for source in all_sources()}
    if source_id not in by_id:
        raise InputError(
            "there is no such source", received=source_id, remedy=f"Choose one of {', '.join(by_id)}"
        )
    return by_id[source_id]


def known_measures() -> frozenset[str]:
    """Return the ids, or patterns with ``*``, of every measure that some source yields."""
    return frozenset(measure.id for source in all_sources() for measure in source.measures)


def recognise(file: PublishedFile) -> Source:
    """Return the source whose file this is, by its content.

    SourceError when none is, naming the nearest dataset and the headers the file lacks for it.
    """
    found = [source for source in all_sources() if source.recognises(file.head)]
    if len(found) == 1:
        return found[0]
    if found:
        # Two readers that claim the same content are a defect of ours, not of the file.
        raise RuntimeError(f"{file.name} is claimed by {', '.join(source.id for source in found)}")
    raise SourceError(
        "no source recognises this file",
        where=file.name,
        received=list(file.head.first[:8]),
        remedy=_nearest(file.head) or "See `evenhand sources` for the datasets that are read",
    )


def _nearest(head: FileHead) -> str:
    def share(source: Source) -> float:
        wanted = {normalised(header) for header in source.headers}
        return len(wanted & head.headers) / len(wanted) if wanted else 0.0

    best = max(all_sources(), key=share)
    if share(best) < _NEAR:
        return ""
    lacking = [header for header in best.headers if normalised(header) not in head.headers]
    return (
        f"It is nearest to {best.title}, but lacks the header{'s' * (len(lacking) > 1)} {', '.join(lacking)}"
    )
