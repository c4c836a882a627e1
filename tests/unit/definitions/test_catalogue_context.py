"""What the catalogue lists as context is there, and the case-mix sets hold nothing else."""

import pytest

from evenhand.definitions import load_catalogue

CATALOGUE = load_catalogue()

CONTEXT_ROWS = (
    "ctx-imd",
    "ctx-age",
    "ctx-ethnicity",
    "ctx-carr-hill",
    "ctx-turnover",
    "ctx-ed-distance",
    "ctx-rurality",
    "ctx-funding-gap",
    "ctx-carehome",
)
SETS = ("c-cap", "c-clin", "c-fin", "c-ref", "c-rx", "c-surv", "c-use", "c-vac")
RESOURCES = {name for name, one in CATALOGUE.contexts.items() if one.resource}
"""In the hands of the commissioner more than of the practice; shown apart (METHODS 1.2)."""


@pytest.mark.parametrize("row", CONTEXT_ROWS)
def test_every_row_of_the_catalogue_s_context_is_a_context(row):
    assert row in {context.catalogue for context in CATALOGUE.contexts.values()}


def test_every_case_mix_set_of_the_catalogue_is_there():
    assert tuple(sorted(CATALOGUE.case_mixes)) == SETS


@pytest.mark.parametrize("mix", CATALOGUE.case_mixes.values(), ids=lambda one: one.id)
def test_a_case_mix_set_holds_contexts_and_says_what_it_lacks(mix):
    assert set(mix.covariates) <= set(CATALOGUE.contexts)
    assert mix.not_yet


def test_every_context_is_in_a_set():
    held = {covariate for mix in CATALOGUE.case_mixes.values() for covariate in mix.covariates}
    assert held == set(CATALOGUE.contexts)


def test_resources_are_allowed_for_in_staff_appointments_and_payments_alone():
    holding = {mix.id for mix in CATALOGUE.case_mixes.values() if RESOURCES & set(mix.covariates)}
    allowing = {one.case_mix for one in CATALOGUE.indicators.values() if RESOURCES & set(one.covariates)}
    assert {"funding-gap", "consulting-rooms", "dispensing"} == RESOURCES
    assert holding == {"c-cap", "c-fin"} >= allowing


def test_use_of_emergency_departments_allows_for_how_far_and_how_many():
    covariates = set(CATALOGUE.case_mixes["c-use"].covariates)
    assert {"minutes-to-emergency-department", "emergency-departments-near"} <= covariates
