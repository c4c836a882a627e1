"""Explanations in plain English: what a gap is made of, and never why."""

from dataclasses import replace
from typing import Any

import pytest

from evenhand.pages.edition import Edition
from evenhand.pages.presenters.evidence import Evidence
from evenhand.pages.presenters.explanation import explain
from evenhand.release import Release
from support.parted import parted

DEPRIVED = {"deprivation": 0.2, "ethnic-minority-share": -0.01}


def told(edition: Edition, indicator: str = "asthma-review", **parts: Any) -> tuple[str, ...]:
    row = parted(indicator, **parts)
    evidence = Evidence(
        practice={"code": "Z80001", "commissioner": "00A", "context_deprivation": 34.2},
        contributions={indicator: DEPRIVED},
    )
    return explain(edition, edition.indicators[indicator], row, evidence)


def test_fractions_are_said_where_all_parts_lie_the_same_way(judged_edition: Edition) -> None:
    context, place, left = told(judged_edition, context=0.2, place=0.075, chance=0.0, left=0.025)

    assert context.startswith(
        "About two thirds of the gap from England is what practices in its circumstances"
    )
    assert "usually see (the largest share goes with deprivation: 34.2 here, 21.7 in England)." in context
    assert place == (
        "About a quarter is shared by the practices of its area: it is a question for NHS Fernshire, not for the "
        "practice."
    )
    assert left.startswith(
        "What is left, higher by about 2.5 percentage points, is more than chance gives: worth asking"
    )


def test_much_chance_is_told(judged_edition: Edition) -> None:
    *_, left = told(judged_edition, context=0.0, place=0.0, chance=-0.1, left=-0.2)

    assert left.startswith(
        "About a third of the gap may be chance; what is left, lower by about 20.0 percentage points"
    )


def test_where_parts_oppose_each_other_sizes_are_said_and_no_fractions(judged_edition: Edition) -> None:
    context, place, left = told(judged_edition, context=-0.1, place=-0.05, chance=0.0, left=0.3)

    assert context.startswith(
        "Its circumstances would have led us to expect a lower figure than England's, 60.0%"
    )
    assert context.endswith(", so more stands out here than the gap from England shows.")
    assert place.startswith("The practices of its area together stand lower by about 5.0 percentage points:")
    assert "higher by about 30.0 percentage points" in left


def test_a_figure_like_englands_may_be_unlike_what_is_expected(judged_edition: Edition) -> None:
    context, *_ = told(judged_edition, context=0.1, place=0.0, chance=0.0, left=-0.1)

    assert context.endswith("so it stands further from what is expected than from England.")


def test_a_part_the_gap_outgrows_is_told_without_a_fraction(judged_edition: Edition) -> None:
    context, *_ = told(judged_edition, context=0.3, place=0.0, chance=0.0, left=-0.1)

    assert context.startswith(
        "Its circumstances would have led us to expect a higher figure than England's, 100.0%"
    )


def test_circumstances_along_with_the_gap_are_told_plainly_where_the_area_lies_the_other_way(
    judged_edition: Edition,
) -> None:
    context, *_ = told(judged_edition, context=0.1, place=-0.1, chance=0.0, left=0.1)

    assert context.endswith("34.2 here, 21.7 in England).")


def test_circumstances_that_say_little_are_told_so(judged_edition: Edition) -> None:
    assert told(judged_edition, context=0.001, left=0.3)[0].startswith(
        "Practices in its circumstances usually have"
    )


def test_what_is_left_may_be_chance_as_well(judged_edition: Edition) -> None:
    *_, left = told(judged_edition, context=0.1, left=0.1, within=0.2)

    assert left.endswith("may be chance as well: look at other periods before asking.")


def test_when_nothing_is_left_nothing_is_asked(judged_edition: Edition) -> None:
    *_, left = told(judged_edition, context=0.0, chance=0.3, left=0.0, within=0.1)

    assert left.endswith("what is left is next to nothing: look at other periods before asking.")


def test_an_amount_is_beside_what_practices_usually_differ_by(judged_edition: Edition) -> None:
    *_, left = told(judged_edition, "funding", context=1.0, left=20.0, within=3.0, reliability=1.0)

    assert left == (
        "What is left, higher by about £20.00 for each patient, is more than practices usually differ by: worth asking "
        "about."
    )


def test_an_amount_that_its_area_may_share_is_told_so(judged_edition: Edition) -> None:
    *_, left = told(judged_edition, "funding", context=1.0, left=20.0, within=30.0, reliability=1.0)

    assert left.endswith("may be shared by its area as well: look at other periods before asking.")


def test_the_better_direction_is_worth_learning_from(judged_edition: Edition) -> None:
    assert told(judged_edition, left=0.2)[-1].endswith("worth asking about, as others may learn from it.")
    assert told(judged_edition, left=-0.2)[-1].endswith("worth asking about.")


def test_a_practice_of_no_known_area_leads_to_its_commissioner(judged_edition: Edition) -> None:
    row = parted("asthma-review", context=0.1, place=0.1, left=0.1)
    said = explain(judged_edition, judged_edition.indicators["asthma-review"], row, Evidence())

    assert said[0].endswith("is what practices in its circumstances usually see.")
    assert "it is a question for its commissioner" in said[1]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"context": 0.0, "left": 0.0}, "Nothing stands out: it has about what England has."),
        (
            {"context": 0.05, "chance": 0.05},
            "Nothing stands out: about half of the gap from England is what practices in its circumstances usually "
            "see, and the rest is within what is usual between practices.",
        ),
        (
            {"context": 0.1, "chance": 0.001},
            "Nothing stands out: nearly all of the gap from England is what practices in its circumstances usually "
            "see.",
        ),
        (
            {"context": -0.04, "chance": 0.1},
            "Nothing stands out: its circumstances would have led us to expect a lower figure than England's, 66.0%, "
            "and its distance from that is within what is usual between practices.",
        ),
        (
            {"context": 0.0, "chance": 0.1},
            "Nothing stands out: the gap from England is within what is usual between practices.",
        ),
    ],
)
def test_a_figure_that_does_not_differ_has_one_quiet_sentence(
    judged_edition: Edition, parts: dict[str, float], said: str
) -> None:
    assert told(judged_edition, outcome="similar", **parts) == (said,)


@pytest.mark.parametrize("outcome", ["similar", "worth_a_look"])
def test_a_practice_compared_without_its_circumstances_is_told_so(judged: Release, outcome: str) -> None:
    caveat = {
        "practice": "Z80001",
        "indicator": "asthma-review",
        "period_end": None,
        "caveat": "Assessed without adjustment: not known for this practice: rurality",
    }
    judged_edition = Edition.of(judged)
    edition = replace(judged_edition, _caveats_by={("Z80001", "asthma-review"): (caveat,)})

    assert told(edition, outcome=outcome, left=0.2)[0].startswith(
        "Not all of its circumstances are known, so it is"
    )


def test_a_figure_that_is_not_compared_or_not_split_is_not_explained(judged_edition: Edition) -> None:
    assert told(judged_edition, outcome=None) == ()
    assert told(judged_edition, left=None) == ()
