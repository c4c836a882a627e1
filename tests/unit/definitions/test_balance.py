"""The balance meter: shares of a framework's members by perspective and strand."""

from evenhand.definitions.balance import PERSPECTIVES, framework_balance
from support.broken_safeguards import many
from support.definitions import framework


def balance_of(*perspectives):
    *indicators, made = many(*perspectives)
    return framework_balance(made, {one.id: one for one in indicators})


def test_shares_are_of_all_members_and_every_perspective_is_there():
    balance = balance_of("money", "process", "process", "outcome")
    assert [one.id for one in balance.perspectives] == list(PERSPECTIVES)
    assert (balance.indicators, balance.share("money"), balance.share("process")) == (4, 0.25, 0.5)
    assert balance.share("staff") == 0.0
    assert [one.share for one in balance.strands] == [0.25] * 4


def test_care_is_what_patients_say_or_what_came_of_it():
    assert balance_of("money", "outcome", "staff", "process").has_care
    assert balance_of("patient-voice", "money", "staff", "process").has_care
    assert not balance_of("money", "process", "staff", "activity").has_care


def test_a_member_nothing_defines_counts_for_its_strand_alone():
    balance = framework_balance(framework("nothing"), {})
    assert balance.undefined == ("nothing",)
    assert sum(one.count for one in balance.perspectives) == 0
    assert [one.count for one in balance.strands] == [1]


def test_a_framework_with_nothing_in_it_has_no_shares():
    assert framework_balance(framework(strands=[]), {}).share("money") == 0.0
