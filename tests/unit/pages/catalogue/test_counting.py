"""How an indicator is counted, in plain words, with measures by the names their sources give them."""

import pytest

from evenhand.definitions import Expression
from evenhand.pages.presenters.catalogue.counting import counted_words, counting_lines, measure_name
from support.catalogues import edition_of, edition_with
from support.definitions import fact, indicator

NAMES = {"a": "Riders", "b": "NHS staff", "c": "Trams"}


def told(**changes: object) -> dict[str, str]:
    lines = counting_lines(edition_of(), indicator(**changes))
    return {line.name: line.items[0].text for line in lines if line.items}


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("a", "Riders"),
        ("a + b", "Riders plus NHS staff"),
        ("b - a", "NHS staff less riders"),
        ("a + b - c", "Riders plus NHS staff less trams"),
        ("a - (b - c)", "Riders less (NHS staff less trams)"),
        ("(a + b) / c", "(Riders plus NHS staff) divided by trams"),
        ("1000 * a / b", "(1,000 times riders) divided by NHS staff"),
        ("20 * (a / b + c)", "20 times (riders divided by NHS staff plus trams)"),
    ],
)
def test_an_expression_is_said_in_words(expression: str, words: str) -> None:
    assert counted_words(Expression.parse(expression), lambda name: NAMES[name]) == words


@pytest.mark.parametrize(
    ("measure", "name"),
    [
        ("bus.riders", "Patients who came by bus"),
        ("bus.asked", "Patients asked"),
        ("bus.B12.riders", "Riders of a line (B12)"),
        ("bus.ages.75_79", "Riders of an age (75 to 79)"),
        ("bus.ages.95_over", "Riders of an age (95 and over)"),
        ("bus.ages.very_old", "Riders of an age (very old)"),
        ("bus.ages.*", "Riders of an age (each sex and age)"),
        ("tram.riders", "tram.riders"),
    ],
)
def test_a_measure_has_the_name_its_source_gives_it(measure: str, name: str) -> None:
    assert measure_name(edition_of(), measure, indicator()) == name


def test_a_share_is_put_together_as_a_percentage() -> None:
    assert told() == {
        "What is counted": "Patients who came by bus.",
        "Out of": "Patients asked.",
        "Put together": "The first divided by the second, shown as a percentage.",
    }


@pytest.mark.parametrize(
    ("multiplier", "words"),
    [(1, "The first divided by the second."), (1000, "The first divided by the second, times 1,000.")],
)
def test_a_rate_is_put_together_with_its_multiplier(multiplier: int, words: str) -> None:
    assert told(statistic="rate", unit_symbol="", multiplier=multiplier)["Put together"] == words


def test_a_standardised_rate_is_set_beside_what_would_be_expected() -> None:
    by = {"events": "bus.ages", "population": "list.groups"}
    said = told(statistic="rate", unit_symbol="", multiplier=100, denominator=None, standardisation=by)
    assert said["Beside what would be expected"].startswith("The number there would be if each sex and age")
    assert said["Put together"] == "How many there were for every 100 that would be expected."


def test_a_fact_is_only_shown_and_a_publishers_limits_say_why() -> None:
    lines = counting_lines(edition_of(), fact())
    assert [line.name for line in lines if line.items] == ["What is shown"]
    limits = {"lower": "bus.low", "upper": "bus.high", "why": "Its counts are rounded"}
    assert (
        told(published_interval=limits)["Its 95% limits"] == "Those of the publisher. Its counts are rounded."
    )


def test_a_source_named_by_the_indicator_comes_before_another_with_the_same_measure() -> None:
    edition = edition_with()
    again = (*edition.measures, type(edition.measures[0])("trams", "bus.riders", "Tram riders", "people"))
    named = edition_of(measures=again)
    assert named.measure("bus.riders", ["trams"]).title == "Tram riders"  # type: ignore[union-attr]
    assert named.measure("bus.riders", ["nothing"]).title == "Riders"  # type: ignore[union-attr]
