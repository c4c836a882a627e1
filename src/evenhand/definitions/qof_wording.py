"""The words of an indicator of the Quality and Outcomes Framework, put together from its row and its group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from evenhand.definitions.qof_groups import Group
from evenhand.definitions.qof_rows import QofRow

TABLE_ENDS: Final = 2026
"""The year in which the last financial year of the table begins."""
_SURELY_OVER: Final = 2023
"""Rows that end later were not followed further; they may have gone on."""
_PANDEMIC: Final = range(2019, 2022)
_PROTECTED: Final = 2024

_CODING = "How the practice, its hospital and its predecessors record what was done"
_STAFF = "A nurse or a clinic that was missing for part of the year"
_PROVENANCE: Mapping[str, str] = {
    "real file": "the publisher's lists",
    "found": "public pages that quote the published table",
    "knowledge": "memory, to be checked",
}


@dataclass(frozen=True)
class Prose:
    """The texts of a definition by field, and what its denominator counts."""

    fields: Mapping[str, str | tuple[str, ...]]
    counted: str


def prose(kind: str, row: QofRow, group: Group) -> Prose:
    """Return the texts of one of the three indicators of a code."""
    return {"net": _net, "gross": _gross, "exceptions": _exceptions}[kind](row, group)


def _net(row: QofRow, group: Group) -> Prose:
    counted = f"{row.patients}, excepted patients left out"
    return Prose(
        {
            "title": f"{row.code}: patients who {row.wording} (excepted left out)",
            "question": f"Of patients not excepted, how many {row.wording}?",
            "why_it_matters": group.why_it_matters,
            "unit": f"of {counted}, who {row.wording}",
            "context_note": f"{group.context} {row.code} is about {row.patients}. Those the practice excepted are left "
            "out; how many there were, and the figure with everyone in it, stand beside this one.",
            "may_explain": (group.may_explain, "How many patients were excepted", _CODING, _STAFF),
        },
        counted,
    )


def _gross(row: QofRow, group: Group) -> Prose:
    return Prose(
        {
            "title": f"{row.code}: patients who {row.wording} (all counted)",
            "question": f"Of all who could be counted, how many {row.wording}?",
            "why_it_matters": group.why_it_matters,
            "unit": f"of all {row.patients} who {row.wording}",
            "context_note": f"{group.context} {row.code} counts here all {row.patients}, those too who were invited "
            "and did not come or who said no, so it depends on the patients as well as on the practice.",
            "may_explain": (
                group.may_explain,
                "Patients who declined or did not answer, and are counted all the same",
                _CODING,
                _STAFF,
            ),
        },
        row.patients,
    )


def _exceptions(row: QofRow, group: Group) -> Prose:
    return Prose(
        {
            "title": f"{row.code}: patients excepted ({row.group_title})",
            "question": f"How many patients were left out of {row.code}?",
            "why_it_matters": f"Patients may decline care, and care can be unsuitable for them. {group.why_it_matters} "
            "How many are left out says how many patients the figure is silent about.",
            "unit": f"of all {row.patients} who were excepted from the indicator",
            "context_note": f"Patients can be excepted from {row.code} when they did not answer repeated invitations, "
            f"said no, or when it would not suit them. {group.context} To leave it is a patient's right and coding "
            "differs between practices, so neither a high nor a low share is good or bad.",
            "may_explain": (
                group.may_explain,
                "Patients who know what they want and say no",
                "How often and by which way patients were invited before they were excepted",
            ),
        },
        row.patients,
    )


def caveats(kind: str, spans: Sequence[QofRow]) -> tuple[str, ...]:
    """Return the limits of a code's figures: its points and thresholds year by year, and where they are from."""
    told = [_span(row) for row in spans]
    told += dict.fromkeys(row.note for row in spans if row.note)
    told.append(_provenance(spans))
    told += _of_years(spans)
    if kind == "gross":
        told.append(
            "A patient excepted from the indicator may still have had the care, and counts then as not having had it"
        )
    if kind == "exceptions":
        told.append(
            "Reasons for exceptions are published for England and not for practices, so the reasons are not known here"
        )
    return tuple(told)


def _span(row: QofRow) -> str:
    years = f"In {_year(row.first_year)}"
    if row.last_year > row.first_year:
        years = f"From {_year(row.first_year)} to {_year(row.last_year)}"
    if row.points is None:
        return f"{years} only its code is held here, not its points or its thresholds"
    points = f"{row.points:g} point{'' if row.points == 1 else 's'}"
    if row.lower is None:
        return f"{years} it carried {points}; its thresholds are not held here"
    return (
        f"{years} it carried {points}, paid from {row.lower:g}% to {row.upper:g}%; beyond the upper threshold no more "
        "was paid"
    )


def _provenance(spans: Sequence[QofRow]) -> str:
    points = _sources([source for row in spans for source in row.source])
    thresholds = _sources([source for row in spans for source in row.thresholds_source])
    if thresholds == points:
        return f"Its years, points and thresholds are from {points}"
    said = f"Its years and points are from {points}"
    return f"{said}; its thresholds from {thresholds}" if thresholds else said


def _sources(sources: Sequence[str]) -> str:
    named = [words for source, words in _PROVENANCE.items() if source in sources]
    return ", and from ".join(named)


def _of_years(spans: Sequence[QofRow]) -> Iterator[str]:
    first, last = spans[0].first_year, spans[-1].last_year
    if last <= _SURELY_OVER:
        yield (
            f"It was used until {_year(last)}; its figures describe the practice and its patients in the year shown, "
            "not today"
        )
    elif last < TABLE_ENDS:
        yield f"The table follows it to {_year(last)}; whether and how it went on is not held here"
    if first <= _PANDEMIC[-1] and last >= _PANDEMIC[0]:
        yield (
            "From March 2020 to 2021/22 practices' time went to the pandemic and much of the income was protected, so "
            "figures of those years are not like others"
        )
    if first <= _PROTECTED <= last:
        yield (
            "In 2024/25 the points of 32 indicators were paid as in the year before, whatever was done; which ones is "
            "not held here"
        )


def _year(first: int) -> str:
    return f"{first}/{(first + 1) % 100:02d}"
