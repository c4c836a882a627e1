"""The table of safeguards: complete, in order, and true of the rules."""

import importlib
import re

import pytest

from evenhand.definitions import rules
from evenhand.definitions.rules import all_rules
from evenhand.definitions.safeguards import SAFEGUARDS, safeguards_of

NAMES = {rule.name for rule in all_rules()}
CYCLE = "integration/cycle/test_"
SHOWN_BY = {
    ("R-01", "pages"): "unit/pages/test_figure.py",
    ("R-01", "release"): "unit/release/test_promises_of_a_release.py",
    ("R-01", "cycle"): CYCLE + "r15_r16_r20_r24_only_what_was_agreed.py",
    ("R-02", "assessment"): "unit/assessment/test_kernel.py",
    ("R-02", "cycle"): CYCLE + "r15_r16_r20_r24_only_what_was_agreed.py",
    ("R-03", "pages"): "integration/web/public/test_r03_no_list_by_figures.py",
    ("R-03", "assessment"): "unit/assessment/test_judging.py",
    ("R-03", "cycle"): CYCLE + "notices.py",
    ("R-04", "assessment"): "unit/assessment/test_standards.py",
    ("R-04", "cycle"): CYCLE + "r15_r16_r20_r24_only_what_was_agreed.py",
    ("R-05", "cycle"): CYCLE + "r05_a_practice_sets_its_own_pace.py",
    ("R-06", "cycle"): CYCLE + "r06_help_or_pay_not_pressure.py",
    ("R-07", "cycle"): CYCLE + "r07_a_plan_not_followed_is_no_breach.py",
    ("R-08", "cycle"): CYCLE + "r08_commissioning_and_performance_are_apart.py",
    ("R-09", "cycle"): CYCLE + "r09_a_plan_outside_the_contract_binds_nobody.py",
    ("R-10", "cycle"): CYCLE + "r10_support_first_and_no_surprise.py",
    ("R-11", "cycle"): CYCLE + "r11_no_premises_without_funding.py",
    ("R-12", "cycle"): CYCLE + "r12_the_lmc_is_consulted.py",
    ("R-13", "cycle"): CYCLE + "r13_frameworks_are_balanced.py",
    ("R-15", "cycle"): CYCLE + "r15_beyond_the_contract_is_priced.py",
    ("R-16", "cycle"): CYCLE + "r16_no_local_points.py",
    ("R-17", "cycle"): CYCLE + "r17_investment_is_shown_first.py",
    ("R-18", "cycle"): CYCLE + "r18_no_judgement_without_contact.py",
    ("R-19", "pages"): "integration/web/public/test_r19_capacity_in_bands.py",
    ("R-19", "assessment"): "unit/assessment/test_r19_contexts_are_made_of_bands.py",
    ("R-20", "assessment"): "unit/definitions/test_colours.py",
    ("R-20", "cycle"): CYCLE + "r15_r16_r20_r24_only_what_was_agreed.py",
    ("R-21", "cycle"): CYCLE + "r21_no_caps_no_doctors.py",
    ("R-22", "cycle"): CYCLE + "r22_only_the_performance_team_opens_cases.py",
    ("R-23", "pages"): "integration/web/public/test_r23_explained_with_the_practices_word.py",
    ("R-23", "cycle"): CYCLE + "notices.py",
    ("R-24", "cycle"): CYCLE + "r24_no_contract_document.py",
    ("R-25", "sources"): "unit/sources/returns/test_r25_asked_only_for_what_is_used.py",
    ("R-26", "cycle"): CYCLE + "r26_decided_by_criteria.py",
}
"""The file of tests that tries to break what a part of the product holds."""


def test_there_are_twenty_six_in_order():
    assert [one.number for one in SAFEGUARDS] == [f"R-{number:02}" for number in range(1, 27)]


@pytest.mark.parametrize("safeguard", SAFEGUARDS, ids=lambda one: one.number)
def test_each_is_held_somewhere(safeguard):
    assert safeguard.sentence.endswith(".")
    assert safeguard.rules or safeguard.held
    assert set(safeguard.rules) <= NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_rule_names_the_safeguards_it_holds(name):
    told = importlib.import_module(f"{rules.__name__}.{name}").__doc__ or ""
    assert tuple(re.findall(r"R-[0-9]{2}", told)) == safeguards_of(name)


def test_what_each_part_holds_is_tried_by_a_file_of_tests(project):
    held = {(one.number, by.part) for one in SAFEGUARDS for by in one.held}

    assert set(SHOWN_BY) == held
    missing = [path for path in SHOWN_BY.values() if "def test_" not in _text(project / "tests" / path)]
    assert missing == []


def _text(path):
    return path.read_text(encoding="utf-8") if path.is_file() else ""
