"""Choice, money, buildings, demand, enhanced services, the commissioner's results and what a practice offers."""

from collections.abc import Mapping

import pytest

from evenhand.definitions import load_catalogue
from evenhand.definitions.loading import SHIPPED

CATALOGUE = load_catalogue()

ROWS: Mapping[str, tuple[str, ...]] = {
    "patient-choice": (
        "choice-of-hospital-offered",
        "ers-utilisation",
        "choice-of-practice",
        "net-list-flow",
        "care-plan-offered",
    ),
    "value-for-money": (
        "spend-per-registered",
        "spend-per-weighted",
        "gms-pms-core-per-weighted",
        "referral-rate-isr",
        "prescribing-budget-variance",
    ),
    "premises": ("premises-minimum-standard", "premises-functional-suitability"),
    "demand": (
        "emergency-admissions-isr",
        "acsc-admissions-isr",
        "ae-activity-per-1000-weighted",
        "ooh-routine-share",
        "bcbv-surgical-thresholds",
        "bcbv-op-referrals",
    ),
    "enhanced-services": ("es-signed-up", "es-uptake-per-eligible", "patients-without-es-access"),
    "finance-scorecard": (
        "budget-position",
        "qipp-savings-delivered",
        "cost-activity-profile",
        "qipp-opportunity",
    ),
    "commissioning-outcomes": (
        "qp-pyll-amenable",
        "qp-avoidable-emergency",
        "qp-fft",
        "qp-hcai",
        "qp-local-1to3",
        "qof-points-pct-pco",
        "qof-aspiration-gap-pco",
    ),
    "patient-offer": (
        "offer-opening-hours",
        "offer-transport",
        "offer-parking",
        "offer-languages",
        "offer-child-friendly",
        "offer-services",
        "offer-accepting",
        "offer-digital",
        "offer-staff",
    ),
}
STRAND_OF = {row: strand for strand, rows in ROWS.items() for row in rows}
DEFINED = [CATALOGUE.indicators[row] for row in STRAND_OF]
COMPARED = [one for one in DEFINED if one.statistic != "fact"]
STANDARDISED = [one for one in DEFINED if one.standardisation is not None]
by_id = pytest.mark.parametrize("one", DEFINED, ids=lambda one: one.id)
by_compared_id = pytest.mark.parametrize("one", COMPARED, ids=lambda one: one.id)


@by_id
def test_a_row_of_the_catalogue_is_defined_in_the_folder_of_its_strand(one):
    assert one.strand == STRAND_OF[one.id]
    assert (SHIPPED / "indicators" / one.strand / f"{one.id}.yaml").is_file()


@by_id
def test_it_says_which_columns_it_is_made_of_and_what_to_beware_of(one):
    assert one.source_columns
    assert one.caveats


@by_compared_id
def test_what_is_compared_says_what_may_explain_it(one):
    assert 2 <= len(one.may_explain) <= 4


@by_compared_id
def test_what_has_a_better_end_has_a_balancing_pair(one):
    assert one.polarity == "neutral" or one.balancing_pair


def test_money_of_a_practice_is_neutral_but_for_savings():
    money = [one for one in DEFINED if one.perspective == "money"]
    assert {one.id for one in money if one.polarity != "neutral"} == {"qipp-savings-delivered"}


def test_figures_against_an_expected_number_are_per_hundred_by_the_groups_of_the_list():
    assert len(STANDARDISED) == 5
    for one in STANDARDISED:
        assert (one.statistic, one.multiplier, one.standardisation.population) == (
            "rate",
            100.0,
            "list.groups",
        )
        assert one.standardisation.events == str(one.numerator)


def test_results_of_the_commissioner_are_its_own():
    for row in (*ROWS["commissioning-outcomes"], "qp-local-2", "qp-local-3", "patients-without-es-access"):
        assert CATALOGUE.indicators[row].level == "commissioner"


def test_what_a_practice_offers_is_its_own_text_and_goes_stale_in_half_a_year():
    for row in ROWS["patient-offer"]:
        one = CATALOGUE.indicators[row]
        assert (one.statistic, one.cadence, one.stale_after_months) == ("fact", "event", 6)
        assert "practice owns this text" in one.caveats[0]


def test_no_two_why_it_matters_are_the_same():
    assert len({one.why_it_matters for one in DEFINED}) == len(DEFINED)
