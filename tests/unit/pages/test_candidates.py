"""What to look at first where a figure differs: in the order of what the data says, with its evidence (R-23)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from evenhand.pages.edition import Edition
from evenhand.pages.presenters.candidates import Candidate, candidates
from evenhand.pages.presenters.evidence import Evidence
from support.parted import parted


def found(edition: Edition, evidence: Evidence | None = None, **parts: Any) -> tuple[Candidate, ...]:
    row = parted("asthma-review", **parts)
    known = evidence or Evidence(
        {"code": "Z80001", "commissioner": "00A", "context_deprivation": 34.2},
        {"asthma-review": {"deprivation": 0.12, "rurality": -0.02}},
        {"phone-waits": parted("phone-waits", outcome="similar")},
    )
    return candidates(edition, edition.indicators["asthma-review"], row, known)


def caveat(text: str) -> dict[str, Any]:
    return {"practice": None, "indicator": "asthma-review", "period_end": None, "caveat": text}


def test_what_is_measured_comes_first_by_size(judged_edition: Edition) -> None:
    whats = [one.what for one in found(judged_edition, context=0.1, place=0.05, chance=0.15, left=0.1)]

    assert whats[:3] == [
        "Chance, and how few are counted",
        "Deprivation",
        "What the practices of NHS Fernshire share",
    ]


def test_each_has_its_evidence(judged_edition: Edition) -> None:
    evidence = {one.what: one.evidence for one in found(judged_edition, context=0.1, place=0.05, left=0.1)}

    assert evidence["Deprivation"].startswith(
        "34.2 here, 21.7 in England. 12.0 percentage points of the gap usually"
    )
    assert "(95% interval " in evidence["What the practices of NHS Fernshire share"]
    assert evidence["Read together with: Phone waits"].startswith(
        "Similar to expected. Time for one is time not given"
    )
    assert evidence["What its definition says of it"] == "Asthma review is made up."


def test_what_lies_the_other_way_is_not_among_them(judged_edition: Edition) -> None:
    whats = [one.what for one in found(judged_edition, context=0.1, place=-0.05, left=-0.3)]

    assert "Deprivation" not in whats
    assert "What the practices of NHS Fernshire share" in whats


def test_what_is_recorded_of_the_figure_comes_before_what_is_of_the_data(judged_edition: Edition) -> None:
    edition = replace(
        judged_edition,
        _caveats_by={
            ("Z80001", "asthma-review"): (caveat("Counted by hand"),),
            ("Z80001", None): (caveat("Assessed without adjustment: not known: rurality"),),
            (None, "asthma-review"): (
                caveat("Rounded to 5"),
                caveat("Z80009 is wrong"),
                caveat("Z80001 is odd"),
            ),
        },
    )
    said = [(one.what, one.evidence) for one in found(edition, Evidence(), left=0.3)]

    assert said[0] == ("What is recorded about this figure", "Counted by hand.")
    assert said[1][0] == "Circumstances that are not all known"
    assert ("What is recorded about the data", "Rounded to 5. Z80001 is odd.") in said


def test_an_old_figure_says_how_old(judged_edition: Edition) -> None:
    edition = replace(judged_edition, as_of=date(2024, 3, 31))

    assert "24 months before this edition" in " ".join(one.evidence for one in found(edition, left=0.3))
    assert "months before" not in " ".join(one.evidence for one in found(judged_edition, left=0.3))


def test_a_figure_without_a_period_end_has_no_age(judged_edition: Edition) -> None:
    assert "How old the figure is" not in [
        one.what for one in found(judged_edition, left=0.3, period_end=None)
    ]


def test_nothing_is_chance_of_an_amount(judged_edition: Edition) -> None:
    whats = [one.what for one in found(judged_edition, left=0.3, chance=0.1, reliability=1.0)]

    assert "Chance, and how few are counted" not in whats


def test_a_pair_without_an_outcome_is_left_out(judged_edition: Edition) -> None:
    whats = [one.what for one in found(judged_edition, Evidence(), left=0.3, place=0.2)]

    assert "Read together with: Phone waits" not in whats
    assert "What the practices of its area share" in whats


@pytest.mark.parametrize("outcome", ["similar", None])
def test_a_figure_that_does_not_differ_has_nothing_to_look_at(
    judged_edition: Edition, outcome: str | None
) -> None:
    assert found(judged_edition, outcome=outcome, left=0.3) == ()


def test_what_the_definition_says_may_explain_it_comes_last(judged_edition: Edition) -> None:
    asthma = judged_edition.indicators["asthma-review"].model_copy(
        update={"may_explain": ("Reviews are coded late", "Many patients are abroad in winter.")}
    )
    edition = replace(judged_edition, indicators={**judged_edition.indicators, asthma.id: asthma})
    last = found(edition, left=0.3)[-1]
    assert last.what == "What else may explain such a figure"
    assert last.evidence == "Reviews are coded late. Many patients are abroad in winter."
    assert found(edition, left=0.3, outcome="similar") == ()
