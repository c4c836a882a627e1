"""One indicator's results from the store's observations, with dictionaries and loops.

It follows the documents and the definitions, not the product's code: the latest national period, the numerator and
denominator of each practice, value and intervals, England and area, and the status.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from support.slow_twin.distributions import Z95, Z998
from support.slow_twin.intervals import poisson, wilson

Key = tuple[date, date]


@dataclass
class Figure:
    """A practice's figure for the period judged."""

    practice: str
    period: Key
    numerator: float | None
    denominator: float | None
    state: str
    value: float | None = None
    limits: tuple[float | None, ...] = (None, None, None, None)


def figures(definition: Any, rows: Iterable[Mapping[str, Any]], as_of: date) -> dict[str, Figure]:
    """Return each practice's figure for the latest period that half as many practices as ever have a figure for."""
    cells: dict[Key, dict[str, dict[str, Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        if _months_later(row["period_end"], definition.available_after_months) <= as_of:
            cells[row["period_start"], row["period_end"]][row["measure"]][row["practice"]] = row
    anchor = str(definition.numerator).replace("(", " ").split()[0]
    made = {
        period: _of_period(definition, cells, period, anchor) for period in cells if cells[period].get(anchor)
    }
    counts = {
        period: sum(one.state == "observed" for one in found.values()) for period, found in made.items()
    }
    fullest = max(counts.values())
    latest = max(
        (period for period in made if counts[period] >= fullest / 2),
        key=lambda period: (period[1], period[0]),
    )
    return made[latest]


def _of_period(definition: Any, cells: Any, period: Key, anchor: str) -> dict[str, Figure]:
    chosen = {
        name: _nearest(cells, name, period, definition.align_within_months) for name in _measures(definition)
    }
    found = {}
    for practice in cells[period][anchor]:
        picked = {name: cells[when][name].get(practice) if when else None for name, when in chosen.items()}
        states = [row["state"] if row else "missing" for row in picked.values()]
        state = "suppressed" if "suppressed" in states else "missing" if "missing" in states else "observed"
        values = {name: row["value"] if row else None for name, row in picked.items()}
        figure = Figure(
            practice,
            period,
            _evaluate(str(definition.numerator), values),
            _evaluate(str(definition.denominator), values) if definition.denominator else None,
            state,
        )
        found[practice] = figure
    if definition.standardisation:
        _expect(definition, cells, period, found)
    for figure in found.values():
        _fill(definition, figure)
    return found


def _expect(definition: Any, cells: Any, period: Key, found: dict[str, Figure]) -> None:
    """Set each practice's denominator: its patients of each sex and age, times England's events a patient."""
    of_events, of_people = (
        _by_group(definition, cells, prefix, period)
        for prefix in (definition.standardisation.events, definition.standardisation.population)
    )
    rates = {}
    for group in of_events.keys() & of_people.keys():
        events, people = of_events[group], of_people[group]
        both = [one for one in events if events[one] is not None and people.get(one) is not None]
        if sum(people[one] for one in both) > 0:
            rates[group] = sum(events[one] for one in both) / sum(people[one] for one in both)
    for practice, figure in found.items():
        own = {group: of_people[group].get(practice) for group in of_events.keys() & of_people.keys()}
        if None in own.values() or not own:
            figure.state = "missing" if figure.state == "observed" else figure.state
        else:
            figure.denominator = sum(own[group] * rate for group, rate in rates.items())
    whole = [
        one
        for one in found.values()
        if one.state == "observed" and one.numerator is not None and (one.denominator or 0) > 0
    ]
    expected, observed = sum(one.denominator or 0 for one in whole), sum(one.numerator or 0 for one in whole)
    for figure in found.values():
        if figure.denominator is not None and expected > 0:
            figure.denominator *= observed / expected


def _by_group(definition: Any, cells: Any, prefix: str, period: Key) -> dict[str, dict[str, float | None]]:
    names = {name for when in cells for name in cells[when] if name.startswith(f"{prefix}.")}
    names = {name for name in names if "." not in name[len(prefix) + 1 :]}
    merged: Any = defaultdict(dict)
    for when in cells:
        for name in names & cells[when].keys():
            merged[when][prefix] = True
            merged[when][name] = cells[when][name]
    when = _nearest(merged, prefix, period, definition.align_within_months)
    return {
        name[len(prefix) + 1 :]: {
            practice: row["value"] if row["state"] == "observed" else None
            for practice, row in merged[when].get(name, {}).items()
        }
        for name in names
        if when
    }


def _fill(definition: Any, figure: Figure) -> None:
    x, n, times = figure.numerator, figure.denominator, definition.multiplier
    if definition.statistic in ("score", "fact"):
        figure.value = None if x is None else x * times
        return
    if x is None or n is None or n <= 0:
        return
    if definition.statistic == "proportion" and x > n:
        return
    figure.value = times * x / n
    if definition.statistic == "proportion" and 0 <= x <= n:
        figure.limits = (*wilson(x, n, Z95), *wilson(x, n, Z998))
    if definition.statistic == "rate":
        limits = (*poisson(x, Z95, 0.05), *poisson(x, Z998, 0.002))
        figure.limits = tuple(times * limit / n for limit in limits)


def pooled(definition: Any, found: Iterable[Figure]) -> float | None:
    """Return the pooled value: sums over sums, or the plain mean of a score or a fact."""
    usable = [one for one in found if one.state == "observed" and one.numerator is not None]
    if definition.statistic not in ("score", "fact"):
        usable = [one for one in usable if one.denominator is not None and one.denominator > 0]
    if not usable:
        return None
    if definition.statistic in ("score", "fact"):
        return sum(one.value for one in usable if one.value is not None) / len(usable)
    total = sum(one.denominator for one in usable if one.denominator is not None)
    return definition.multiplier * sum(one.numerator for one in usable if one.numerator is not None) / total


def status(definition: Any, figure: Figure | None, practice: Mapping[str, Any], as_of: date) -> str:
    """Return the first reason there is for not comparing a practice's figure, else ok."""
    if practice["not_compared"]:
        return "not_applicable"
    if figure is None or figure.state != "observed":
        return figure.state if figure and figure.state == "suppressed" else "missing"
    if definition.statistic != "fact" and figure.value is None:
        return "missing"
    x, n = figure.numerator, figure.denominator
    if definition.statistic == "proportion" and x is not None and n is not None and x > n:
        return "missing"
    rule = definition.applicability
    if any(tag in (practice["atypical"] or "") for tag in rule.excludes):
        return "not_applicable"
    if practice["practice_type"] in rule.excludes_practice_types:
        return "not_applicable"
    if definition.statistic != "fact" and practice["no_fair_comparator"]:
        return "no_fair_comparator"
    least = definition.minimum_denominator
    if least is not None and n is not None and n < least.value:
        return "too_small"
    if practice["list_size"] is not None and practice["list_size"] < rule.minimum_list:
        return "too_small"
    return "stale" if _months_later(figure.period[1], definition.stale_after_months) < as_of else "ok"


def _nearest(cells: Any, name: str, period: Key, months: int) -> Key | None:
    if name in cells.get(period, {}):
        return period
    near = [one for one in cells if name in cells[one] and abs((one[1] - period[1]).days) <= months * 30.4375]
    return min(near, key=lambda one: (abs((one[1] - period[1]).days), one[1])) if months and near else None


def _measures(definition: Any) -> list[str]:
    words = (
        f"{definition.numerator} {definition.denominator or ''}".replace("(", " ").replace(")", " ").split()
    )
    return [word for word in dict.fromkeys(words) if word[0].isalpha()]


def _evaluate(expression: str, values: Mapping[str, float | None]) -> float | None:
    """Evaluate by putting numbers in place of names: what Python makes of the sentence."""
    names = sorted((name for name in values if name in expression), key=len, reverse=True)
    if any(
        values[name] is None
        for name in names
        if name in expression.replace("(", " ").replace(")", " ").split()
    ):
        return None
    for place, name in enumerate(names):
        expression = expression.replace(name, f"v[{place}]")
    compute: Callable[..., Any] = eval
    return float(compute(expression, {"v": [values[name] for name in names]}))


def _months_later(day: date, months: int) -> date:
    """Step month by month; the last day of a month stays the last day of one."""
    at_end = (day + timedelta(days=1)).day == 1
    month, year = day.month, day.year
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    last = date(year + (month == 12), month % 12 + 1, 1) - timedelta(days=1)
    return last if at_end else date(year, month, min(day.day, last.day))
