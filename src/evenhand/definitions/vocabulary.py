"""The closed lists a definition chooses from, each word with its meaning for the reader."""

from collections.abc import Mapping
from typing import Final, Literal

Basis = Literal["core", "incentive", "local", "beyond", "context", "commissioner", "fact"]
Polarity = Literal["higher", "lower", "neutral"]
Statistic = Literal["proportion", "rate", "ratio", "mean", "score", "fact"]
Cadence = Literal["monthly", "quarterly", "annual", "event"]
State = Literal["in_development", "preview", "published", "archived"]
SuppressionRule = Literal["published", "counts_under_eight", "counts_under_six", "banded"]
Purpose = Literal["judgemental", "developmental", "information", "payment", "reconstruction"]
StandardKind = Literal["none", "minimum", "developmental"]
BandRule = Literal["none", "minimum_standards"]
PublicationLevel = Literal["practice", "area"]
Level = Literal["practice", "commissioner"]
Perspective = Literal["money", "activity", "process", "outcome", "patient-voice", "staff"]
ContextKind = Literal["list_weighted_place_mean", "list_weighted_place_share", "expression", "text_share"]

FRAGILE_BELOW: Final = 0.8
"""An outcome that a smaller share of the fair ways of looking agree with is called fragile (METHODS 1.6)."""

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "basis": {
        "core": "Required by the contract or by regulation",
        "incentive": "A voluntary incentive scheme, such as the Quality and Outcomes Framework",
        "local": "A signed local agreement or enhanced service",
        "beyond": "Not a contractual duty",
        "context": "Describes the practice's circumstances or resources, not what it does",
        "commissioner": "A result of the commissioner, never shown as a practice's",
        "fact": "What the practice offers patients",
    },
    "polarity": {
        "higher": "A higher value is better",
        "lower": "A lower value is better",
        "neutral": "Neither end is better; no colour, no rank and no standard, ever",
    },
    "statistic": {
        "proportion": "People counted out of people who could be counted, from 0 to 1",
        "rate": "Chance events over a population or over an expected number",
        "ratio": "One amount divided by another, neither a count of chance events; no sampling interval",
        "mean": "A sum over a number of people, with its spread",
        "score": "A published value without the counts it came from; no interval",
        "fact": "A text or number shown as it is, and never compared",
    },
    "state": {
        "in_development": "Being written; not shown",
        "preview": "Shown and open to comment before it is settled",
        "published": "Settled and in use",
        "archived": "No longer used; kept for the record",
    },
    "suppression": {
        "published": "Shown as its publisher released it, who has already protected small numbers",
        "counts_under_eight": "0 stays 0, 1 to 7 are hidden, 8 and over are rounded to the nearest 5",
        "counts_under_six": "The older rule: 1 to 5 are hidden, and more where they could be found by subtraction",
        "banded": (
            "Shown in a band to all but the practice and its commissioner, because a competitor could use the detail"
        ),
    },
    "purpose": {
        "judgemental": "Compares practices with minimum standards they have agreed to",
        "developmental": "Helps practices learn; carries no minimum standard, colour or notice",
        "information": "Describes practices to anyone who reads it; sets no standard",
        "payment": "Works out a payment the practice has signed up to",
        "reconstruction": "Shows what a crude card of the past would have said; only an audit may use it",
    },
    "level": {
        "practice": "A figure of each practice",
        "commissioner": "A figure of the commissioner's whole area; a practice never has one",
    },
    "perspective": {
        "money": "What was paid, spent or saved",
        "activity": "How much was done, or how often services were used",
        "process": "Whether care or a service was given as it should be",
        "outcome": "What came of it for patients",
        "patient-voice": "What patients themselves say",
        "staff": "Who does the work, and with which rooms",
    },
}
