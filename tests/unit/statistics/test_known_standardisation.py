"""Directly standardised rates against PHEindicatormethods and R's epitools; quantile groups against PHE."""

import numpy as np
import pytest

from evenhand.common.errors import InputError
from evenhand.statistics.intervals import CONFIDENCE_95, CONFIDENCE_998, exact_poisson
from evenhand.statistics.quantiles import quantile_groups
from evenhand.statistics.standardisation import directly_standardised_rate, fay_feuer_rate
from support.known_answers import known_table, known_values

CLOSED_FORM = 1e-9


@pytest.mark.parametrize(("level", "confidence"), [("95_0", CONFIDENCE_95), ("99_8", CONFIDENCE_998)])
def test_standardised_rates_are_those_of_phe(level: str, confidence: float) -> None:
    expected, cells = known_table("phe/dsr_expected.csv"), known_table("phe/dsr_isr_multiarea.csv")
    standard = known_table("phe/esp2013.csv").numbers("esp2013")
    areas = list(dict.fromkeys(cells.texts("area")))
    events = cells.numbers("count").reshape(len(areas), -1)
    populations = cells.numbers("pop").reshape(len(areas), -1)
    for row in expected.rows:
        multiplier = float(row["statistic"].split()[-1]) if "NA" not in row["statistic"] else 1e5
        rate = directly_standardised_rate(events, populations, standard, confidence, multiplier=multiplier)
        at = areas.index(row["area"])
        received = [rate.value[at], rate.interval.lower[at], rate.interval.upper[at]]
        wanted = [float(row[c] or "nan") for c in ("value", f"lower{level}cl", f"upper{level}cl")]
        np.testing.assert_allclose(received, wanted, rtol=CLOSED_FORM)
    assert set(expected.texts("area")) == set(areas)


def test_dobson_and_fay_feuer_are_those_of_epitools_and_differ() -> None:
    known = known_values("standardisation/epitools_direct.json")
    given = known["input"]
    data = given["count"], given["pop"], given["stdpop"]
    dobson, gamma = directly_standardised_rate(*data), fay_feuer_rate(*data)
    wanted, byar = known["ageadjust_direct"], known["dobson_byar"]
    limits = [gamma.value, gamma.interval.lower, gamma.interval.upper]
    np.testing.assert_allclose(limits, [wanted["adj.rate"], wanted["lci"], wanted["uci"]], rtol=CLOSED_FORM)
    limits = [dobson.value, dobson.interval.lower, dobson.interval.upper]
    np.testing.assert_allclose(limits, [byar["value"], byar["lower"], byar["upper"]], rtol=CLOSED_FORM)
    assert sum(given["count"]) / sum(given["pop"]) == pytest.approx(wanted["crude.rate"], rel=CLOSED_FORM)
    assert gamma.interval.upper > dobson.interval.upper * 1.005


def test_dobson_with_exact_limits_is_that_of_epitools_too() -> None:
    known = known_values("standardisation/epitools_direct.json")
    events = np.array(known["input"]["count"], dtype=float)
    weights = np.array(known["input"]["stdpop"]) / np.array(known["input"]["pop"]) / 100
    value, total = (weights * events).sum(), events.sum()
    step = np.sqrt((weights**2 * events).sum() / total)
    exact, wanted = exact_poisson(total), known["dobson_exact"]
    assert value + step * (exact.lower - total) == pytest.approx(wanted["lower"], rel=CLOSED_FORM)
    assert value + step * (exact.upper - total) == pytest.approx(wanted["upper"], rel=CLOSED_FORM)


GROUPS = {"Quartile": 4, "Septile": 7, "Decile": 10}
KEYS = {"": (), "IndSex": ("IndSexRef",), "IndSexReg": ("IndSexRef", "ParentCode")}
LOWER = {"RAG - Low is good", "True"}


def polarity_of(rows: list[dict[str, str]], ungrouped: bool) -> str:
    # The publisher inverts by default, and did so for the run without groups.
    said = {"lower" if row["Polarity"] in LOWER or ungrouped else "higher" for row in rows}
    return "/".join(sorted(said))


def test_quantile_groups_are_those_of_phe_and_mixed_polarity_is_refused() -> None:
    known = known_table("phe/quantiles.csv")
    parts: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in known.rows:
        key = (row["GroupSet"], *(row[name] for name in KEYS[row["GroupSet"]]))
        parts.setdefault(key, []).append(row)
    covered = refused = 0
    for key, rows in parts.items():
        values = [float(row["Value"] or "nan") for row in rows]
        number, polarity = GROUPS[rows[0]["QuantileNm"]], polarity_of(rows, key == ("",))
        covered += len(rows)
        if any(row["Test"] == "BadPolarity" for row in rows):
            refused += 1
            with pytest.raises(InputError, match="polarity"):
                quantile_groups(values, number, polarity)  # type: ignore[arg-type]
            continue
        wanted = [float(row["QuantileInGrp"] or "nan") for row in rows]
        np.testing.assert_array_equal(quantile_groups(values, number, polarity), wanted)  # type: ignore[arg-type]
    assert (covered, refused) == (1017, 1)
