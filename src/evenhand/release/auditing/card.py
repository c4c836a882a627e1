"""A crude card as it is received, and as it is once each row is known or set aside."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Received:
    """A rating as it stands in the file: its line (the heading is a line too) and its three texts."""

    line: int
    practice: str
    indicator: str
    rating: str


@dataclass(frozen=True)
class Rated:
    """A rating that was understood: a practice code, an indicator's id and ``red``, ``amber`` or ``green``."""

    line: int
    practice: str
    indicator: str
    rating: str


@dataclass(frozen=True)
class Quarantined:
    """A row set aside: its line, what is wrong with it, what was received, and the nearest that is known."""

    line: int
    what: str
    received: str
    nearest: str


@dataclass(frozen=True)
class Card:
    """A card, understood.

    Parameters
    ----------
    rows : how many ratings the file held; it is ``rated + unrated + repeated + quarantined``, so that none is lost.
    rated : the ratings understood, one a practice and indicator.
    unrated : cells left empty, or said to be not rated.
    repeated : rows that only say again what an earlier row says.
    quarantined : rows set aside.
    assumptions : what had to be taken as meant, as sentences.
    """

    name: str
    rows: int
    rated: tuple[Rated, ...]
    unrated: int
    repeated: int
    quarantined: tuple[Quarantined, ...]
    assumptions: tuple[str, ...]
