"""The three indicators of a code of the Quality and Outcomes Framework: net, gross, and who was excepted.

What they share is read once from a model of each and checked by the schema; what is particular to a code is put in.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Final, Literal

from evenhand.definitions.expression_tree import Measure, Operation
from evenhand.definitions.expressions import Expression
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.parts import MinimumDenominator, Status
from evenhand.definitions.qof_groups import Group
from evenhand.definitions.qof_rows import QofRow
from evenhand.definitions.qof_wording import caveats, prose

FigureKind = Literal["net", "gross", "exceptions"]
KINDS_OF_FIGURE: Final[tuple[FigureKind, ...]] = ("net", "gross", "exceptions")

_SMALLEST: Mapping[FigureKind, float] = {"net": 30.0, "gross": 30.0, "exceptions": 50.0}
_PAIRS: Mapping[FigureKind, tuple[str, str]] = {
    "net": (
        "higher",
        "This figure rises when more patients are excepted, so the share excepted is read with it",
    ),
    "gross": (
        "lower",
        "This figure rises when patients who decline are pressed, and then fewer are excepted, so that share is read "
        "with it",
    ),
}


def qof_id(code: str, kind: FigureKind) -> str:
    """Return the id of an indicator: ``qof-ast003-net``."""
    return f"qof-{code.lower()}-{kind}"


def qof_indicator(kind: FigureKind, spans: Sequence[QofRow], group: Group) -> IndicatorDefinition:
    """Return one of the three indicators of a code. `spans` are its rows by year, of the kind fraction."""
    row = spans[-1]
    numerator, denominator = _expressions(kind, row.code)
    text = prose(kind, row, group)
    changes: dict[str, Any] = {
        **text.fields,
        "id": qof_id(row.code, kind),
        "perspective": "process" if kind == "exceptions" else row.perspective,
        "numerator": numerator,
        "denominator": denominator,
        "source_columns": (
            f"QOF ACHIEVEMENT: PRACTICE_CODE, INDICATOR_CODE where it is {row.code}, MEASURE where it is NUMERATOR, "
            "DENOMINATOR or PCAS (EXCEPTIONS to 2018-19), VALUE",
        ),
        "minimum_denominator": MinimumDenominator(value=_SMALLEST[kind], of=text.counted),
        "case_mix": group.case_mix,
        "caveats": caveats(kind, spans),
    }
    if all(one.points is None for one in spans):
        changes["status"] = _KNOWN_BY_CODE_ALONE
    if kind != "exceptions":
        harm, note = _PAIRS[kind]
        changes |= {
            "balancing_pair": qof_id(row.code, "exceptions"),
            "balancing_note": note,
            "balancing_harm": harm,
        }
    return _model(kind).model_copy(update=changes)


def _expressions(kind: FigureKind, code: str) -> tuple[Expression, Expression]:
    """Return numerator and denominator; the published denominator leaves the excepted out."""
    counted, denominator, excepted = (
        Measure(f"qof.{code}.{name}") for name in ("numerator", "denominator", "exceptions")
    )
    everyone = Operation("+", denominator, excepted)
    return (
        Expression(excepted if kind == "exceptions" else counted),
        Expression(denominator if kind == "net" else everyone),
    )


@cache
def _model(kind: FigureKind) -> IndicatorDefinition:
    """Return what all indicators of a kind share, checked by the schema, with texts that are put in for each code."""
    return IndicatorDefinition.model_validate(
        {
            **_SHARED,
            "polarity": "neutral" if kind == "exceptions" else "higher",
            "numerator": "qof.CODE.numerator",
            "denominator": "qof.CODE.denominator",
        }
    )


_NOT_REVIEWED = "no clinician, practice or LMC officer outside Evenhand has reviewed it yet"
_KNOWN_BY_CODE_ALONE: Final = Status(
    state="in_development",
    reason=f"Only its code is known here, so it is not shown; {_NOT_REVIEWED}",
)
_TO_BE_PUT_IN = "Put in for each code"
_SHARED: Mapping[str, Any] = {
    **dict.fromkeys(("title", "question", "why_it_matters", "unit", "context_note"), _TO_BE_PUT_IN),
    "id": "qof-code",
    "strand": "quality-effectiveness",
    "perspective": "process",
    "basis": "incentive",
    "statistic": "proportion",
    "multiplier": 1,
    "unit_symbol": "%",
    "decimals": 1,
    "cadence": "annual",
    "available_after_months": 7,
    "stale_after_months": 24,
    "align_within_months": 0,
    "source": ("qof-achievement",),
    "suppression": {
        "rule": "published",
        "text": "Counts are shown as published for every practice in the Quality and Outcomes Framework",
    },
    "applicability": {
        "minimum_list": 750,
        "excludes_practice_types": ("Walk in centre", "Walk in and out of hours centre"),
        "text": "Not used for practices with fewer than 750 registered patients or for walk-in centres; a practice "
        "that did not take part in the Quality and Outcomes Framework has no figure, which is its right",
    },
    "author": "Evenhand founders, indicators",
    "reviewer": "Evenhand founders, second reading",
    "reviewed_on": date(2026, 11, 26),
    "next_review": date(2027, 11, 26),
    "status": {
        "state": "preview",
        "reason": f"Written and checked by the founders; {_NOT_REVIEWED}, and comments are welcome",
    },
}
