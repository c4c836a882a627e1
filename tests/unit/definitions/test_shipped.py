"""The definitions that come with the product."""

from datetime import date

import pytest

from evenhand.definitions import load_catalogue, read_problems
from evenhand.definitions.loading import SHIPPED

CATALOGUE = load_catalogue()
INDICATORS = CATALOGUE.indicators.values()
BEFORE_PUBLISHING = {
    "clinicians_sign_frameworks_off",
    "differences_can_be_explained",
    "improvements_have_a_balancing_pair",
}
"""What definitions open to comment may still lack."""


def test_none_breaks_a_rule():
    assert [str(issue) for issue in read_problems() if issue.level == "error"] == []


def test_none_was_overdue_or_expired_when_its_figures_were_new():
    issues = read_problems(today=date(2022, 12, 31))
    assert [str(issue) for issue in issues if issue.rule not in BEFORE_PUBLISHING] == []


def test_the_open_data_framework_holds_indicators_there_are():
    strands = CATALOGUE.frameworks["open-data"].strands
    members = [m.indicator for strand in strands for m in strand.indicators]
    assert set(members) <= set(CATALOGUE.indicators)
    assert len(members) >= 20


def test_the_folder_of_every_indicator_with_a_file_of_its_own_is_its_strand():
    written = [entry for entry in CATALOGUE.indicator_entries() if not entry.file.endswith(".csv")]
    assert len(written) >= 111
    for one in written:
        assert (SHIPPED / "indicators" / one.definition.strand / f"{one.id}.yaml").is_file()


def test_an_indicator_s_folder_and_framework_strand_are_the_strand_it_names():
    for strand in CATALOGUE.frameworks["open-data"].strands:
        for member in strand.indicators:
            assert CATALOGUE.indicators[member.indicator].strand == strand.id
            assert (SHIPPED / "indicators" / strand.id / f"{member.indicator}.yaml").is_file()


def test_every_context_is_allowed_for_somewhere():
    used = {covariate for indicator in INDICATORS for covariate in indicator.covariates}
    assert used == set(CATALOGUE.contexts)


def test_figures_of_money_and_staff_are_neutral():
    funded = [
        one
        for one in INDICATORS
        if one.strand in ("value-for-money", "capacity") and one.perspective in ("money", "staff", "activity")
    ]
    assert len(funded) >= 18
    assert {one.polarity for one in funded} == {"neutral"}


def test_net_asthma_care_is_balanced_by_its_exceptions():
    for code in ("ast002", "ast003", "ast004"):
        assert CATALOGUE.indicators[f"qof-{code}-net"].balancing_pair == f"qof-{code}-exceptions"


def test_gross_care_counts_excepted_patients():
    gross = CATALOGUE.indicators["qof-ast003-gross"]
    assert str(gross.denominator) == "qof.AST003.denominator + qof.AST003.exceptions"


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.id)
def test_what_has_not_been_reviewed_outside_says_so(indicator):
    known_by_code_alone = "Only its code is known here" in indicator.status.reason
    assert indicator.status.state == ("in_development" if known_by_code_alone else "preview")
    assert "no clinician, practice or LMC officer outside Evenhand has reviewed it" in indicator.status.reason
