"""How publishers' JSON lies in records: Fingertips data by indicator, ODS organisations, and any list of objects.

Fingertips: a list of roots, each an indicator (``IID``, ``Sex``, ``Age``, ``Grouping``) with ``Data`` by area. Its
records get the headers of the CSV, so that one source reads both. The names inside ``Data`` (``AreaCode``, ``Val``,
``Count``, ``Denom``, ``LoCI``, ``UpCI``) and that -1 with the text ``-`` stands for what is not there are from memory
of the interface, to be checked. ODS: ``Organisation``, or ``Organisations`` whole or in summary.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

Record = dict[str, str]

_NOT_THERE: Final = -1
_PRACTICES: Final = 7
"""Fingertips' number for general practices among its types of area."""
_PRACTICE_CODE = re.compile(r"^[A-TV-Z][0-9]{5}$")
"""As a practice's, and not as a network's, whose codes begin with U."""

_FINGERTIPS_PARTS: Final = {
    "Value": ("Val",),
    "Count": ("Count",),
    "Denominator": ("Denom",),
    "Lower CI 95.0 limit": ("LoCI95", "LoCI"),
    "Upper CI 95.0 limit": ("UpCI95", "UpCI"),
}


def records_of_document(document: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the records of a parsed document, nested as they are; other things than objects are no records."""
    match document:
        case {"Organisation": dict() as one}:
            yield one
        case {"Organisations": list() as several}:
            for entry in several:
                yield from records_of_document(entry)
        case {"Data": list(), "Grouping": _} | {"Data": list(), "IID": _}:
            yield from _of_root(document)
        case list() as entries:
            for entry in entries:
                yield from records_of_document(entry)
        case dict():
            yield document
        case _:
            yield {}


def flat(record: Mapping[str, Any]) -> Record:
    """Return a record with a text for each name; an object's names and a list's places are joined by dots."""
    return dict(_flattened(record, ""))


def _flattened(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flattened(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _flattened(inner, f"{name}.{place}")
    elif name:
        yield name, _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value).strip()


def _of_root(root: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    grouping = root.get("Grouping") or [{}]
    shared = {
        **_first(grouping),
        **{key: value for key, value in root.items() if not isinstance(value, list)},
    }
    for entry in root["Data"]:
        if isinstance(entry, Mapping):
            yield _fingertips_record({**shared, **entry})


def _first(grouping: Any) -> Mapping[str, Any]:
    first = grouping[0] if isinstance(grouping, list) else grouping
    kept = ("Period", "TimePeriodText", "AreaTypeId", "YearRange")
    return {key: first[key] for key in kept if key in first} if isinstance(first, Mapping) else {}


def _fingertips_record(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an area's figure under the headers of the CSV, and what else it says under its own names."""
    indicator = entry.get("IID", entry.get("IndicatorId", ""))
    category = entry.get("CategoryTypeId", _NOT_THERE)
    named = {
        "Indicator ID": indicator,
        "Indicator Name": entry.get("IndicatorName", f"Indicator {indicator}"),
        "Area Code": entry.get("AreaCode", ""),
        "Area Type": "GPs" if _is_practice(entry) else "Other",
        "Sex": _name(entry.get("Sex", "Persons")),
        "Age": _name(entry.get("Age", "All ages")),
        "Category Type": "" if category in (_NOT_THERE, None) else category,
        "Time period": entry.get("Period", entry.get("TimePeriodText", "")),
        "Time period range": f"{entry['YearRange']}y" if "YearRange" in entry else "",
        "Value note": entry.get("NoteText", ""),
    }
    taken = {"Sex", "Age", "Period", "Count"}
    rest = {key: value for key, value in entry.items() if key not in taken}
    return {
        **rest,
        **named,
        **{header: _figure(entry, names) for header, names in _FINGERTIPS_PARTS.items()},
    }


def _is_practice(entry: Mapping[str, Any]) -> bool:
    return entry.get("AreaTypeId", _PRACTICES) == _PRACTICES and bool(
        _PRACTICE_CODE.match(str(entry.get("AreaCode", "")).upper())
    )


def _figure(entry: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    value = next((entry[name] for name in names if name in entry), None)
    said = next((entry[f"{name}F"] for name in names if f"{name}F" in entry), "-")
    return None if value == _NOT_THERE and str(said).strip() == "-" else value


def _name(value: Any) -> Any:
    return value.get("Name", "") if isinstance(value, Mapping) else value
