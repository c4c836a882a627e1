"""What is said of a figure that is not compared, and of a practice that is no longer open."""

from collections.abc import Mapping
from typing import Final

from evenhand.common.language import Texts
from evenhand.pages.words.word import Word

STATUSES: Final[Mapping[str, Word]] = {
    "ok": Word("Compared", "This figure is compared with other practices.", "none"),
    "too_small": Word(
        "Too few patients to compare",
        "With so few patients the figure would move a lot by chance alone, so it is shown without a comparison.",
        "small",
    ),
    "suppressed": Word(
        "Withheld by the publisher", "The publisher withheld this figure to protect people's privacy.", "none"
    ),
    "missing": Word("No figure", "The publisher gave no figure for this practice and period.", "none"),
    "not_applicable": Word("Not compared", "This indicator is not used to compare this practice.", "none"),
    "stale": Word(
        "Shown, not judged", "This figure is older than its definition allows for a comparison.", "old"
    ),
    "under_challenge": Word(
        "Under challenge",
        "The practice has questioned this figure. Until that is settled it is shown without a comparison.",
        "small",
    ),
    "no_fair_comparator": Word(
        "No fair comparison",
        "Too few practices serve people like this practice's patients for a comparison to be fair.",
        "small",
    ),
    "banded": Word(
        "In bands only",
        "The detail could help those who compete with the practice, so only the practice and its commissioner see it.",
        "none",
    ),
}

FACT: Final = Word("A fact", "Shown as published, and not compared.", "none")
NO_COMPARISON: Final = Word(
    "Shown without a comparison", "There is nothing this figure can fairly be compared with.", "none"
)
NOT_DRAWN_AS_COMPARED: Final = Word("Shown, not compared", "A ring in the pictures.", "small")

PRACTICE_STATUSES: Final[Mapping[str, str]] = Texts({"open": "Open", "closed": "Closed"})
