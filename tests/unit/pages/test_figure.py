"""A practice's figure: nothing is shown without its context note, and every status is said kindly."""

from dataclasses import fields, replace
from typing import Any

import pytest

from evenhand.definitions.framework import Standard
from evenhand.pages.edition import Edition
from evenhand.pages.noted import ContextNote, ContextNoteMissing
from evenhand.pages.presenters.area_figures import AreaFigure
from evenhand.pages.presenters.figure import FigureView, present_figure
from evenhand.pages.presenters.funnel import FunnelView
from evenhand.pages.presenters.indicator import IndicatorView
from evenhand.publication.downloads import ExportedRow
from evenhand.release.schemas import RESULTS
from support.made_release import INDICATORS, small_results

ROWS = {(row["practice"], row["indicator"]): {**dict.fromkeys(RESULTS), **row} for row in small_results()}


def shown(edition: Edition, practice: str, indicator: str, **changes: Any) -> FigureView:
    row = {**ROWS[practice, indicator], **changes}
    return present_figure(edition, Standard(kind="none"), row, (), practice="Alder", area="00A")


@pytest.mark.parametrize("view", [FigureView, AreaFigure, FunnelView, IndicatorView, ExportedRow])
def test_every_view_of_a_figure_requires_its_context_note(view: type) -> None:
    note = next(field for field in fields(view) if field.name == "note")

    assert note.type in {ContextNote, "ContextNote"}


@pytest.mark.parametrize("note", ["", "   ", None])
def test_a_figure_without_its_context_note_cannot_be_made(edition: Edition, note: str | None) -> None:
    with pytest.raises(ContextNoteMissing, match="no context note"):
        shown(edition, "Z80001", "asthma-review", context_note=note)


def test_a_figure_says_its_value_counts_interval_and_what_it_stands_beside(edition: Edition) -> None:
    figure = shown(edition, "Z80001", "asthma-review")

    assert (figure.value, figure.counts) == ("89.2%", "2,230 of 2,500 patients asked, all ages")
    assert [one.name for one in figure.comparisons] == [
        "95% interval",
        "England",
        "NHS Fernshire",
        "Usual for its size",
    ]
    assert figure.verdict.label == "Differs: explore (higher than expected, which is the better direction)"
    assert figure.funnel == "indicators/asthma-review/areas/00A/index.html#Z80001"


def test_which_way_is_good_is_said_once(edition: Edition) -> None:
    assert shown(edition, "Z80001", "asthma-review").polarity == ""
    assert shown(edition, "Z80001", "phone-waits").polarity == "A lower value is better."


def test_what_is_never_compared_shows_its_value_and_counts_and_why(edition: Edition) -> None:
    why = {"never_compared": "Whoever wants to may answer"}
    apart = edition.indicators["emergency-visits"].model_copy(update=why)
    beside = {**edition.indicators, "emergency-visits": apart}
    row = {"status": "not_applicable", "status_reason": "Shown, never compared. Whoever wants to may answer"}
    nothing = dict.fromkeys(("outcome", "direction", "england", "area_value", "expected", "gap", "z"))
    figure = shown(replace(edition, indicators=beside), "Z80002", "emergency-visits", **row, **nothing)

    assert figure.has_number
    assert figure.counts
    assert (figure.chart, figure.funnel) == (None, None)
    assert figure.verdict.label == "Not compared"
    assert figure.verdict.meaning == "Shown, never compared. Whoever wants to may answer."


def test_a_neutral_figure_says_nothing_of_better_or_worse(edition: Edition) -> None:
    figure = shown(edition, "Z80002", "emergency-visits")

    assert figure.verdict.label == "Worth a look: higher than expected"
    assert "does not judge" in figure.polarity


def test_a_rate_is_counted_for_its_people_and_pounds_have_their_sign(edition: Edition) -> None:
    assert shown(edition, "Z80001", "emergency-visits").counts == "220 for 400 patients asked, all ages"
    assert shown(edition, "Z80001", "funding").counts.startswith("£54,000 for 400")


def test_a_score_without_counts_says_none_and_leads_to_no_funnel(edition: Edition) -> None:
    figure = shown(edition, "Z80001", "experience")

    assert (figure.counts, figure.funnel, figure.is_old) == ("", None, True)


def test_a_fact_is_shown_and_not_compared(edition: Edition) -> None:
    figure = shown(edition, "Z80001", "cqc-rating")

    assert (figure.value, figure.chart, figure.comparisons, figure.polarity) == ("Good", None, (), "")
    assert figure.verdict.label == "A fact"


