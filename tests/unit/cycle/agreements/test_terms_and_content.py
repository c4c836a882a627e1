"""An objective's terms are whole or told not to be; the text to sign has one form."""

from datetime import date

import pytest

from evenhand.common.errors import InputError
from evenhand.cycle.agreements import wordings
from evenhand.cycle.agreements.content import NOTE, canonical, content_of, hash_of
from evenhand.cycle.agreements.terms import Support, Terms, checked
from support.made_agreements import HOURS, IN_NUMBERS, IN_WORDS, changed


@pytest.mark.parametrize("terms", [IN_WORDS, IN_NUMBERS, HOURS, changed(HOURS, due=date(2028, 2, 29))])
def test_terms_come_back_as_they_were_kept(terms):
    assert Terms.of_json(terms.as_json()) == terms


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (changed(IN_WORDS, text="  "), "says what is to be done"),
        (changed(IN_WORDS, text="x" * 1001), "at most 1,000 letters"),
        (changed(IN_WORDS, reference="x" * 201), "at most 200 letters"),
        (changed(HOURS, target=None), "in numbers, it has a target"),
        (changed(HOURS, baseline=None), "where it starts from"),
        (changed(HOURS, counted=""), "what is counted"),
        (changed(IN_WORDS, target=3.0), "in words, it has no target"),
        (changed(HOURS, target=float("nan")), "a number is a number"),
        (changed(HOURS, payment_pence=0), "money is more than nothing"),
        (changed(HOURS, price_pence=100), "only a priced local service"),
        (changed(HOURS, support=HOURS.support * 13), "at most 12 promises"),
        (changed(HOURS, support=(Support("A nurse", " ", date(2027, 1, 1)),)), "who gives it"),
    ],
)
def test_what_is_not_whole_is_told(terms, said):
    with pytest.raises(InputError, match=said):
        checked(terms)


def test_spaces_around_and_between_do_not_count():
    loose = changed(IN_WORDS, text=f"  {IN_WORDS.text}\r\n", reference=" Clause   8 ")
    assert checked(loose) == changed(IN_WORDS, reference="Clause 8")


@pytest.mark.parametrize(
    "broken", [{}, IN_WORDS.as_json() | {"kind": "verse"}, IN_WORDS.as_json() | {"due": "soon"}]
)
def test_what_was_kept_and_is_no_terms_is_told(broken):
    with pytest.raises(InputError, match="no terms of an objective"):
        Terms.of_json(broken)


def test_the_text_to_sign_says_that_it_is_no_contract():
    content = content_of("00A", "Z80001", 2027, [{"number": 2}, {"number": 1}])
    assert [one["number"] for one in content["objectives"]] == [1, 2]
    assert NOTE in canonical(content)


def test_whole_numbers_and_letters_have_one_form():
    assert hash_of({"target": 5.0, "text": "cafe\u0301"}) == hash_of({"text": "caf\u00e9", "target": 5})


@pytest.mark.parametrize(
    "text",
    [
        "Two points for each ten reviews",
        "£50 per point",
        "Payment threshold at 70%",
        "a lower threshold of 40",
        "A local QOF for asthma",
    ],
)
def test_points_and_thresholds_are_heard(text):
    assert wordings.speaks_of_points(text)


@pytest.mark.parametrize(
    "text", ["Name a point of contact", "Talk about points of view", "Ask at what threshold to refer"]
)
def test_other_points_are_not(text):
    assert not wordings.speaks_of_points(text)


@pytest.mark.parametrize(
    "text",
    [
        "No more than 40 referrals a month",
        "Reduce first outpatient referrals by a tenth",
        "Referrals to be capped",
        "Keep emergency admissions below last year",
        "At most two patients referred a week",
    ],
)
def test_caps_are_heard(text):
    assert wordings.caps_referrals(text)


@pytest.mark.parametrize(
    "text", ["Agree a referral form with the hospital", "Review unplanned admissions together"]
)
def test_talking_about_referrals_is_no_cap(text):
    assert not wordings.caps_referrals(text)


@pytest.mark.parametrize(
    "text", ["Appointments per GP", "Prescribing cost by each doctor", "A target for every partner"]
)
def test_figures_of_doctors_are_heard(text):
    assert wordings.counts_doctors(text)


@pytest.mark.parametrize(
    "text", ["Hire another GP", "Doctors and nurses meet each month", "Ask a GP to visit"]
)
def test_speaking_of_doctors_is_no_figure(text):
    assert not wordings.counts_doctors(text)


@pytest.mark.parametrize(
    "text",
    ["An incentive for fewer referrals", "Prescribing savings earn a bonus", "A reward for lower spend"],
)
def test_pay_for_less_care_is_heard(text):
    assert wordings.pays_for_less_care(text)


def test_other_pay_is_not():
    assert not wordings.pays_for_less_care("The commissioner pays for a second phone line")
