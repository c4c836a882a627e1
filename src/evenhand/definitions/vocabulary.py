"""The closed lists a definition chooses from, each word with its meaning for the reader."""

from collections.abc import Mapping
from typing import Final, Literal

from evenhand.common.language import noop

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
        "core": noop("Required by the contract or by regulation"),
        "incentive": noop("A voluntary incentive scheme, such as the Quality and Outcomes Framework"),
        "local": noop("A signed local agreement or enhanced service"),
        "beyond": noop("Not a contractual duty"),
        "context": noop("Describes the practice's circumstances or resources, not what it does"),
        "commissioner": noop("A result of the commissioner, never shown as a practice's"),
        "fact": noop("What the practice offers patients"),
    },
    "polarity": {
        "higher": noop("A higher value is better"),
        "lower": noop("A lower value is better"),
        "neutral": noop("Neither end is better; no colour, no rank and no standard, ever"),
    },
    "statistic": {
        "proportion": noop("People counted out of people who could be counted, from 0 to 1"),
        "rate": noop("Chance events over a population or over an expected number"),
        "ratio": noop(
            "One amount divided by another, neither a count of chance events; no sampling interval"
        ),
        "mean": noop("A sum over a number of people, with its spread"),
        "score": noop("A published value without the counts it came from; no interval"),
        "fact": noop("A text or number shown as it is, and never compared"),
    },
    "state": {
        "in_development": noop("Being written; not shown"),
        "preview": noop("Shown and open to comment before it is settled"),
        "published": noop("Settled and in use"),
        "archived": noop("No longer used; kept for the record"),
    },
    "suppression": {
        "published": noop("Shown as its publisher released it, who has already protected small numbers"),
        "counts_under_eight": noop("0 stays 0, 1 to 7 are hidden, 8 and over are rounded to the nearest 5"),
        "counts_under_six": noop(
            "The older rule: 1 to 5 are hidden, and more where they could be found by subtraction"
        ),
        "banded": noop(
            "Shown in a band to all but the practice and its commissioner, because a competitor could use the detail"
        ),
    },
    "purpose": {
        "judgemental": noop("Compares practices with minimum standards they have agreed to"),
        "developmental": noop("Helps practices learn; carries no minimum standard, colour or notice"),
        "information": noop("Describes practices to anyone who reads it; sets no standard"),
        "payment": noop("Works out a payment the practice has signed up to"),
        "reconstruction": noop(
            "Shows what a crude card of the past would have said; only an audit may use it"
        ),
    },
    "level": {
        "practice": noop("A figure of each practice"),
        "commissioner": noop("A figure of the commissioner's whole area; a practice never has one"),
    },
    "perspective": {
        "money": noop("What was paid, spent or saved"),
        "activity": noop("How much was done, or how often services were used"),
        "process": noop("Whether care or a service was given as it should be"),
        "outcome": noop("What came of it for patients"),
        "patient-voice": noop("What patients themselves say"),
        "staff": noop("Who does the work, and with which rooms"),
    },
}

NAMES: Mapping[str, str] = {
    "core": noop("Core"),
    "incentive": noop("Incentive"),
    "local": noop("Local"),
    "beyond": noop("Beyond"),
    "context": noop("Context"),
    "commissioner": noop("Commissioner"),
    "fact": noop("Fact"),
    "higher": noop("Higher"),
    "lower": noop("Lower"),
    "neutral": noop("Neutral"),
    "proportion": noop("Proportion"),
    "rate": noop("Rate"),
    "ratio": noop("Ratio"),
    "mean": noop("Mean"),
    "score": noop("Score"),
    "in_development": noop("In development"),
    "preview": noop("Preview"),
    "published": noop("Published"),
    "archived": noop("Archived"),
    "counts_under_eight": noop("Counts under eight"),
    "counts_under_six": noop("Counts under six"),
    "banded": noop("Banded"),
    "judgemental": noop("Judgemental"),
    "developmental": noop("Developmental"),
    "information": noop("Information"),
    "payment": noop("Payment"),
    "reconstruction": noop("Reconstruction"),
    "practice": noop("Practice"),
    "money": noop("Money"),
    "activity": noop("Activity"),
    "process": noop("Process"),
    "outcome": noop("Outcome"),
    "patient-voice": noop("Patient voice"),
    "staff": noop("Staff"),
}
"""The words of :data:`MEANINGS` as people read them, where a word stands alone."""
