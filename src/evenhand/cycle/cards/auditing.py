"""The audit of a card that was sent in, against the figures everybody may see."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.utils.translation import gettext as _

from evenhand.common.errors import InputError
from evenhand.cycle.cards.reading import SentCard
from evenhand.release import Release
from evenhand.release.auditing import Audit, audit_card, read_card
from evenhand.release.auditing.card import Received

MOST_UNKNOWN: Final = 300
"""Texts that name no practice or indicator, each of which is looked up among all there are: more are no card."""


def audit_sent(sent: SentCard, release: Release) -> Audit:
    """Return the audit of a card; InputError where it is no card or hardly anything on it is known."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / (sent.name if sent.name.lower().endswith(".csv") else f"{sent.name}.csv")
        path.write_text(sent.rows, encoding="utf-8")
        try:
            _refuse_unknown(read_card(path), release, sent.name)
            return audit_card(path, release)
        except InputError as error:
            # The file lies in a folder that nobody knows and that is gone: only its name says anything.
            told = {} if error.received is None else {"received": _without(folder, error.received)}
            raise InputError(error.what, where=sent.name, remedy=error.remedy, **told) from error


def _refuse_unknown(received: Sequence[Received], release: Release, name: str) -> None:
    codes = set(release.practices["code"])
    _refuse_many(
        {one.practice for one in received if not codes & set(one.practice.upper().split())}
        - set(release.practices["name"].drop_nulls()),
        _("hardly any of this card's practices is known"),
        name,
    )
    titles = {one.title for one in release.indicators.values()}
    _refuse_many(
        {one.indicator for one in received} - titles - set(release.indicators),
        _("hardly any of this card's indicators is known"),
        name,
    )


def _refuse_many(unknown: Iterable[str], what: str, name: str) -> None:
    found = sorted(unknown)
    if len(found) > MOST_UNKNOWN:
        raise InputError(
            what,
            where=name,
            received=[one[:60] for one in found[:3]],
            remedy=_("Use practices' codes, and the titles of indicators as these pages have them"),
        )


def _without(folder: str, received: object) -> object:
    return received.replace(folder, "") if isinstance(received, str) else received
