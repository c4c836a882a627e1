"""What the catalogue says of an indicator, section by section."""

from datetime import date

import pytest

from evenhand.definitions import IndicatorDefinition
from evenhand.pages.noted import ContextNoteMissing
from evenhand.pages.presenters.catalogue.indicator_entry import (
    entry_frame,
    expressions_of,
    measures_of,
    present_entry,
)
from support.catalogues import edition_of, edition_with, small_catalogue
from support.definitions import catalogue, framework, indicator

STANDARDISED = {
    "statistic": "rate",
    "unit_symbol": "",
    "multiplier": 100,
    "denominator": None,
    "standardisation": {"events": "bus.ages", "population": "list.groups"},
}


def told(name: str = "bus-riders", edition=None) -> dict[str, list[str]]:
    given = edition or edition_of()
    entry = present_entry(given, given.indicators[name])
    return {line.name: [one.text for one in line.items] for part in entry.sections for line in part.lines}


def told_with(**changes) -> dict[str, list[str]]:
    return told(edition=edition_with(**changes))


def test_sections_stand_in_reading_order_and_an_empty_one_is_left_out() -> None:
    entry = present_entry(edition_of(), edition_of().indicators["bus-riders"])
    assert [one.id for one in entry.sections] == [
        "counted",
        "sources",
        "allowed-for",
        "reading",
        "frameworks",
        "answering",
        "changes",
    ]


def test_small_numbers_and_who_is_left_out_are_told() -> None:
    excluded = {"minimum_list": 750, "text": "Not for small lists", "excludes": ["A ferry"]}
    said = told_with(applicability=excluded)
    assert said["Too few to compare"] == ["Fewer than 30 patients asked."]
    assert said["Small numbers"] == ["Shown as published."]
    assert said["For whom it is not used"] == [
        "Not for small lists.",
        "Left out, in the publisher's words: A ferry.",
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"align_within_months": 12}, ["Periods of its measures end within 12 months."]),
        ({"source": ["bus-survey", "trams"]}, ["All measures are of the very same period."]),
    ],
)
def test_how_far_apart_periods_may_be_is_told_where_there_are_several(changes, words) -> None:
    assert told_with(**changes)["Periods"] == words
    assert "Periods" not in told_with()


def test_a_source_leads_to_its_list_and_has_its_publisher_and_terms() -> None:
    given = edition_of()
    section = present_entry(given, given.indicators["bus-riders"]).sections[1]
    first, second = section.lines[0].items
    assert (first.text, first.address) == ("Bus survey", "catalogue/by-source/index.html#bus-survey")
    assert second.text == "Town council. OGL v3.0."


def test_a_source_that_is_not_known_is_named_by_its_id() -> None:
    assert told_with(source=["tram-survey"])["Published by"] == ["Tram survey"]


def test_what_is_allowed_for_has_its_year_and_what_cannot_be_had() -> None:
    said = told()
    assert said["Case-mix set"] == ["The streets"]
    assert said["Contexts"] == [
        "Hilliness where patients live (2020; newer figures are due by 1 January 2025)"
    ]
    assert said["Not allowed for yet"] == ["How wide the pavements are."]


def test_a_context_out_of_date_says_so_and_an_unknown_one_is_named() -> None:
    assert "newer figures were due" in told(edition=edition_of(as_of=date(2026, 1, 1)))["Contexts"][0]
    assert told_with(covariates=["valleys"])["Contexts"] == ["valleys"]


def test_that_nothing_is_allowed_for_is_told() -> None:
    assert "a figure that differs may come from them" in told("walkers")["Nothing"][0]
    assert told("bus-shelter")["Nothing"] == ["It is never compared, so nothing is allowed for."]


def test_what_could_be_harmed_is_told_with_which_way() -> None:
    said = told()
    assert said["Read together with"] == ["Patients who come by bus"]
    assert said["What could be harmed"][1] == "It would show by the other figure going lower."


