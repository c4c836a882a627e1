"""The Quality and Outcomes Framework as the synthetic England has it: registers, and how far each indicator is reached.

Codes, points and thresholds are those of the catalogue's own table of the framework. How many people an indicator is
about and how far it is reached are made up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import evenhand.definitions as package
from evenhand.definitions.qof_rows import QofRow
from evenhand.definitions.qof_table import TABLE, qof_rows

CLINICAL, PUBLIC_HEALTH, SERVICES = (
    ("CL", "Clinical"),
    ("PH", "Public health"),
    ("PHAS", "Public health: services"),
)
_DOMAINS: Final = {
    **dict.fromkeys(("BP", "OB", "SMOK", "CVDPP"), PUBLIC_HEALTH), **dict.fromkeys(("CS", "VI", "CON"), SERVICES),
}  # fmt: skip

KEPT: Final = ("AST002", "AST003", "AST004")
"""Codes that go on in every year although they were retired: the open-data framework is about them."""


@dataclass(frozen=True)
class Register:
    """A group's register: `rate` of the people of `ages` (first, last) are on it; more with age if `with_age`."""

    group: str
    title: str
    kind: str
    ages: tuple[int, int]
    rate: float
    with_age: bool = True


@dataclass(frozen=True)
class Code:
    """An indicator: `share` of those in its group's register are eligible, a `level` of them (a logit) is reached.

    `people`, instead of a register, are the women or everyone of some ages of whom `share` is eligible. `planted` names
    the indicator whose truth it has. `points`, none where the code is not of the year, are earned between the
    thresholds `low` and `high`.
    """

    code: str
    register: str
    group: str
    group_title: str
    text: str
    points: float
    low: float
    high: float
    level: float
    share: float
    planted: str
    people: tuple[str, int, int] | None

    @property
    def domain(self) -> tuple[str, str]:
        """The code and name of the domain it belongs to."""
        return _DOMAINS.get(self.group, CLINICAL)


REGISTERS: Final = (
    Register("AST", "Asthma", "TOTAL", (0, 99), 0.063, with_age=False),
    Register("AF", "Atrial fibrillation", "TOTAL", (0, 99), 0.022),
    Register("CAN", "Cancer", "TOTAL", (0, 99), 0.037),
    Register("CHD", "Secondary prevention of coronary heart disease", "TOTAL", (0, 99), 0.030),
    Register("CKD", "Chronic kidney disease", "18OVER", (18, 99), 0.044),
    Register("COPD", "Chronic obstructive pulmonary disease", "TOTAL", (0, 99), 0.019),
    Register("DEM", "Dementia", "TOTAL", (0, 99), 0.008),
    Register("DEP", "Depression", "18OVER", (18, 99), 0.143, with_age=False),
    Register("DM", "Diabetes mellitus", "17OVER", (17, 99), 0.077),
    Register("EP", "Epilepsy", "18OVER", (18, 99), 0.008, with_age=False),
    Register("HF", "Heart failure", "TOTAL", (0, 99), 0.011),
    Register("HYP", "Hypertension", "TOTAL", (0, 99), 0.152),
    Register("LD", "Learning disability", "TOTAL", (0, 99), 0.006, with_age=False),
    Register("MH", "Mental health", "TOTAL", (0, 99), 0.010, with_age=False),
    Register("NDH", "Non-diabetic hyperglycaemia", "18OVER", (18, 99), 0.070),
    Register("OB", "Obesity", "18OVER", (18, 99), 0.139, with_age=False),
    Register("OST", "Osteoporosis", "50OVER", (50, 99), 0.011),
    Register("PAD", "Peripheral arterial disease", "TOTAL", (0, 99), 0.006),
    Register("PC", "Palliative care", "TOTAL", (0, 99), 0.005),
    Register("RA", "Rheumatoid arthritis", "16OVER", (16, 99), 0.008),
    Register("SMOK", "Smoking", "15OVER", (15, 99), 0.146, with_age=False),
    Register("STIA", "Stroke and transient ischaemic attack", "TOTAL", (0, 99), 0.018),
)

