"""Each rule: what breaks it is found, in the right field, with a remedy; what keeps it is let pass."""

from datetime import date

import pytest

from evenhand.definitions import check_catalogue
from evenhand.definitions.rules import all_rules
from support.broken_safeguards import BREACHES as OF_SAFEGUARDS
from support.broken_safeguards import SOUND as SOUND_BY_SAFEGUARDS
from support.definitions import TODAY, catalogue, context, fact, framework, indicator, paired

MINIMUM = {"kind": "minimum", "target": 0.8, "clause": "Schedule 3, paragraph 1"}
DEVELOPMENTAL = {"kind": "developmental", "target": 0.8}


def held(standard):
    return {"indicator": "bus-riders", "standard": standard}


def paying(*members, **changes):
    """A payment that its area gets, which needs no four strands."""
    return framework(*members, **{"purpose": "payment", "publication_level": "area", **changes})


def strand(id, *members):
    indicators = [{"indicator": one} for one in members]
    return {"id": id, "title": "A strand", "question": "What is it?", "indicators": indicators}


def balanced(*sizes):
    """A judgemental framework with strands of these many indicators, and the indicators."""
    names = [[f"i-{s}-{n}" for n in range(size)] for s, size in enumerate(sizes)]
    strands = [strand(f"s-{s}", *members) for s, members in enumerate(names)]
    notes = "A note of its own, long enough to say what moves this figure and what it does not show: "
    members = [indicator(id=n, title=f"Title {n}", context_note=notes + n) for group in names for n in group]
    return [*members, framework(purpose="judgemental", strands=strands)]


LONG = "A sentence about this figure alone that says what moves it and what it does not show to a reader."

