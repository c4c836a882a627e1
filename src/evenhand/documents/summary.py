"""A practice on two pages: its circumstances, what differs, what is offered, and what the rest comes to.

At most two pages, whatever there is to tell: where the figures that differ do not all fit, the last ones are named
without their numbers, and the document says so.
"""

from dataclasses import asdict, dataclass, replace
from datetime import date

from evenhand.documents.typesetting import DocumentError, compile_document
from evenhand.pages.noted import ContextNote

TOO_LONG = "more than two pages"
"""What the template says when it does not fit; see ``templates/summary.typ``."""


@dataclass(frozen=True)
class Told:
    """A figure that differs, whole: it cannot be made without its context note."""

    title: str
    value: str
    period: str
    beside: str
    verdict: str
    sentences: str
    note: ContextNote


@dataclass(frozen=True)
class StrandTold:
    """A strand in a few words: the names of its figures by what is said of them."""

    title: str
    groups: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Summary:
    """What a practice's summary says. `named` are figures that differ and are named only, for want of room."""

    name: str
    where: str
    edition: str
    as_of: date
    preview: str
    circumstances: tuple[tuple[str, str, str], ...]
    chance: str
    told: tuple[Told, ...]
    named: tuple[str, ...]
    strands: tuple[StrandTold, ...]
    offer: tuple[tuple[str, str], ...]
    left_out: str
    page: str


def summary_document(summary: Summary) -> bytes:
    """Return the summary as a PDF of at most two pages."""
    fitting = summary
    while True:
        try:
            return compile_document("summary", _data(fitting), summary.as_of)
        except DocumentError as error:
            if TOO_LONG not in str(error) or not (fitting.told or fitting.offer):
                raise
            fitting = _shorter(fitting)


def _shorter(summary: Summary) -> Summary:
    """Return the summary with its last two whole figures named only or, once there is none, without the offer."""
    if not summary.told:
        return replace(summary, offer=())
    kept = summary.told[:-2]
    moved = tuple(
        f"{one.title}: {one.verdict[:1].lower()}{one.verdict[1:]}" for one in summary.told[len(kept) :]
    )
    return replace(summary, told=kept, named=(*moved, *summary.named))


def _data(summary: Summary) -> dict[str, object]:
    data = asdict(summary)
    data["as_of"] = summary.as_of.isoformat()
    data["told"] = [{**asdict(one), "note": one.note.text} for one in summary.told]
    return data
