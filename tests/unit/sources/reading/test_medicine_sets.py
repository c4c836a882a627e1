"""Tests of the sets of medicines."""

from datetime import date

import pytest

from evenhand.sources.reading.medicine_sets import BNF_CODE, medicine_sets

SETS = {one.id: one for one in medicine_sets()}


@pytest.mark.parametrize("one", SETS.values(), ids=SETS)
def test_every_set_has_an_owner_a_source_and_a_day_to_be_looked_at_again(one):
    assert one.owner
    assert "to be checked" in one.source
    assert isinstance(one.review_by, date)
    assert one.of in ("items", "net cost")
    assert all(entry.what and entry.begins[:2].isdigit() for entry in one.entries)


@pytest.mark.parametrize(
    ("code", "name", "held"),
    [
        ("0407020A0AAAFAF", "Fentanyl 50micrograms/hour transdermal patches", True),
        ("0407020A0AABWBW", "Fentanyl_Transdermal Patch 37.5mcg/hr", False),
        ("0407020A0AAAIAI", "Fentanyl_Loz 200mcg", False),
        ("0407020ADAAAHAH", "Oxycodone HCl_Tab 40mg M/R", True),
        ("0407020ADAAAEAE", "Oxycodone HCl_Cap 20mg", False),
        ("0407020ADBVAAAH", "Onexila XL 40mg tablets", False),
        ("0407020AFAAADAD", "Oxycodone HCl/NaloxoneHCl_Tab 40/20mgM/R", True),
        ("0407020AFAAABAB", "Oxycodone HCl/NaloxoneHCl_Tab 20/10mgM/R", False),
        ("0407020B0AAAFAF", "Buprenorphine_Patch 52.5mcg/hr (96hr)", True),
        ("0407020B0AAAJAJ", "Buprenorphine_Patch 20mcg/hr (7day)", False),
        ("0407020Q0AAEHEH", "Morph Sulf_Cap 60mg M/R", True),
        ("0407020Q0AACNCN", "Morphine sulfate 100mg/5ml oral solution", False),
        ("0407020Q0BHACEJ", "MXL_Cap 60mg", False),
        ("0407020Q0BHAEEL", "MXL_Cap 120mg", True),
        ("0407020C0AAAFAF", "Codeine Phos_Tab 60mg", False),
    ],
)
def test_opioids_of_high_dose_are_told_by_their_strength(code, name, held):
    assert SETS["opioid_high_dose_items"].holds(code, name) is held


@pytest.mark.parametrize(
    ("code", "name", "held"),
    [
        ("1003020T0BBAAAA", "Transvasin_Heat Rub", True),
        ("1003020P0AAACAC", "Ibuprofen_Gel 5%", False),
        ("1502010J0AAELEL", "Lido_Medic Plastr 5%", True),
        ("1502010J0AABDBD", "Lido HCl_Inj 1% 5ml Amp", False),
        ("0205040D0AAAQAQ", "Doxazosin Mesil_Tab 4mg M/R", True),
        ("0205040D0AAACAC", "Doxazosin Mesil_Tab 4mg", False),
        ("040702040AAAUAU", "Tramadol HCl/Paracet_Tab 37.5mg/325mg", True),
        ("040702040AAAAAA", "Tramadol HCl_Cap 50mg", False),
    ],
)
def test_medicines_of_low_value_are_told_by_code_ending_and_name(code, name, held):
    assert SETS["low_value_cost"].holds(code, name) is held


def test_a_code_tells_where_no_name_is_asked_for():
    tells = SETS["low_value_cost"].tells
    assert (tells("0407010Q0AAAAAA"), tells("0101010R0AAABAB"), tells("0205040D0AAAQAQ")) == (
        True,
        False,
        None,
    )


@pytest.mark.parametrize(
    ("code", "fits"), [("0501", True), ("21010900801", True), ("05", False), ("A501", False)]
)
def test_a_bnf_code_begins_with_a_chapter(code, fits):
    assert bool(BNF_CODE.match(code)) is fits
