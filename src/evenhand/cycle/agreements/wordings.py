"""What no objective may say, by safeguard, found in its words.

Words are a net with holes: what matters most is held by structure as well (basis, price, indicator), in the table of
states and in the database.
"""

import re
from typing import Final

_POINTS: Final = re.compile(
    r"\b(points?\s+(per|for\s+(each|every|reaching|achieving|meeting))|(\d+|per)\s+points?\b|"
    r"(lower|upper|minimum|maximum|payment|achievement)\s+thresholds?|thresholds?\s+(of|at|between|for)\s+\d|"
    r"(£|pounds)\s*[\d.,]*\s*(per|a)\s+point|points?\s+(scheme|score|system)|local\s+qof)",
    re.IGNORECASE,
)
_CAP: Final = re.compile(
    r"\b(no more than|at most|up to|a (cap|limit|ceiling|quota) (of|on)|cap(ped)?|limit(ed)?|quota|ration(ed)?|fewer|"
    r"reduc\w+|cut\w*|keep\w*|hold\w*)\b.{0,60}\b(referrals?|admissions?|referred)\b|"
    r"\b(referrals?|admissions?)\b.{0,40}\b(cap(ped)?|quota|ceiling|limit(ed)?|no more than|at most|reduc\w+|cut)\b",
    re.IGNORECASE | re.DOTALL,
)
_PER_GP: Final = re.compile(
    r"\b(per|by)\s+(each\s+|every\s+|individual\s+)*(named\s+)?"
    r"(gps?|doctors?|clinicians?|partners?|salaried gps?|locums?|nurses?)\b(?!\s+(and|or)\s+nurses?)|"
    r"\b(each|every|individual)\s+(gps?|doctors?|clinicians?|partners?|nurses?)\b|\bper[- ]gp\b",
    re.IGNORECASE,
)
_PER_WHAT: Final = re.compile(
    r"\b(number|rate|rates|referrals?|prescriptions?|prescribing|items?|appointments?|consultations?|visits?|tests?|"
    r"admissions?|cost|costs|spend|figures?|target|average)\b",
    re.IGNORECASE,
)
_INCENTIVE: Final = re.compile(
    r"\b(incentiv\w+|bonus(es)?|reward\w*|gain[- ]?share\w*|share of (the )?savings?|keep\w* (part|a share) of)\b"
    r".{0,80}\b(referr\w+|prescri\w+|admissions?|savings?|spend\w*)\b|"
    r"\b(referr\w+|prescri\w+|admissions?|savings?|spend\w*)\b.{0,80}"
    r"\b(incentiv\w+|bonus(es)?|reward\w*|gain[- ]?share\w*)\b",
    re.IGNORECASE | re.DOTALL,
)
_QOF: Final = re.compile(r"\bqof\b|quality and outcomes framework", re.IGNORECASE)
_SURVEYED: Final = re.compile(
    r"%|\bper ?cent\b|\bsatisf\w+|\bsurvey\w*|\bproportion\b|\bshare of (patients|people)\b|\brate\b|\bpercentage\b",
    re.IGNORECASE,
)


def speaks_of_points(text: str) -> bool:
    """Whether a text sets up points and thresholds (R-16)."""
    return _POINTS.search(text) is not None


def caps_referrals(text: str) -> bool:
    """Whether a text limits referrals or admissions (R-21)."""
    return _CAP.search(text) is not None


def counts_doctors(text: str) -> bool:
    """Whether a text asks for a figure of each doctor or nurse (R-21)."""
    return _PER_GP.search(text) is not None and _PER_WHAT.search(text) is not None


def pays_for_less_care(text: str) -> bool:
    """Whether a text pays for referring, prescribing or spending less (R-21)."""
    return _INCENTIVE.search(text) is not None


def speaks_of_qof(text: str) -> bool:
    """Whether a text is about the Quality and Outcomes Framework (R-05)."""
    return _QOF.search(text) is not None


def speaks_of_a_sample(text: str) -> bool:
    """Whether a text is about a share, a rate or a survey, whose figure is partly chance."""
    return _SURVEYED.search(text) is not None
