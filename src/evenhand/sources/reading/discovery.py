"""Every source there is, found by looking into the package, and the one a file belongs to."""

import importlib
import pkgutil
from functools import cache

import evenhand.sources as package
from evenhand.common.errors import InputError, SourceError
from evenhand.sources.reading.heads import FileHead, normalised
from evenhand.sources.reading.opening import PublishedFile
from evenhand.sources.reading.returns.as_source import as_source
from evenhand.sources.reading.returns.templates import all_templates
from evenhand.sources.reading.source import Source

_NEAR = 0.5
"""A file that has half of a dataset's headers is said to be near it."""


@cache
def all_sources() -> tuple[Source, ...]:
    """Return every source, by id: the ``SOURCE`` of each module of this package, and each template of a return."""
    modules = [info.name for info in pkgutil.iter_modules(package.__path__) if not info.ispkg]
    found = [importlib.import_module(f"{package.__name__}.{name}").SOURCE for name in modules]
    found += [as_source(template) for template in all_templates()]
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
    found = [source for source in _candidates(file.head) if source.recognises(file.head)]
    if len(found) == 1:
        return found[0]
    if found and all(source.opens for source in found):
        raise SourceError(
            "the file holds the columns of more than one return",
            where=file.name,
            received=[source.id for source in found],
            remedy="Put each return into a file of its own; `evenhand template NAME` writes a blank one",
        )
    if found:
        # Two readers that claim the same content are a defect of ours, not of the file.
        raise RuntimeError(f"{file.name} is claimed by {', '.join(source.id for source in found)}")
    if file.head.is_spreadsheet:
        raise SourceError(
            "this spreadsheet is no return on one of our templates, and other spreadsheets are not read",
            where=file.name,
            received=list(file.head.first[:8]),
            remedy=_nearest(file.head)
            or "Use the publisher's CSV, or a template that `evenhand template NAME` writes",
        )
    raise SourceError(
        "no source recognises this file",
        where=file.name,
        received=list(file.head.first[:8]),
        remedy=_nearest(file.head) or "See `evenhand sources` for the datasets that are read",
    )


def _candidates(head: FileHead) -> tuple[Source, ...]:
    """Return the sources a file may belong to: of spreadsheets, only returns."""
    return tuple(source for source in all_sources() if source.opens or not head.is_spreadsheet)


def _nearest(head: FileHead) -> str:
    first = {normalised(cell) for cell in head.first}
    every = [first, *({normalised(cell) for cell in record} for record in head.sample)]

    def near(source: Source) -> tuple[float, list[str]]:
        # A return may have its header below a title.
        return max(_shared(source, cells) for cells in (every if source.opens else [first]))

    best = max(_candidates(head), key=lambda source: near(source)[0])
    share, lacking = near(best)
    if share < _NEAR:
        return ""
    return (
        f"It is nearest to {best.title}, but lacks the header{'s' * (len(lacking) > 1)} {', '.join(lacking)}"
    )


def _shared(source: Source, cells: set[str]) -> tuple[float, list[str]]:
    """Return the share of a source's headers that are among `cells`, and those that are not."""
    lacking = [header for header in source.headers if normalised(header) not in cells]
    return (1 - len(lacking) / len(source.headers) if source.headers else 0.0), lacking
