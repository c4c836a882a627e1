"""The four parts a gap is split into, as they are named wherever they are shown (METHODS 1.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from evenhand.common.language import gettext as _
from evenhand.common.language import noop


@dataclass(frozen=True)
class Part:
    """A part of a gap: the column of a release that holds it, its name, what it is, and its class in styles.

    It is written in English; `name` and `meaning` are in the language of whoever reads them.
    """

    column: str
    written_name: str
    written_meaning: str
    css_class: str

    @property
    def name(self) -> str:
        """Its name."""
        return _(self.written_name)

    @property
    def meaning(self) -> str:
        """What it is, as a sentence or two."""
        return _(self.written_meaning)


PARTS: Final[Mapping[str, Part]] = {
    "context": Part(
        "context_part",
        noop("Context"),
        noop("What practices in such circumstances usually see: who their patients are and where they live."),
        "eh-part-context",
    ),
    "place": Part(
        "place_part",
        noop("Place"),
        noop("What all practices of the area share. It is asked of the commissioner, never of a practice."),
        "eh-part-place",
    ),
    "chance": Part(
        "chance_part",
        noop("Chance"),
        noop(
            "What would come out otherwise in another year by chance alone, most where few people are counted."
        ),
        "eh-part-chance",
    ),
    "unexplained": Part(
        "unexplained_part",
        noop("Left to ask about"),
        noop("What is left when the other three are set aside. It is a question, not an answer."),
        "eh-part-left",
    ),
}
"""In the order they are shown; they add up to the gap."""

GAP: Final = noop("Difference from England")
"""The whole, of which the four are the parts."""
