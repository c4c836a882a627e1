"""A context as the catalogue tells it, from its definition or from what a release keeps of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from evenhand.common.language import gettext as _
from evenhand.definitions.context import ContextDefinition
from evenhand.definitions.vocabulary import NAMES


@dataclass(frozen=True)
class ContextFacts:
    """A context: what it is, why it is allowed for, and of which year. What a release does not keep is empty or None.

    `measure` is what it is made of, as it is written; `kind` how, by :data:`ContextKind`.
    """

    id: str
    title: str
    question: str
    unit: str
    why: str = ""
    source: str = ""
    year: int | None = None
    expires_on: date | None = None
    kind: str = ""
    measure: str = ""
    equals: str = ""
    catalogue: str = ""
    author: str = ""
    standing: str = ""

    @classmethod
    def of(cls, given: ContextDefinition) -> Self:
        """Return the facts of a definition."""
        made_of = given.place_measure or given.expression or given.text_measure or ""
        return cls(
            id=given.id,
            title=given.title,
            question=given.question,
            unit=given.unit,
            why=given.why,
            source=given.source,
            year=given.year,
            expires_on=given.expires_on,
            kind=given.kind,
            measure=str(made_of),
            equals=given.equals or "",
            catalogue=given.catalogue or "",
            author=given.author,
            standing=standing_words(given.status.state, given.status.reason),
        )

    @classmethod
    def of_record(cls, row: Mapping[str, Any]) -> Self:
        """Return the facts of a context as a release keeps it, in the reader's language."""
        expires = row.get("expires_on")
        return cls(
            id=row["id"],
            title=_(row["title"]),
            question=_(row["question"]) if row.get("question") else "",
            unit=_(row["unit"]),
            why=_(row["why"]) if row.get("why") else "",
            source=row.get("source") or "",
            year=row.get("year"),
            expires_on=date.fromisoformat(expires) if expires else None,
        )


def standing_words(state: str, reason: str) -> str:
    """Return where a definition stands in its life, and why."""
    return f"{_(NAMES[state])}. {reason.rstrip('.')}."
