"""The other pages: indicators, areas, funnels, methods, data, search, and the profile in a terminal."""

from typing import Any

import pytest

from evenhand.common.errors import InputError
from evenhand.pages.addresses import root_of, segment
from evenhand.pages.edition import Edition, SourceFacts
from evenhand.pages.presenters.about import data_view, methods_view
from evenhand.pages.presenters.area import present_area
from evenhand.pages.presenters.indicator import present_indicator
from evenhand.pages.presenters.plotting import has_area_pages, size_words
from evenhand.pages.presenters.search import SearchView
from evenhand.pages.templating import environment
from evenhand.pages.terminal import profile
from evenhand.release import Release


def results(release: Release, indicator: str) -> list[dict[str, Any]]:
    return [
        {**row, "name": row["practice"]}
        for row in release.results.to_dicts()
        if row["indicator"] == indicator
    ]


def test_an_indicators_page_says_what_chance_alone_would_give(release: Release, edition: Edition) -> None:
    view = present_indicator(edition, edition.indicators["asthma-review"], results(release, "asthma-review"))

    assert view.chance is not None
    assert (view.chance.compared, view.chance.outside_998) == ("2", "2")
    assert [area.name for area in view.areas] == ["NHS Ashdale", "NHS Fernshire"]
    assert view.balancing is not None
    assert view.annotations == (("1 April 2020", "The review changed"),)
    assert {line.name: line.text for line in view.lines}[
        "Not compared with"
    ] == "fewer than 30 patients asked, all ages"


def test_a_facts_page_counts_its_texts_and_compares_nothing(release: Release, edition: Edition) -> None:
    view = present_indicator(edition, edition.indicators["cqc-rating"], results(release, "cqc-rating"))

    assert view.texts == (("Good", "3"),)
    assert (view.areas, view.chance, view.chart, view.england) == ((), None, None, None)


def test_an_areas_page_has_its_figures_beside_englands(release: Release, edition: Edition) -> None:
    view = present_area(edition, "00A", [release.practice("Z80001"), release.practice("Z80005")])

    assert view.strands[0].figures[0].england == "70.0%"
    assert [link.code for link in view.practices] == ["Z80001"]
    assert [link.code for link in view.closed] == ["Z80005"]


def test_methods_explain_every_word_and_every_circumstance(edition: Edition) -> None:
    view = methods_view(edition)

    assert len(view.outcomes) == 3
    assert ("Deprivation", "How is deprivation spread?") in view.contexts


def test_data_names_each_file_with_its_fingerprint(release: Release) -> None:
    facts = SourceFacts("made-figures", "Made figures", "Nobody", "OGL", "")
    known = data_view(Edition.of(release, sources=[facts]), release.manifest)
    unknown = data_view(Edition.of(release), release.manifest)

    assert known.sources[0].facts.publisher == "Nobody"
    assert unknown.sources[0].facts.title == "Made figures"
    assert known.sources[0].files[0].sha256 == "1" * 64
    assert known.caveats == ("All of it is made up",)


@pytest.mark.parametrize(
    ("query", "found", "said"),
    [
        (None, 0, ""),
        ("elm", 0, "No practice found for “elm”."),
        ("elm", 1, "1 practice found for “elm”."),
        ("elm", 80, "80 practices found for “elm”. The first 50 are shown: add a word."),
    ],
)
def test_a_search_says_how_many_it_found(query: str | None, found: int, said: str) -> None:
    assert SearchView(query, (), found, ()).summary.startswith(said)


def test_addresses_are_safe_and_relative() -> None:
    assert segment("../A 1") == "___A_1"
    assert root_of("practices/A/index.html") == "../../"
    assert root_of("index.html") == ""


def test_a_long_denominator_is_shortened_for_an_axis(edition: Edition) -> None:
    definition = edition.indicators["asthma-review"]
    long = definition.minimum_denominator.model_copy(update={"of": "x" * 60})  # type: ignore[union-attr]

    assert size_words(definition) == "Patients asked"
    assert size_words(definition.model_copy(update={"minimum_denominator": long})) == "Denominator"
    assert not has_area_pages(edition.indicators["cqc-rating"])


def test_a_terminal_shows_the_words_of_the_page(release: Release) -> None:
    shown = profile(release, "z80005")

    assert shown.heading == "Elm House (closed) (Z80005)"
    assert "Its patients are now registered with Alder Surgery." in shown.lines
    assert shown.strands[0].rows[0][:4] == ("Asthma review", "70.0%", "63.3% to 76.7%", "70.0%")
    assert shown.notes[0].startswith("Asthma review: Read asthma review with the age")
    assert shown.record["practice"]["code"] == "Z80005"


def test_a_terminal_shows_one_indicator_or_says_which_there_are(release: Release) -> None:
    assert [len(strand.rows) for strand in profile(release, "Z80001", "funding").strands] == [1]
    with pytest.raises(InputError, match=r"no such indicator.*Choose one of asthma-review"):
        profile(release, "Z80001", "nothing")


def test_templates_compile_and_know_their_names() -> None:
    found = environment().list_templates()

    assert {"base.html", "practice.html", "funnel.html"} <= set(found)
    for name in found:
        environment().get_template(name)
