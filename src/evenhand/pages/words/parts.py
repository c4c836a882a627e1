"""The four parts a gap is split into, as they are named wherever they are shown (METHODS 1.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Part:
    """A part of a gap: the column of a release that holds it, its name, what it is, and its class in styles."""

    column: str
    name: str
    meaning: str
    css_class: str


PARTS: Final[Mapping[str, Part]] = {
    "context": Part(
        "context_part",
        "Context",
        "What practices in such circumstances usually see: who their patients are and where they live.",
        "eh-part-context",
    ),
    "place": Part(
        "place_part",
        "Place",
        "What all practices of the area share. It is asked of the commissioner, never of a practice.",
        "eh-part-place",
    ),
    "chance": Part(
        "chance_part",
        "Chance",
        "What would come out otherwise in another year by chance alone, most where few people are counted.",
        "eh-part-chance",
    ),
    "unexplained": Part(
        "unexplained_part",
        "Left to ask about",
        "What is left when the other three are set aside. It is a question, not an answer.",
        "eh-part-left",
    ),
}
"""In the order they are shown; they add up to the gap."""

GAP: Final = "Difference from England"
"""The whole, of which the four are the parts."""
