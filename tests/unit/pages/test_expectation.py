"""How an expectation is made and how sure we can be, in sentences with numbers that a reader can check."""

from typing import Any

import pytest

from evenhand.pages.edition import Edition
from evenhand.pages.presenters.expectation import UNCLEAR, present_expectation
from evenhand.pages.presenters.indicator import indicator_frame, present_indicator
from evenhand.pages.presenters.variation import variation_remarks
from evenhand.pages.templating import render
from evenhand.release import Release
from support.made_release import INDICATORS

SHARE, RATE, MEAN, AMOUNT = INDICATORS[:4]


@pytest.fixture
def model(judged_edition: Edition) -> dict[str, Any]:
    return dict(judged_edition.models["asthma-review"])


def with_model(edition: Edition, indicator: str, **changes: Any) -> Edition:
    """Return an edition whose model of an indicator is changed."""
    changed = {**edition.models, indicator: {**edition.models[indicator], **changes}}
    return Edition(**{**vars(edition), "models": changed})


def entry(coefficient: float | None, error: float | None = 0.001) -> dict[str, Any]:
    return {
        "id": "deprivation",
        "coefficient": coefficient,
        "standard_error": error,
        "mean": 20.0,
        "scale": 10.0,
    }


@pytest.mark.parametrize(
    ("indicator", "family", "average", "coefficient", "higher"),
    [
        (SHARE, "binomial", 0.5, 0.1, "73.1%"),
        (RATE, "poisson", 500.0, 0.1, "1,359.1"),
        (MEAN, "gaussian", 8.0, 0.1, "9.0"),
    ],
)
def test_what_is_expected_where_a_circumstance_is_higher_is_worked_out_on_the_models_scale(
    judged_edition: Edition, indicator: Any, family: str, average: float, coefficient: float, higher: str
) -> None:
    edition = with_model(
        judged_edition,
        indicator.id,
        family=family,
        average_expected=average,
        covariates=[entry(coefficient)],
    )
    view = present_expectation(edition, indicator)

    assert view is not None
    line = view.covariates[0]
    assert (line.title, line.usual_at, line.higher_at) == ("Deprivation", "20.0", "30.0")
    assert (line.higher, line.values) == (higher, "higher")


def test_a_share_of_everybody_stays_so(judged_edition: Edition) -> None:
    edition = with_model(judged_edition, SHARE.id, average_expected=1.0, covariates=[entry(0.1)])
    view = present_expectation(edition, SHARE)

    assert view is not None
    assert (view.covariates[0].higher, view.covariates[0].values) == ("100.0%", UNCLEAR)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (entry(-0.1), "lower"),
        (entry(0.1, 0.2), UNCLEAR),
        (entry(1e-9), UNCLEAR),
        (entry(0.1, None), "higher"),
    ],
)
def test_a_direction_is_said_only_where_it_is_clear(
    judged_edition: Edition, one: dict[str, Any], said: str
) -> None:
    view = present_expectation(with_model(judged_edition, SHARE.id, covariates=[one]), SHARE)

    assert view is not None
    assert view.covariates[0].values == said


def test_what_was_left_out_and_who_was_not_adjusted_is_said(judged_edition: Edition) -> None:
    view = present_expectation(judged_edition, SHARE)

    assert view is not None
    assert view.left_out == ("Patients in the country",)
    assert view.unadjusted == "1 practice was"
    assert view.notes == ("Rurality is the same everywhere, so it was left out",)


def test_a_covariate_a_release_does_not_name_keeps_its_id(judged_edition: Edition) -> None:
    edition = with_model(judged_edition, SHARE.id, covariates=[{**entry(None), "id": "rooms"}], unadjusted=2)
    view = present_expectation(edition, SHARE)

    assert view is not None
    assert (view.left_out, view.unadjusted) == (("rooms",), "2 practices were")


def test_a_release_that_expects_nothing_says_nothing_of_it(edition: Edition, judged_edition: Edition) -> None:
    assert present_expectation(edition, SHARE) is None
    assert present_expectation(with_model(judged_edition, SHARE.id, average_expected=None), SHARE) is None


def test_variation_is_said_kind_by_kind(model: dict[str, Any]) -> None:
    context, place, practices, reliability = (one.text for one in variation_remarks(SHARE, model))

    assert "about 31% go with these circumstances" in context
    assert "19 of 20 areas lie within 8.8 percentage points" in place
    assert "19 of 20 lie within 19.6 percentage points" in practices
    assert "Half of the practices have more than 0.62" in reliability
    assert reliability.endswith(
        "To reach 0.7 a practice needs about 480 patients asked; to reach 0.9, about 1,900 patients asked."
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"tau2_areas": 0.0}, "areas differ no more than their practices give"),
        ({"tau2_practices": 0.0}, "practices differ no more than chance gives"),
    ],
)
def test_no_variation_is_said_too(model: dict[str, Any], changes: dict[str, float], said: str) -> None:
    assert any(said in one.text for one in variation_remarks(SHARE, {**model, **changes}))


def test_what_is_not_known_is_not_said(model: dict[str, Any]) -> None:
    nothing = dict.fromkeys(model)

    assert variation_remarks(SHARE, {**nothing, "covariates": []}) == ()
    assert variation_remarks(SHARE, {**nothing, "covariates": [entry(None)], "explained_share": 0.1}) == ()


def test_an_amount_is_no_sample(model: dict[str, Any]) -> None:
    assert "none of it is counted as chance" in variation_remarks(AMOUNT, model)[-1].text


def test_a_small_size_is_one_and_a_denominator_without_a_name_is_called_so(model: dict[str, Any]) -> None:
    nameless = SHARE.model_copy(update={"minimum_denominator": None})
    needed = variation_remarks(nameless, {**model, "size_for_070": 0.4, "size_for_090": 43.4})[-1].text

    assert "needs a denominator of about 1; to reach 0.9, a denominator of about 43." in needed


def test_the_page_shows_it_all(judged: Release, judged_edition: Edition) -> None:
    rows = [row for row in judged.results.to_dicts() if row["indicator"] == SHARE.id]
    view = present_indicator(judged_edition, SHARE, rows)
    page = render("indicator", indicator_frame(judged_edition, SHARE), view)

    assert "What goes with each circumstance" in page
    assert "1 practice was compared without this allowance" in page
    assert "stand out so clearly that no more than 1 in 20" in page
    assert "figures at the most deprived end are 3.1 percentage points lower" in page


def test_the_page_of_an_indicator_without_circumstances_says_so(
    judged: Release, judged_edition: Edition
) -> None:
    edition = with_model(judged_edition, SHARE.id, covariates=[], unadjusted=0)
    page = render("indicator", indicator_frame(edition, SHARE), present_indicator(edition, SHARE, []))

    assert "No circumstances are allowed for in this figure" in page


def test_a_circumstance_without_figures_is_named_as_not_allowed_for(judged_edition: Edition) -> None:
    asked = SHARE.model_copy(update={"covariates": ("deprivation", "rurality")})
    edition = with_model(judged_edition, SHARE.id, covariates=[entry(0.1)])
    view = present_expectation(edition, asked)
    assert view is not None
    assert len(view.unknown) == 1
    page = render("indicator", indicator_frame(edition, asked), present_indicator(edition, asked, ()))
    assert f"Not allowed for, as no figures of it were to be had: {view.unknown[0]}." in page
