"""The catalogue's rows on capacity, quality, patients' experience and access: each is shipped, and complete.

The rows are listed here with their polarity (H higher is better, L lower, N neither) and their basis.
"""

import re

import pytest

from evenhand.definitions import load_catalogue

ROWS = """
capacity: gp-consultations-per-1000-weighted N beyond, all-appts-per-10000-weighted N beyond,
  consultation-length-mean N beyond, consultation-quality-score H beyond, list-size-avg N context,
  patients-per-gp-fte N beyond, gp-fte-per-1000-weighted N beyond, nurse-fte-per-1000-weighted N beyond,
  dpc-fte-per-1000-weighted N beyond, locum-share-gp-fte N context, consulting-rooms-per-1000 N context;
quality-organisational: practice-accreditation H beyond, cqc-overall-rating H core, premises-quality-self H core,
  patient-safety-events N beyond, complaints-rate N core, edec-compliance H core;
quality-effectiveness: qof-points-pct H incentive, qof-clinical-achievement H incentive,
  qof-patients-receiving-intervention H incentive, qof-pca-rate N incentive, qof-prevalence-ratio N incentive,
  hyp-bp-control H incentive, chol-target H incentive, dm-hba1c-control H incentive, smi-physical-check H incentive,
  ld-health-check H incentive, fit-before-cancer-referral H incentive, childhood-imms-12-24m-5y H incentive,
  flu-65 H incentive, cervical-screening-coverage H incentive, smoking-quit-4wk H local,
  prescribing-cost-per-astropu N beyond, antibiotic-items-per-starpu L beyond, opioid-high-dose L beyond,
  low-value-medicines-spend L beyond, clinical-governance-participation H local;
quality-patient-experience: gpps-overall H beyond, gpps-reception-helpful H beyond, gpps-listening H beyond,
  gpps-care-concern H beyond, fft-recommend N core, ppg-active H core;
access: gpps-phone-easy H beyond, gpps-contact-good H beyond, gpps-website-easy H beyond, gpps-app-easy H beyond,
  gpps-preferred-hcp H beyond, appts-within-14d N beyond, same-day-share N beyond, dna-rate N context,
  opening-hours-clinical N core, extended-access-uptake N local, disability-access H core,
  consultation-languages N context, gp-sex-choice N context, premium-rate-number L core, ed-attendance-isr N beyond,
  walkin-utc-share N beyond, nhs111-in-hours N beyond, phone-queue-abandon N core, online-consultation-rate N core,
  pharmacy-first-referrals N beyond
"""
POLARITIES = {"H": "higher", "L": "lower", "N": "neutral"}
LISTED = [
    (strand.strip(), *row.split())
    for strand, rows in (part.split(":") for part in ROWS.split(";"))
    for row in rows.split(",")
]
INDICATORS = load_catalogue().indicators
DEFINED = [INDICATORS[row] for _, row, *_ in LISTED if row in INDICATORS]
each = pytest.mark.parametrize("indicator", DEFINED, ids=lambda one: one.id)

LONGEST_SENTENCE = 40


def test_every_row_is_shipped():
    assert sorted(row for _, row, *_ in LISTED) == sorted(one.id for one in DEFINED)
    assert len(LISTED) == 63


@pytest.mark.parametrize(("strand", "row", "polarity", "basis"), LISTED)
def test_strand_polarity_and_basis_are_the_catalogue_s(strand: str, row: str, polarity: str, basis: str):
    one = INDICATORS[row]
    assert (one.strand, one.polarity, one.basis) == (strand, POLARITIES[polarity], basis)


@each
def test_the_columns_it_is_made_of_and_its_limits_are_said(indicator):
    assert indicator.source_columns
    assert indicator.caveats
    assert 2 <= len(indicator.may_explain) <= 4


@each
def test_circumstances_are_allowed_for_where_it_is_compared_and_somebody_else_is_counted(indicator):
    of_itself = {
        "consulting-rooms-per-1000", "premises-quality-self", "edec-compliance", "patient-safety-events",
        "clinical-governance-participation", "extended-access-uptake", "fft-recommend",
    }  # fmt: skip
    compared = indicator.statistic != "fact" and indicator.id not in of_itself
    assert bool(indicator.covariates) == compared


@each
def test_what_its_improvement_could_harm_is_said_where_one_end_is_better(indicator):
    if indicator.polarity != "neutral" and indicator.statistic != "fact":
        assert indicator.balancing_pair in INDICATORS
        assert indicator.balancing_note
    else:
        assert indicator.balancing_pair is None


@each
def test_no_sentence_is_too_long_to_read_in_one_breath(indicator):
    prose = (indicator.why_it_matters, indicator.context_note, *indicator.may_explain, *indicator.caveats)
    sentences = [sentence for text in prose for sentence in re.split(r"(?<=[.?]) ", text)]
    assert max(len(sentence.split()) for sentence in sentences) <= LONGEST_SENTENCE


def test_no_two_say_the_same_of_why_they_matter_or_what_may_explain_them():
    for texts in ([one.why_it_matters for one in DEFINED], [one.may_explain for one in DEFINED]):
        assert len(set(texts)) == len(texts)


def test_consultations_are_never_better_when_there_are_more():
    for row in ("gp-consultations-per-1000-weighted", "all-appts-per-10000-weighted"):
        assert INDICATORS[row].polarity == "neutral"
        assert str(INDICATORS[row].denominator) == "payments.weighted"


def test_survey_answers_are_of_those_who_answered():
    for row in (one for one in DEFINED if one.id.startswith("gpps-")):
        item = str(row.numerator).split(".")[1]
        assert str(row.denominator) == f"gpps.{item}.base"
        assert row.minimum_denominator.value == (30 if item == "preferred" else 50)


def test_emergency_attendances_are_set_beside_those_expected():
    one = INDICATORS["ed-attendance-isr"]
    assert (one.standardisation.events, one.standardisation.population) == (
        "activity.ed_attendances",
        "list.groups",
    )
    assert (one.statistic, one.multiplier) == ("rate", 100)