BREACHES = {
    "balancing_pair_exists": [
        [indicator(balancing_pair="bus-riders", balancing_note="It harms itself", balancing_harm="lower")],
        [indicator(balancing_pair="nothing", balancing_note="It harms nothing")],
        [indicator(balancing_note="A note without a pair")],
        [
            indicator(balancing_pair="walkers", balancing_harm="lower"),
            indicator(id="walkers", context_note=LONG),
        ],
    ],
    "commissioner_results_are_not_practices": [
        [indicator(basis="commissioner", level="commissioner"), framework()]
    ],
    "context_kinds_have_their_fields": [
        [context(place_measure=None)],
        [context(expression="a / b")],
        [context(kind="text_share", place_measure=None, text_measure="a.b")],
    ],
    "context_notes_are_specific": [
        [indicator(context_note="Too short to say anything.")],
        [indicator(context_note="Patients who come  by bus.")],
        [indicator(), indicator(id="walkers")],
    ],
    "contexts_are_in_date": [[context(expires_on=date(2022, 12, 30))]],
    "covariates_exist": [
        [indicator(covariates=["nothing"])],
        [indicator(covariates=["hills", "hills"]), context()],
    ],
    "developmental_has_no_minimum": [
        [*paired(basis="core"), framework(held(MINIMUM))],
        [indicator(), framework(band_rule="minimum_standards")],
    ],
    "each_indicator_once_in_a_framework": [[indicator(), framework("bus-riders", "bus-riders")]],
    "facts_stand_alone": [
        [fact(denominator="bus.asked")],
        [fact(minimum_denominator={"value": 1, "of": "patients"})],
        [fact(numerator="a + b")],
        [fact(multiplier=100)],
        [fact(covariates=["hills"]), context()],
        [fact(statistic="score", denominator="bus.asked")],
        [indicator(minimum_base={"base": "bus.asked", "value": 50, "of": "patients asked"})],
    ],
    "figures_can_be_fresh": [[indicator(stale_after_months=14)]],
    "information_sets_no_standard": [
        [*paired(), framework(held(DEVELOPMENTAL), purpose="information")],
        [indicator(), framework(purpose="information", band_rule="minimum_standards")],
    ],
    "judgements_are_balanced": [balanced(1, 1, 1), balanced(3, 1, 1, 1)],
    "means_have_a_spread": [
        [indicator(statistic="mean", unit_symbol="")],
        [indicator(spread="bus.sd")],
    ],
    "members_are_live": [
        [indicator(status={"state": "archived", "reason": "No longer used"}), framework()],
        [indicator(status={"state": "in_development", "reason": "Being written"}), framework()],
    ],
    "members_exist": [[indicator(), framework("bus-rider")], [framework("zzz")]],
    "minimum_standards_cite_a_clause": [
        [*paired(basis="core"), paying(held({"kind": "minimum", "target": 1}))],
    ],
    "neutral_has_no_standard": [[indicator(polarity="neutral"), framework(held(DEVELOPMENTAL))]],
    "proportions_are_of_one": [
        [indicator(multiplier=100)],
        [indicator(unit_symbol="")],
        [indicator(statistic="rate")],
    ],
    "questions_are_asked": [
        [indicator(question="Bus riders")],
        [context(question="Hills")],
        [indicator(), framework(strands=[{**strand("access", "bus-riders"), "question": "Access"}])],
    ],
    "quotients_have_denominators": [
        [indicator(denominator=None)],
        [indicator(minimum_denominator=None)],
    ],
    "reviewers_are_not_authors": [[indicator(reviewer="a. author")]],
    "reviews_are_in_order": [[indicator(reviewed_on=date(2023, 1, 1))]],
    "reviews_are_not_overdue": [[indicator(next_review=date(2022, 12, 30))]],
    "standards_have_targets": [
        [*paired(), framework(held({"kind": "developmental"}))],
        [*paired(), framework(held({"kind": "developmental", "target": 1, "answer": "No"}))],
        [*paired(), framework(held({"kind": "developmental", "answer": "No"}))],
        [indicator(), framework(held({"kind": "none", "answer": "No"}))],
        [indicator(), framework(held({"kind": "none", "target": 1}))],
        [indicator(), framework(held({"kind": "none", "clause": "Schedule 3"}))],
    ],
    "strands_are_unique": [
        [
            indicator(),
            indicator(id="walkers", context_note=LONG),
            framework(strands=[strand("access", "bus-riders"), strand("access", "walkers")]),
        ]
    ],
    "neutral_pairs_say_what_harm_is": [
        [
            indicator(balancing_pair="walkers", balancing_note="One for the other"),
            indicator(id="walkers", polarity="neutral", context_note=LONG),
        ],
        [indicator(balancing_harm="higher")],
        [
            indicator(balancing_pair="walkers", balancing_note="One for the other", balancing_harm="higher"),
            fact(id="walkers", polarity="higher", context_note=LONG),
        ],
    ],
    "words_are_kind": [
        [indicator(title="A league of buses")],
        [indicator(caveats=["Not for finding the worst"])],
        [indicator(), framework(summary="Practices by risk band; not a contract document.")],
        [context(why="Poor performers live there.")],
    ],
}
BREACHES |= OF_SAFEGUARDS
BREACHES_WITH_FILES = {
    "id_is_the_file_name",
    "ids_are_unique",
    "measures_are_known",
    "sources_are_known",
    "what_is_asked_for_is_used",
}
WARNINGS = {"contexts_are_in_date", "reviews_are_not_overdue"}
BEFORE_PUBLISHING = {
    "clinicians_sign_frameworks_off",
    "differences_can_be_explained",
    "improvements_have_a_balancing_pair",
}
"""Rules that only warn while a definition is open to comment."""
SOUND = [
    [indicator(covariates=["hills"]), context(), framework()],
    paired(),
    [fact(), context(kind="expression", place_measure=None, expression="a / b")],
    [
        fact(statistic="score", numerator="a + b"),
        context(kind="text_share", place_measure=None, text_measure="a", equals="Yes"),
    ],
    [indicator(statistic="mean", spread="bus.sd", unit_symbol="")],
    [*paired(basis="core"), paying(held(MINIMUM), band_rule="minimum_standards")],
    [*paired(), framework(held(DEVELOPMENTAL))],
    [fact(polarity="lower"), framework(held({"kind": "developmental", "answer": "No"}))],
    [indicator(basis="commissioner", level="commissioner"), framework(publication_level="area")],
    [indicator(next_review=date(2022, 1, 2), status={"state": "archived", "reason": "No longer used"})],
    [
        indicator(status={"state": "in_development", "reason": "Being written"}),
        framework(status={"state": "in_development", "reason": "Being written"}),
    ],
    balanced(2, 1, 1, 1),
]


@pytest.mark.parametrize(("rule", "broken"), [(rule, one) for rule, many in BREACHES.items() for one in many])
def test_what_breaks_a_rule_is_found_with_a_remedy(rule, broken):
    (issue,) = check_catalogue(catalogue(*broken), TODAY)
    assert issue.rule == rule
    assert issue.level == ("warning" if rule in WARNINGS or _open(rule, broken) else "error")
    assert issue.remedy
    assert not issue.remedy.endswith(".")


def _open(rule, broken):
    return rule in BEFORE_PUBLISHING and broken[-1].status.state == "preview"


@pytest.mark.parametrize("sound", SOUND + SOUND_BY_SAFEGUARDS)
def test_what_keeps_the_rules_is_let_pass(sound):
    assert check_catalogue(catalogue(*sound), TODAY) == ()


def test_every_rule_is_shown_broken():
    assert {rule.name for rule in all_rules()} == BREACHES.keys() | BREACHES_WITH_FILES


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_every_rule_has_a_sentence(rule):
    assert rule.sentence.endswith(".")


def test_a_missing_member_is_answered_with_the_nearest():
    (issue,) = check_catalogue(catalogue(indicator(), framework("bus-rider")), TODAY)
    assert issue.remedy == "Did you mean bus-riders"
