"""Tests of the weights of prescribing units."""

from datetime import date

import pytest

from evenhand.sources.reading.ages import FIVE_YEAR_BANDS, SEXES
from evenhand.sources.reading.prescribing_units import prescribing_units, unit_of

UNITS = {unit.id: unit for unit in prescribing_units()}
FIELDS = {"id": "u", "title": "U", "owner": "o", "year": 2013, "review_by": date(2026, 1, 1), "source": "s"}


def unit(*rows):
    weights = [{"ages": ages, "male": male, "female": female} for ages, male, female in rows]
    return unit_of(FIELDS | {"weights": weights})


@pytest.mark.parametrize("one", UNITS.values(), ids=UNITS)
def test_every_set_of_weights_has_an_owner_a_source_a_year_and_a_day_to_be_looked_at_again(one):
    assert one.owner
    assert "From memory, to be checked" in one.source
    assert (one.year, type(one.review_by)) == (2013, date)
    assert set(one.tenths) == {(sex, band) for sex in SEXES for band in FIVE_YEAR_BANDS}


def test_weights_of_a_wider_band_are_those_of_its_five_year_bands():
    tenths = UNITS["astro_pu_cost"].tenths
    assert {tenths["male", band] for band in ("75_79", "90_94", "95_over")} == {113}
    assert tenths["female", "70_74"] == 76


def test_ages_left_out_are_refused():
    with pytest.raises(ValueError, match="u: the ages 0_4 do not hold every age once"):
        unit(("0_4", 1.0, 1.0))


@pytest.mark.parametrize("weight", [-1.0, 0.25])
def test_a_weight_that_is_not_in_tenths_is_refused(weight):
    with pytest.raises(ValueError, match="u: the weight"):
        unit(("0_over", 1.0, weight))
