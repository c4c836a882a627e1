"""The frameworks that come with the product: their members, what they hold anybody to, and what they never do."""

import pytest

from evenhand.definitions import load_catalogue
from evenhand.definitions.balance import framework_balance

CATALOGUE = load_catalogue()
FRAMEWORKS = CATALOGUE.frameworks
MEMBERS = {
    name: [member.indicator for strand in one.strands for member in strand.indicators]
    for name, one in FRAMEWORKS.items()
}
DEVELOPMENTAL = [
    "gp-consultations-per-1000-weighted",
    "consultation-length-mean",
    "consultation-quality-score",
    "list-size-avg",
    "gp-fte-per-1000-weighted",
    "nurse-fte-per-1000-weighted",
    "dpc-fte-per-1000-weighted",
    "consulting-rooms-per-1000",
    "practice-accreditation",
    "premises-quality-self",
    "complaints-rate",
    "qof-points-pct",
    "qof-clinical-achievement",
    "qof-pca-rate",
    "qof-prevalence-ratio",
    "prescribing-cost-per-astropu",
    "clinical-governance-participation",
    "gpps-overall",
    "gpps-reception-helpful",
    "choice-of-hospital-offered",
    "choice-of-practice",
    "care-plan-offered",
    "spend-per-registered",
    "spend-per-weighted",
    "gms-pms-core-per-weighted",
    "referral-rate-isr",
    "prescribing-budget-variance",
    "premises-minimum-standard",
    "emergency-admissions-isr",
    "acsc-admissions-isr",
    "ooh-routine-share",
    "bcbv-surgical-thresholds",
    "bcbv-op-referrals",
    "es-signed-up",
    "es-uptake-per-eligible",
    "patients-without-es-access",
]
ACCESS = [
    "gpps-phone-easy",
    "opening-hours-clinical",
    "extended-access-uptake",
    "disability-access",
    "consultation-languages",
    "gp-sex-choice",
    "premium-rate-number",
    "ed-attendance-isr",
    "walkin-utc-share",
]


def held(name):
    """The standards of a framework, by indicator."""
    return {
        member.indicator: member.standard
        for strand in FRAMEWORKS[name].strands
        for member in strand.indicators
        if member.standard.kind != "none"
    }


@pytest.mark.parametrize(
    ("name", "strands", "members"),
    [
        ("dh-igps-2009", 10, 46),
        ("developmental-2010", 9, 36),
        ("oldham-finance-2012", 4, 14),
        ("cof-quality-premium-2013", 5, 7),
        ("qof-pco-2003", 1, 2),
        ("icb-variation-2025", 5, 36),
        ("crude-rag-2008", 5, 19),
        ("patient-offer", 4, 10),
    ],
)
def test_each_has_its_strands_and_members(name, strands, members):
    assert (len(FRAMEWORKS[name].strands), len(MEMBERS[name])) == (strands, members)


def test_the_developmental_one_is_what_the_guidance_s_leaves_without_access_and_visits_to_a_and_e():
    assert MEMBERS["developmental-2010"] == DEVELOPMENTAL
    left_out = [*ACCESS, "ae-activity-per-1000-weighted"]
    assert sorted(MEMBERS["dh-igps-2009"]) == sorted([*DEVELOPMENTAL, *left_out])


def test_the_developmental_one_holds_nobody_to_anything():
    assert held("developmental-2010") == {}
    assert FRAMEWORKS["developmental-2010"].band_rule == "none"


def test_both_can_be_used_side_by_side():
    for name in ("dh-igps-2009", "developmental-2010"):
        assert FRAMEWORKS[name].supersedes is None
        assert FRAMEWORKS[name].status.state == "preview"


def test_the_guidance_s_minimum_standards_are_contractual_and_cite_a_clause():
    minimum = {name: one for name, one in held("dh-igps-2009").items() if one.kind == "minimum"}
    assert set(minimum) == {"premium-rate-number", "premises-minimum-standard"}
    for name, standard in minimum.items():
        assert "Regulations 2015, Schedule 3" in standard.clause
        assert CATALOGUE.indicators[name].basis == "core"


@pytest.mark.parametrize("name", ["cof-quality-premium-2013", "qof-pco-2003"])
def test_what_is_of_areas_holds_only_results_of_commissioners(name):
    assert FRAMEWORKS[name].publication_level == "area"
    for member in MEMBERS[name]:
        assert CATALOGUE.indicators[member].level == "commissioner"


def test_finance_is_one_quadrant_of_four_and_never_without_care():
    finance = FRAMEWORKS["oldham-finance-2012"]
    assert [strand.id for strand in finance.strands] == [
        "finance",
        "care-and-experience",
        "efficiency",
        "patient-choice",
    ]
    balance = framework_balance(finance, CATALOGUE.indicators)
    assert balance.has_care
    assert 0.25 < balance.share("money") <= 0.4
    assert finance.purpose == "developmental"
    assert held("oldham-finance-2012") == {}


def test_the_crude_card_is_kept_for_the_audit_alone():
    crude = FRAMEWORKS["crude-rag-2008"]
    assert (crude.purpose, crude.status.state, crude.band_rule) == ("reconstruction", "archived", "none")
    assert [one.id for one in FRAMEWORKS.values() if one.purpose == "reconstruction"] == [crude.id]


@pytest.mark.parametrize("name", sorted(FRAMEWORKS))
def test_none_claims_an_agreement_it_has_not(name):
    assert FRAMEWORKS[name].clinician_sign_off is None
    assert "LMC" in FRAMEWORKS[name].consultation
    assert not FRAMEWORKS[name].composite_allowed
