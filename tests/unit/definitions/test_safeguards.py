"""The table of safeguards: complete, in order, and true of the rules."""

import importlib
import re

import pytest

from evenhand.definitions import rules
from evenhand.definitions.rules import all_rules
from evenhand.definitions.safeguards import SAFEGUARDS, safeguards_of

NAMES = {rule.name for rule in all_rules()}


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
