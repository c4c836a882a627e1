"""The data dictionary: what each column of each download means, one sentence a column.

A test holds that every column of every file is here, and that nothing else is.
"""

from collections.abc import Mapping
from typing import Final

from evenhand.pages import words
from evenhand.publication.catalogue_columns import CATALOGUE

_OWN_UNIT: Final = "in the indicator's own unit"

FIGURES: Final[Mapping[str, str]] = {
    "practice": "Code of the practice",
    "practice_name": "Name of the practice",
    "area": "Code of the area, the body that commissions the practice",
    "area_name": "Name of the area",
    "indicator": "Name of the indicator in files and addresses",
    "period_start": "First day the figure is about",
    "period_end": "Last day the figure is about",
    "value": "The figure as published or worked out from published counts; a share is from 0 to 1",
    "value_text": "The figure of a fact in words, or the band of a figure that is shown in one",
    "lower95": "Lower end of the figure's 95% interval",
    "upper95": "Upper end of the figure's 95% interval",
    "numerator": "What was counted",
    "denominator": "Out of what it was counted",
    "england": "England's pooled figure",
    "area_value": "The area's pooled figure",
    "funnel_lower95": "Lower 95% limit for this practice, given its circumstances, its place and its denominator",
    "funnel_upper95": "Upper 95% limit, likewise",
    "funnel_lower998": "Lower 99.8% limit, likewise",
    "funnel_upper998": "Upper 99.8% limit, likewise",
    "direction": "Whether the figure is lower than, similar to or higher than expected",
    "outcome": "similar, worth_a_look (outside the 95% limits) or differs_explore (outside the 99.8% limits)",
    "standard_kind": "Whether the standard is a minimum or developmental, if there is one",
    "standard_target": "The value the standard asks for",
    "standard_outcome": "What can be said of the standard by the whole 95% interval",
    "status": "Whether the figure is compared (ok), or why not",
    "status_reason": "Why it is not compared, in a sentence",
    "expected": "What the practice's circumstances lead us to expect, " + _OWN_UNIT,
    "adjusted": "The figure with circumstances taken out, " + _OWN_UNIT,
    "gap": f"{words.GAP}: the value less England's; the four parts add up to it",
    "context_part": words.PARTS["context"].meaning.rstrip("."),
    "place_part": words.PARTS["place"].meaning.rstrip("."),
    "chance_part": words.PARTS["chance"].meaning.rstrip("."),
    "unexplained_part": words.PARTS["unexplained"].meaning.rstrip("."),
    "unexplained_lower": "Lower end of the 95% interval of what is left to ask about",
    "unexplained_upper": "Upper end of the 95% interval of what is left to ask about",
    "reliability": "How much of what is left by context and place is the practice's own, from 0 (all chance) to 1",
    "z": "Place in the predictive funnel given context and place, as a standard normal value",
    "crude_z": "The same, allowing for neither context nor place",
    "q_value": "Benjamini and Hochberg's q of the outcome, among the practices compared on the indicator",
    "robustness": "Share of the other fair ways to compare that give the same outcome, from 0 to 1",
    "rank_lower": "Lower end of the 95% interval of the rank in the area, 1 being the lowest value",
    "rank_upper": "Upper end of that interval",
    "ranked_of": "How many practices of the area the rank is among",
    "peer_value": "Pooled figure of the 20 practices whose circumstances are most like the practice's",
    "outcome_words": "The outcome as the pages say it",
    "fragile": "yes where robustness is below 0.8 and the outcome is not similar",
    "reply": "What the practice says of the figure, in its own words; until the figure's next period",
    "reply_reason": "The reason of the reply, from a list",
    "source_editions": "Editions of the sources the figure came from",
    "contributions": "What each circumstance adds to the expected figure, beside that of the average practice",
    "title": "Title of the indicator",
    "unit": "Unit of the figure",
    "polarity": "Which way is better: higher, lower or neutral",
    "sources": "Names of the sources",
    "source_columns": "Columns and codes of the sources it is made of, as their publisher writes them, divided by |",
    "edition": "Edition of these pages",
    "caveats": "What limits the figure, divided by |",
    "context_note": "What must be known to read the figure fairly",
    "how_to_read": "What the figure may not be taken for",
}
"""Columns of a practice's and an indicator's files."""

AREAS: Final[Mapping[str, str]] = {
    **{
        name: FIGURES[name]
        for name in (
            "area",
            "area_name",
            "indicator",
            "period_start",
            "period_end",
            "value",
            "lower95",
            "upper95",
            "numerator",
            "denominator",
        )
    },
    "practices": "How many practices were counted together",
    "place_effect": "What the area's practices share once their circumstances are allowed for, " + _OWN_UNIT,
    "place_lower": "Lower end of its 95% interval",
    "place_upper": "Upper end of its 95% interval",
    "value_text": FIGURES["value_text"],
    "status": "Of an indicator of the commissioner: whether there is a current figure (ok), or why not",
    "status_reason": "Why there is none, or why it is shown and not judged, in a sentence",
    **{
        name: FIGURES[name]
        for name in (
            "england",
            "title",
            "unit",
            "polarity",
            "sources",
            "source_columns",
            "edition",
            "caveats",
            "context_note",
            "how_to_read",
        )
    },
}
"""Columns of an area's file, and of the file of all areas."""

TWINS: Final[Mapping[str, str]] = {
    "practice": FIGURES["practice"],
    "twin": "Code of a practice with circumstances like its own",
    "position": "1 for the nearest",
    "distance": "How far apart they are, in standard deviations with the covariance between circumstances allowed for",
    "context_note": "What twins are alike in",
}

FUNNELS: Final[Mapping[str, str]] = {
    "indicator": FIGURES["indicator"],
    "given": "What the limits allow for beside chance and usual variation: context_and_place or nothing",
    "denominator": "Denominator at which the limits are",
    "lower95": "Lower 95% limit at the average practice's expectation, " + _OWN_UNIT,
    "upper95": "Upper 95% limit, likewise",
    "lower998": "Lower 99.8% limit, likewise",
    "upper998": "Upper 99.8% limit, likewise",
    "title": FIGURES["title"],
    "unit": FIGURES["unit"],
    "context_note": FIGURES["context_note"],
}

DICTIONARY: Final[Mapping[str, Mapping[str, str]]] = {
    "Practices and indicators": FIGURES,
    "Areas": AREAS,
    "Twins": TWINS,
    "Funnels": FUNNELS,
    "Catalogue": CATALOGUE,
}
"""Each kind of file with its columns in order."""