_PEOPLE: Final[Mapping[str, tuple[str, int, int, float]]] = {
    "BP": ("all", 45, 99, 1.0), "CON": ("female", 15, 54, 0.01), "CS": ("female", 25, 64, 0.97),
    "CVDPP": ("all", 30, 74, 0.003), "VI": ("all", 0, 4, 0.2), "CS005": ("female", 25, 49, 0.97),
    "CS006": ("female", 50, 64, 0.92), "VI004": ("all", 75, 79, 0.25),
}  # fmt: skip
"""Groups and codes that are about people and not about a register: sex, first and last age, share."""
_REGISTER_OF: Final = {"CHOL": "CHD", "CD": "CHD"}
"""Groups that have no register of their own."""
_SHARES: Final = {
    "AST002": 0.45, "AST003": 1.0, "AST004": 0.075, "AST008": 0.14, "CAN004": 0.15, "COPD005": 0.2, "COPD008": 0.4,
    "COPD014": 0.4, "DM006": 0.12, "DM021": 0.15, "DM022": 0.6, "DM023": 0.2, "DM034": 0.6, "DM035": 0.2,
    "HF003": 0.45, "HF004": 0.4, "HF006": 0.4, "MH008": 0.3, "MH009": 0.1, "MH010": 0.1, "OST002": 0.5, "OST005": 0.5,
    "SMOK004": 0.9, "SMOK005": 0.2,
}  # fmt: skip
_NEW, _YOUNGER, _OLDER, _MOST = 0.06, 0.70, 0.27, 0.90
"""Shares of those newly diagnosed, aged 79 or under, 80 or over, and otherwise."""
_LEVELS: Final = {
    "AST002": 1.95, "AST003": 1.10, "AST004": 2.05, "AST007": 0.90, "AF006": 3.0, "AF008": 2.6, "BP002": 2.2,
    "CHD005": 2.7, "CHOL003": 1.9, "CHOL004": -0.15, "CS005": 0.75, "CS006": 1.10, "DM020": 0.45, "DM036": 0.45,
    "HYP003": 0.85, "HYP008": 0.85, "MH021": 0.45, "SMOK002": 2.6, "STIA007": 2.8, "VI001": 2.6, "VI002": 2.4,
    "VI003": 2.0, "VI004": 0.6,
}  # fmt: skip
_USUAL_LEVEL: Final = 1.4
_PLANTED: Final = {
    "AST002": "qof-ast002-net", "AST003": "qof-ast003-net", "AST004": "qof-ast004-net", "CHOL004": "chol-target",
    "CS005": "cervical-screening-coverage", "CS006": "cervical-screening-coverage", "DM020": "dm-hba1c-control",
    "HYP003": "hyp-bp-control", "HYP008": "hyp-bp-control", "MH021": "smi-physical-check",
    **dict.fromkeys(("VI001", "VI002", "VI003"), "childhood-imms-12-24m-5y"),
}  # fmt: skip


def codes_of(year: int, *, first: bool, last: bool) -> tuple[Code, ...]:
    """Return the indicators of the financial year that begins in `year`, by code.

    The first year of the demo also has those retired before it, and its last those still to come, without points: so
    every code has figures in some year.
    """
    found = []
    for code, spans in _spans().items():
        row = next((one for one in spans if one.first_year <= year <= one.last_year), None)
        retired, to_come = spans[-1].last_year < year, spans[0].first_year > year
        if row or code in KEPT or (first and retired) or (last and to_come):
            found.append(_code(row or spans[-1], counts=row is not None))
    return tuple(found)


@cache
def registers_of(year: int) -> tuple[QofRow, ...]:
    """Return the rows of the table by which keeping a register earned points in a year."""
    return tuple(row for row in _rows() if row.kind == "register" and row.first_year <= year <= row.last_year)


@cache
def _rows() -> tuple[QofRow, ...]:
    return qof_rows(Path(package.__path__[0]) / "qof" / TABLE)


@cache
def _spans() -> dict[str, list[QofRow]]:
    spans: dict[str, list[QofRow]] = {}
    for row in sorted(_rows(), key=lambda one: (one.code, one.first_year)):
        if row.kind == "fraction":
            spans.setdefault(row.code, []).append(row)
    return spans


def _code(row: QofRow, *, counts: bool) -> Code:
    about = _PEOPLE.get(row.code) or _PEOPLE.get(row.group)
    register = _REGISTER_OF.get(row.group, row.group)
    return Code(
        code=row.code,
        register=register,
        group=row.group,
        group_title=row.group_title,
        text=f"The percentage of {row.patients} who {row.wording}",
        points=(row.points or 0.0) if counts else 0.0,
        low=(row.lower or 0.0) / 100,
        high=(row.upper or 100.0) / 100,
        level=_LEVELS.get(row.code, _USUAL_LEVEL),
        share=about[3] if about else _SHARES.get(row.code, _share_of(row.patients)),
        planted=_PLANTED.get(row.code, ""),
        people=about[:3] if about else None,
    )


def _share_of(patients: str) -> float:
    for words, share in (("newly diagnosed", _NEW), ("79 and under", _YOUNGER), ("80 and over", _OLDER)):
        if words in patients:
            return share
    return _MOST