def test_the_way_of_harm_follows_from_a_pair_of_which_one_end_is_better() -> None:
    pair = indicator(id="walkers", polarity="lower", balancing_pair="bus-riders", balancing_note="Both ways")
    given = edition_of(catalogue(indicator(balancing_pair="walkers", balancing_note="Shoes"), pair))
    assert told(edition=given)["What could be harmed"] == [
        "Shoes.",
        "It would show by the other figure going higher.",
    ]


def test_a_pair_that_is_not_there_is_named() -> None:
    assert told_with(balancing_pair="trams", balancing_note="Rails")["Read together with"] == ["trams"]


def test_what_changed_is_told_of_the_figures_and_of_the_definition() -> None:
    said = told()
    assert said["1 May 2021"] == ["In the figures: A bus line was closed."]
    assert said["1 March 2022"] == ["In this definition: Counts trams no more."]
    assert "Nothing in it has changed" in told("walkers")["This definition"][0]


def test_a_standard_is_told_with_its_level_and_its_clause() -> None:
    assert told()["Town profile"] == [
        "Access. A minimum standard: at least 80.0% of patients asked.",
        "Rests on: Clause 7 of the town's contract",
    ]
    assert told("walkers")["Town profile"] == ["Access. No standard is set."]
    assert told("bus-shelter")["Not in a framework"]


def test_a_standard_without_a_level_is_still_a_standard() -> None:
    held = framework({"indicator": "bus-riders", "standard": {"kind": "minimum", "clause": "Clause 7"}})
    made = edition_of(catalogue(indicator(), held))
    assert told(edition=made)["Town profile"] == [
        "Access. A minimum standard, without a level in figures.",
        "Rests on: Clause 7",
    ]


def test_a_reconstruction_is_not_mistaken_for_a_framework_in_use() -> None:
    past = framework("walkers", id="past", title="Past card", purpose="reconstruction")
    said = told("walkers", edition_of(small_catalogue(past)))
    assert said["Past card"][1].endswith("only an audit may use it.")


def test_measures_have_names_units_and_sources_and_expressions_are_as_computed() -> None:
    entry = present_entry(edition_of(), edition_of().indicators["bus-riders"])
    assert [(one.id, one.name, one.unit, one.source.text) for one in entry.measures] == [
        ("bus.riders", "Patients who came by bus", "people", "Bus survey"),
        ("bus.asked", "Patients asked", "people", "Bus survey"),
    ]
    assert entry.expressions == (
        ("Numerator", "bus.riders"),
        ("Denominator", "bus.asked"),
        ("Multiplier", "1"),
    )


def test_a_measure_that_no_source_yields_is_listed_all_the_same() -> None:
    given = edition_with(numerator="tram.riders")
    row = present_entry(given, given.indicators["bus-riders"]).measures[0]
    assert (row.id, row.name, row.unit, row.source.text) == ("tram.riders", "", "", "Bus survey")


def test_a_standardised_indicators_groups_and_a_means_spread_are_measures_too() -> None:
    given = indicator(**STANDARDISED)
    assert measures_of(given) == ("bus.riders", "bus.ages.*", "list.groups.*")
    assert [name for name, _ in expressions_of(given)] == ["Numerator", "Expected", "Multiplier"]
    limits = {"lower": "bus.low", "upper": "bus.high", "why": "Its counts are rounded"}
    mean = indicator(statistic="mean", spread="bus.sd", published_interval=limits)
    assert measures_of(mean)[2:] == ("bus.sd", "bus.low", "bus.high")
    assert ("Spread", "bus.sd") in expressions_of(mean)


def test_an_entry_needs_its_context_note() -> None:
    without: IndicatorDefinition = indicator().model_copy(update={"context_note": " "})
    with pytest.raises(ContextNoteMissing):
        present_entry(edition_of(), without)


def test_a_page_leads_back_to_its_strand_in_the_index() -> None:
    given = edition_of()
    frame = entry_frame(given, given.indicators["bus-riders"])
    assert (frame.service_name, frame.terms) == ("Town catalogue", "")
    assert [(one.text, one.address) for one in frame.crumbs] == [("Access", "index.html#strand-access")]
    assert entry_frame(given, indicator(id="nowhere")).crumbs == ()