@pytest.mark.parametrize(
    ("practice", "indicator", "label"),
    [
        ("Z80003", "asthma-review", "Withheld by the publisher"),
        ("Z80003", "emergency-visits", "Under challenge"),
        ("Z80003", "phone-waits", "No fair comparison"),
        ("Z80004", "asthma-review", "Too few patients to compare"),
        ("Z80004", "emergency-visits", "No figure"),
        ("Z80001", "experience", "Shown, not judged"),
        ("Z80005", "asthma-review", "Not compared"),
    ],
)
def test_a_figure_that_is_not_compared_says_why(
    edition: Edition, practice: str, indicator: str, label: str
) -> None:
    figure = shown(edition, practice, indicator)

    assert figure.verdict.label == label
    assert figure.verdict.meaning.endswith(".")


def test_a_status_without_a_reason_falls_back_on_its_meaning(edition: Edition) -> None:
    figure = shown(edition, "Z80004", "emergency-visits", status_reason=None)

    assert figure.verdict.meaning == "The publisher gave no figure for this practice and period."


def test_an_ok_figure_without_an_outcome_is_shown_without_a_comparison(edition: Edition) -> None:
    figure = shown(
        edition, "Z80001", "funding", outcome=None, funnel_lower95=None, area_value=None, england=None
    )

    assert figure.verdict.label == "Shown without a comparison"
    assert figure.comparisons == ()
    assert "eh-hollow" in (figure.chart or "")


def test_a_closed_practice_has_no_point_to_lead_to(edition: Edition) -> None:
    assert shown(edition, "Z80005", "asthma-review").funnel is None


def test_caveats_recorded_for_the_figure_stand_with_the_definitions_own(edition: Edition) -> None:
    assert shown(edition, "Z80002", "asthma-review").caveats == (
        "Asthma review is made up",
        "Counted by hand",
    )
    assert shown(edition, "Z80001", "asthma-review").caveats == ("Asthma review is made up",)


def test_history_is_drawn_and_tabled_from_the_oldest(edition: Edition) -> None:
    row = ROWS["Z80001", "asthma-review"]
    last_year = replace_period(row, 2020)
    figure = present_figure(edition, Standard(kind="none"), row, [last_year], practice="Alder", area="00A")

    assert figure.history is not None
    assert [one.period for one in figure.history.rows] == ["2020/21", "2021/22"]
    assert 'role="img"' in figure.history.chart


def test_a_figure_alone_has_no_history(edition: Edition) -> None:
    assert shown(edition, "Z80001", "asthma-review").history is None


def test_an_indicator_without_a_minimum_counts_without_saying_what(edition: Edition) -> None:
    bare = INDICATORS[0].model_copy(update={"minimum_denominator": None})
    other = replace(edition, indicators={**edition.indicators, bare.id: bare})

    assert shown(other, "Z80001", "asthma-review").counts == "2,230 of 2,500"


def replace_period(row: dict[str, Any], year: int) -> dict[str, Any]:
    from evenhand.common.periods import Period

    period = Period.financial_year(year)
    return {**row, "period_start": period.start, "period_end": period.end}


def test_a_judged_figure_stands_beside_what_is_expected_and_practices_like_it(
    judged_edition: Edition,
) -> None:
    figure = shown(judged_edition, "Z80001", "asthma-review", expected=0.74, peer_value=0.69, robustness=0.5)

    assert [(one.name, one.number) for one in figure.comparisons][3:] == [
        ("Practices most like it", "69.0%"),
        ("Expected in its circumstances", "74.0%"),
        ("Usual for its size, circumstances and area", "58.8% to 81.2%"),
    ]
    assert "eh-expected" in (figure.chart or "")
    assert "eh-hatched" in (figure.chart or "")


def test_a_figure_compared_without_its_circumstances_says_what_is_expected_of_whom(edition: Edition) -> None:
    caveat = {
        "period_end": None,
        "caveat": "Assessed without adjustment: not known for this practice: rurality",
    }
    other = replace(edition, _caveats_by={("Z80001", "asthma-review"): (caveat,)})
    names = [one.name for one in shown(other, "Z80001", "asthma-review", expected=0.74).comparisons]

    assert names[3:] == ["Expected of the average practice", "Usual for its size"]


def test_why_there_is_no_fair_comparison_is_said_once(edition: Edition) -> None:
    figure = shown(
        edition, "Z80003", "phone-waits", status_reason="No fair comparator: it is a walk-in centre"
    )

    assert (figure.verdict.label, figure.verdict.meaning) == ("No fair comparison", "It is a walk-in centre.")
