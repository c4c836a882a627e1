"""People are told of a measure by its title, where files and assessments name it by its id."""

import pytest

from evenhand.pages.edition import Edition
from evenhand.pages.measure_titles import with_titles
from evenhand.publication.known_sources import measure_titles
from evenhand.release import Release

TITLES = {"payments.weighted": "Weighted patients", "list.groups": "Patients of a sex and a group of ages"}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "For 2022/23, payments.weighted was taken from 2021/22",
            "For 2022/23, “Weighted patients” was taken from 2021/22",
        ),
        ("list.groups by sex and age", "“Patients of a sex and a group of ages” by sex and age"),
        ("epraccur.csv does not say its day", "epraccur.csv does not say its day"),
        ("it was 3.5 of 7.0, e.g. here", "it was 3.5 of 7.0, e.g. here"),
        ("", ""),
    ],
)
def test_a_measure_that_has_a_title_is_called_by_it(sentence: str, told: str) -> None:
    assert with_titles(sentence, TITLES) == told


def test_an_edition_tells_its_caveats_so(release: Release) -> None:
    caveat = {
        "practice": None,
        "indicator": None,
        "period_end": None,
        "caveat": "payments.weighted was guessed",
    }
    own = Release.open(release.path)
    own.__dict__["caveats"] = [caveat]
    edition = Edition.of(own, measures=measure_titles())

    assert edition.caveats_of(None, None, None) == ("“Weighted patients” was guessed",)
    assert own.caveats == [caveat]
