"""Each red has exactly one main reason, and the card is told of as a whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evenhand.release import Release
from evenhand.release.auditing import REASONS, Rated, audit_card
from evenhand.release.auditing.balance import balance_of

from .conftest import ASTHMA, CODES

Write = Callable[..., Path]
HEAD = "Practice,Indicator,RAG"


def everything(card: Write, rating: str = "red") -> Path:
    return card(
        HEAD,
        *(
            f"{code},{one},{rating}"
            for code in CODES.values()
            for one in ("Asthma review", "Emergency visits")
        ),
    )


def test_each_red_has_the_main_reason_its_figure_gives(card: Write, release: Release) -> None:
    reasons = {
        one.practice: one.reason
        for one in audit_card(everything(card), release).reds
        if one.indicator == "asthma-review"
    }

    assert reasons == {code: reason for reason, code in CODES.items()}


def test_main_counts_add_up_to_all_reds_in_the_declared_order(card: Write, release: Release) -> None:
    found = audit_card(everything(card), release)

    assert tuple(found.counts) == REASONS
    assert sum(found.counts.values()) == len(found.reds) == found.ratings["red"] == 24
    assert found.counts["neutral"] == 12


def test_what_remains_is_fragile_or_far_as_the_release_says(card: Write, release: Release) -> None:
    found = audit_card(everything(card), release)

    assert [one.practice for one in found.remaining] == [CODES["remains"]]
    assert (found.fragile, found.far) == (1, 1)


def test_further_reasons_are_counted_beside(card: Write, release: Release) -> None:
    further = audit_card(
        card(HEAD, *(f"{code},Asthma review,red" for code in CODES.values())), release
    ).further

    assert further == {"interval_holds_england": 1, "half_is_context": 1, "half_is_place": 1, "fragile": 1}


def test_a_green_that_hides_a_difference_is_found_and_no_other(card: Write, release: Release) -> None:
    found = audit_card(everything(card, "green"), release)

    assert [one.practice for one in found.hidden] == [CODES["remains"]]
    assert found.reds == ()


def test_a_practice_without_a_row_has_no_figure(card: Write, release: Release) -> None:
    (red,) = audit_card(card(HEAD, "Z80001,Phone waits,red"), release).reds

    assert (red.reason, red.value, red.further) == ("no_figure", None, ())


def test_only_figures_that_can_be_compared_are_expected_to_differ_by_chance(
    card: Write, release: Release
) -> None:
    found = audit_card(everything(card), release)

    assert found.compared == 6
    assert found.expected_remaining == pytest.approx(0.15)


def test_the_rule_and_what_it_would_mark_by_chance_are_told(card: Write, release: Release) -> None:
    rule = audit_card(
        card(
            HEAD,
            f"{CODES['usual_variation']},Asthma review,red",
            f"{CODES['better_side']},Asthma review,green",
            "Z80001,Emergency visits,red",
            "Z80002,Emergency visits,green",
            f"{CODES['usual_variation']},Emergency visits,green",
            f"{CODES['better_side']},Emergency visits,green",
        ),
        release,
    ).rule

    assert rule.red_share == pytest.approx(2 / 6)
    assert (rule.indicators, rule.cut_by_value) == (2, 2)
    assert (rule.practices, rule.with_red) == (4, 2)
    # Two practices have a half and a quarter, two only a quarter: 2 x (1 - 0.5 x 0.75) + 2 x 0.25.
    assert rule.expected_with_red == pytest.approx(1.75)


def test_ratings_that_cross_are_no_cut(card: Write, release: Release) -> None:
    rule = audit_card(
        card(
            HEAD,
            f"{CODES['better_side']},Asthma review,red",
            f"{CODES['chance']},Asthma review,red",
            f"{CODES['no_figure']},Asthma review,red",
            f"{CODES['stale']},Asthma review,green",
        ),
        release,
    ).rule

    assert (rule.indicators, rule.cut_by_value) == (1, 0)


def test_what_keeps_a_card_from_balance_is_named(card: Write, release: Release) -> None:
    balance = audit_card(everything(card), release).balance

    assert not balance.is_balanced
    assert balance.faults == ("few_strands", "one_strand", "neutral_rated", "no_patients")
    assert balance.strands == {"care": 1.0}
    assert balance.neutral == ("emergency-visits",)


def test_fifths_hold_every_practice_of_known_deprivation(card: Write, release: Release) -> None:
    found = audit_card(everything(card), release)

    assert sum(fifth.practices for fifth in found.fifths) == len(CODES)
    assert sum(fifth.reds for fifth in found.fifths) == len(found.reds)
    assert sum(fifth.remaining for fifth in found.fifths) == 1


def test_four_practices_have_no_fifths(card: Write, release: Release) -> None:
    assert audit_card(card(HEAD, "Z80001,Asthma review,red"), release).fifths == ()


def test_money_and_patients_voice_are_told_by_what_an_indicator_looks_at() -> None:
    looks = {"a": "money", "b": "money", "c": "patient-voice", "d": "outcome"}
    definitions = {
        name: ASTHMA.model_copy(update={"id": name, "strand": name, "perspective": perspective})
        for name, perspective in looks.items()
    }
    found = balance_of([Rated(1, "Z80001", name, "red") for name in looks], definitions)
    assert (found.money_share, found.has_patients, found.faults) == (0.5, True, ("much_money",))
