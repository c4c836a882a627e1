"""Contexts, case-mix sets, and the lists that lead to every definition."""

import pytest

from evenhand.definitions.wording import banned_words_in
from evenhand.pages.catalogue_contexts import ContextFacts
from evenhand.pages.catalogue_edition import MOST_CODED_LISTED, CatalogueEdition
from evenhand.pages.edition import Edition
from evenhand.pages.presenters.catalogue import guide, listing
from evenhand.pages.presenters.catalogue.context_entry import (
    case_mix_frame,
    context_frame,
    present_case_mix,
    present_context,
)
from support.catalogues import edition_of
from support.definitions import catalogue, context, framework, indicator


def lines(entry) -> dict[str, list[str]]:
    return {line.name: [one.text for one in line.items] for line in entry.about.lines}


def test_a_context_says_what_it_is_made_of_its_year_and_where_it_is_used():
    given = edition_of()
    entry = present_context(given, given.contexts["hills"])
    said = lines(entry)
    assert said["How it is made"] == [
        "The mean of the places patients live in, each counted by its patients."
    ]
    assert said["Made of"] == ["hills.slope"]
    assert said["Year of the figures"] == ["2020."]
    assert said["Case-mix sets"] == ["The streets"]
    assert entry.used.count == "1 indicator"
    assert context_frame(given, given.contexts["hills"]).section == "contexts"


@pytest.mark.parametrize(
    ("changes", "made_of"),
    [
        ({"kind": "expression", "place_measure": None, "expression": "a + b"}, ["a + b"]),
        ({"kind": "text_share", "place_measure": None, "text_measure": "t", "equals": "Hill"}, ["t"]),
    ],
)
def test_a_context_of_another_kind_says_so(changes, made_of):
    given = edition_of(catalogue(indicator(), context(**changes)))
    said = lines(present_context(given, given.contexts["hills"]))
    assert said["Made of"] == made_of
    assert said.get("Counts as 1") == (["Hill."] if "equals" in changes else None)


def test_a_context_out_of_date_says_that_every_figure_says_so():
    given = edition_of(catalogue(indicator(), context(expires_on="2022-01-01")))
    assert "every figure" in lines(present_context(given, given.contexts["hills"]))["Newer figures due by"][1]


def test_of_a_release_less_is_known_of_a_context():
    kept = {"id": "hills", "title": "Hills", "unit": "degrees"}
    facts = ContextFacts.of_record(kept)
    entry = present_context(edition_of(contexts={"hills": facts}), facts)
    assert set(lines(entry)) == {"Shown as", "Case-mix sets", "Good or bad"}
    assert ContextFacts.of_record({**kept, "expires_on": "2025-01-01"}).expires_on.year == 2025


def test_a_case_mix_set_has_its_contexts_and_what_cannot_be_had():
    given = edition_of()
    entry = present_case_mix(given, given.case_mixes["streets"])
    assert lines(entry)["Not allowed for yet"] == ["How wide the pavements are."]
    assert entry.used.links[0].address == "catalogue/indicators/bus-riders/index.html"
    assert case_mix_frame(given, given.case_mixes["streets"]).title == "The streets"


def test_the_index_leads_to_every_strand_framework_and_context():
    view = listing.index_view(edition_of())
    assert view.count == "3 indicators"
    assert [(one.title, one.about) for one in view.strands] == [
        ("Access", "Can patients get there?"),
        ("Waiting", ""),
    ]
    assert [link.text for link in view.frameworks] == ["Town profile"]
    assert "bus-survey" in view.strands[0].list.links[0].words


def test_indicators_are_listed_by_framework_source_and_basis():
    given = edition_of()
    assert [one.id for one in listing.by_framework(given).groups] == ["town", "in-none"]
    (source,) = listing.by_source(given).groups
    assert (source.about, source.address) == ("Town council. OGL v3.0.", "https://example.org/buses")
    assert [one.title for one in listing.by_basis(given).groups] == ["Beyond the contract"]


def test_nothing_is_listed_as_in_no_framework_where_there_is_none_such():
    given = edition_of(catalogue(indicator(), framework()), sources={})
    assert [one.id for one in listing.by_framework(given).groups] == ["town"]
    assert listing.by_source(given).groups[0].about == ""


@pytest.mark.parametrize(("codes", "listed_by_code"), [(1, False), (MOST_CODED_LISTED, True)])
def test_indicators_of_codes_have_one_line_a_code_where_they_are_very_many(codes, listed_by_code):
    many = [
        indicator(id=f"qof-bus{number:03}-{kind}", title=f"BUS{number:03}: riders (all counted)")
        for number in range(codes)
        for kind in ("net", "gross", "exceptions")
    ]
    found = listing.index_view(edition_of(catalogue(*many))).strands[0].list
    assert bool(found.codes) == listed_by_code
    assert found.count == f"{codes * 3} indicators"
    if listed_by_code:
        assert [link.text for link in found.codes[0].figures] == [
            "excepted left out",
            "all counted",
            "excepted",
        ]


def test_contexts_are_listed_with_the_sets_they_are_in():
    view = listing.contexts_view(edition_of())
    assert view.contexts[0][1] == "How steep are the streets patients live in?"
    assert view.sets[0].contexts[0].address == "catalogue/contexts/hills/index.html"


def test_all_safeguards_and_words_are_explained_in_kind_words():
    rows = guide.safeguards_view()
    assert len(rows) == 26
    assert all(one.rules or one.held for one in rows)
    words = guide.guide_view()
    assert ("Beyond", "Not a contractual duty.") in words[0].words
    assert banned_words_in(f"{rows} {words}") == ()


def test_the_catalogue_of_a_release_has_its_framework_and_stands_inside_its_site(judged_edition: Edition):
    given = CatalogueEdition.of_release(judged_edition, {}, ())
    assert [one.title for one in given.strands] == ["Care", "Means"]
    assert set(given.indicators) == set(judged_edition.indicators)
    assert given.index_address == "catalogue/index.html"
    frame = given.frame("A page", "catalogue/x/index.html")
    assert [one.address for one in frame.crumbs] == ["catalogue/index.html"]
    assert (frame.section, frame.service_name) == ("indicators", "Practice profiles")
    assert given.frame("", given.index_address).crumbs == ()


@pytest.mark.parametrize(
    ("title", "unit", "words"),
    [
        (
            "BUS001: patients who ride (excepted left out)",
            "of all patients with tickets who ride",
            "patients with tickets who ride",
        ),
        ("BUS001: patients who ride (excepted left out)", "of patients asked", "patients who ride"),
        ("Rides in a year, all patients", "of all patients who ride", "Rides in a year"),
    ],
)
def test_a_code_is_told_by_who_is_counted_of_whom(title, unit, words):
    assert listing.code_words("BUS001", [indicator(title=title, unit=unit)]) == words
