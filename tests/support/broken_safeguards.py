"""Definitions that break the rules which hold safeguards, by rule, and sound ones beside them."""

from typing import Any

from support.definitions import case_mix, context, fact, framework, indicator, paired

MINIMUM = {"kind": "minimum", "target": 0.8, "clause": "Schedule 3, paragraph 1"}
DEVELOPMENTAL = {"kind": "developmental", "target": 0.8}
PREVIEW = {"state": "preview", "reason": "Open to comment"}
NOTE = "A sentence about this figure alone that says what moves it and what it does not show: "
URGENT = (
    "How far departments are and how many there are within half an hour goes with how often they are used. "
)


def held(standard: dict[str, Any], name: str = "bus-riders") -> dict[str, Any]:
    """Return a member that is held to a standard."""
    return {"indicator": name, "standard": standard}


def many(*perspectives: str) -> list[Any]:
    """Return an indicator for each perspective, and a framework of four strands that holds them all."""
    names = [f"{one}-{place}" for place, one in enumerate(perspectives)]
    indicators = [
        indicator(id=name, title=f"Title {name}", perspective=one, context_note=NOTE + name)
        for name, one in zip(names, perspectives, strict=True)
    ]
    strands = [
        {
            "id": f"s-{place}",
            "title": "A strand",
            "question": "What is it?",
            "indicators": [{"indicator": name} for name in names[place::4]],
        }
        for place in range(4)
    ]
    return [*indicators, framework(strands=strands)]


def purposed(purpose: str, *perspectives: str) -> list[Any]:
    """Return what :func:`many` does with a framework of another purpose."""
    *indicators, one = many(*perspectives)
    return [*indicators, one.model_copy(update={"purpose": purpose})]


def derived(**changes: Any) -> Any:
    """Return a framework derived from the one named town."""
    derivation = {"framework": "town", "why": "To see what is left", **changes}
    return framework(id="village", strands=[], derived_from=derivation)


def per_gp() -> Any:
    """Return what is done for patients divided by doctors."""
    return indicator(
        numerator="referrals.all", denominator="workforce.all_gp_fte", statistic="rate", unit_symbol=""
    )


BANDED: dict[str, Any] = {"rule": "banded", "bands": "rooms", "text": "Shown in bands"}
SPACED: dict[str, Any] = {**BANDED, "bands": "space"}
ROOMS: dict[str, Any] = {
    "kind": "expression",
    "place_measure": None,
    "expression": "premises.clinical_rooms / list.registered",
}
AREA: dict[str, Any] = {**ROOMS, "expression": "premises.area_usable / list.registered"}
SHARED: dict[str, Any] = {"publication_level": "area", "purpose": "payment"}
STANDARDISED: dict[str, Any] = {
    "statistic": "rate",
    "unit_symbol": "",
    "denominator": None,
    "standardisation": {"events": "bus.rides", "population": "list.groups"},
}
OLD: dict[str, Any] = {
    "purpose": "reconstruction",
    "status": {"state": "archived", "reason": "A card of the past"},
}

BREACHES: dict[str, list[list[Any]]] = {
    "beyond_the_contract_is_no_minimum": [
        [*paired(basis=basis), framework(held(MINIMUM), **SHARED)]
        for basis in ("beyond", "context", "fact", "incentive")
    ],
    "capacity_leaves_in_bands": [
        [indicator(numerator="premises.clinical_rooms", statistic="ratio", unit_symbol="")],
        [indicator(denominator="practice.consultations_timed")],
        [fact(statistic="score", numerator="premises.area_usable / premises.area_required")],
        [indicator(suppression={**BANDED, "rule": "published"})],
        [indicator(suppression={"rule": "banded", "text": "Shown in bands"})],
        [indicator(suppression=BANDED, numerator="bus.riders + bus.drivers")],
        [fact(suppression=BANDED)],
        [context(**AREA)],
    ],
    "case_mix_sets_exist": [
        [indicator(case_mix="nothing")],
        [indicator(case_mix="streets", covariates=["slopes"]), case_mix(), context(), context(id="slopes")],
        [case_mix()],
        [case_mix(covariates=["hills", "hills"]), context()],
    ],
    "clinicians_sign_frameworks_off": [
        [indicator(), framework(clinician_sign_off=None)],
        [indicator(), framework(clinician_sign_off=None, status=PREVIEW)],
    ],
    "differences_can_be_explained": [
        [indicator(may_explain=[])],
        [indicator(may_explain=[], status=PREVIEW)],
    ],
    "frameworks_have_strands": [
        [framework(strands=[])],
        [derived()],
        [indicator(), framework(), derived(leaves_out_strands=["nothing"])],
        [indicator(), framework(), derived(leaves_out_indicators=["nothing"])],
        [indicator(), framework(), derived(), derived(framework="village").model_copy(update={"id": "hamlet"})],
    ],
    "improvements_have_a_balancing_pair": [
        [indicator(polarity="higher")],
        [indicator(polarity="lower", status=PREVIEW)],
    ],
    "levels_and_bases_agree": [[indicator(level="commissioner")], [indicator(basis="commissioner")]],
    "money_comes_with_care": [many("money", "process", "activity", "staff")],
    "money_is_a_small_part": [
        many("money", "money", "money", "outcome", "process"),
        purposed("judgemental", "money", "money", "outcome", "patient-voice", "process"),
    ],
    "never_compared_is_meant": [
        [indicator(caveats=["Riders choose themselves and are never compared"])],
        [indicator(context_note="It cannot be compared between practices. " + NOTE)],
        [fact(never_compared="It is a text")],
        [*paired(never_compared="Riders choose themselves")],
        [indicator(never_compared="Riders choose themselves", covariates=["hills"]), context()],
        [paired()[0], paired()[1].model_copy(update={"never_compared": "Walkers choose themselves"})],
    ],
    "no_caps_and_no_figures_per_gp": [
        [*paired(numerator="referrals.all"), framework(held(DEVELOPMENTAL))],
        [per_gp()],
    ],
    "no_local_points": [
        [indicator(numerator="local.all.points", basis="local")],
        [*paired(basis="local"), framework(held(DEVELOPMENTAL), **SHARED)],
    ],
    "practices_set_their_own_pace": [[*paired(basis="incentive"), framework(held(DEVELOPMENTAL))]],
    "reconstructions_are_never_shown": [
        [indicator(), framework(**{**OLD, "status": PREVIEW})],
        [indicator(), framework(**OLD, band_rule="minimum_standards")],
        [*paired(), framework(held(DEVELOPMENTAL), **OLD)],
        [indicator(), framework(active_from="2021-01-01"), framework(id="old", **OLD, supersedes="town")],
    ],
    "resources_are_shown_apart": [
        [indicator(covariates=["hills"]), context(resource=True)],
        [indicator(case_mix="streets"), case_mix(), context(resource=True)],
        [case_mix(resources="Buses are paid for"), context()],
    ],
    "standardised_figures_are_rates": [
        [indicator(**{**STANDARDISED, "statistic": "ratio"})],
        [indicator(**{**STANDARDISED, "denominator": "bus.asked"})],
        [indicator(**{**STANDARDISED, "standardisation": {"events": "a.b", "population": "a.b"}})],
    ],
    "summaries_say_it_is_no_contract": [[indicator(), framework(summary="What is known of practices.")]],
    "superseded_frameworks_exist": [
        [indicator(), framework(supersedes="nothing")],
        [indicator(), framework(supersedes="town")],
    ],
    "the_lmc_is_asked": [
        [indicator(), framework(consultation="All practices agreed in 2022")],
        [indicator(), framework(consultation="The town's LMC agreed in writing")],
        [indicator(), framework(consultation="No LMC has been consulted yet, in 2022 or before")],
    ],
    "urgent_care_states_distance_and_choice": [
        [indicator(numerator="activity.ed_attendances")],
        [indicator(title="Visits to A&E", context_note="How far departments are is told here. " + NOTE)],
        [indicator(numerator="urgent.walk_in_attendances", context_note="How many there are. " + NOTE)],
    ],
    "within_areas_is_of_counts": [
        [indicator(within_areas=True)],
        [fact(statistic="score", within_areas=True, covariates=["hills"]), context()],
    ],
}  # fmt: skip
"""Each list of definitions breaks the one rule it stands under, and no other."""

SOUND: list[list[Any]] = [
    [indicator(numerator="premises.clinical_rooms", statistic="ratio", unit_symbol="", suppression=BANDED)],
    [indicator(numerator="premises.area_usable / premises.area_required", suppression=SPACED)],
    [context(**ROOMS)],
    [indicator(within_areas=True, covariates=["hills"]), context()],
    [indicator(case_mix="streets"), case_mix(resources="Buses are paid for"), context(resource=True)],
    [indicator(case_mix="streets"), case_mix(), context()],
    [indicator(case_mix="streets", covariates=["hills"]), case_mix(), context()],
    [fact(may_explain=[], polarity="higher")],
    [fact(caveats=["It is never compared"])],
    [indicator(never_compared="Riders choose themselves", caveats=["It is never compared"])],
    [fact(statistic="score", minimum_base={"base": "bus.asked", "value": 50, "of": "patients asked"})],
    [indicator(may_explain=[], status={"state": "in_development", "reason": "Being written"})],
    [indicator(), framework(), derived(leaves_out_indicators=["bus-riders"])],
    [indicator(polarity="higher", level="commissioner", basis="commissioner")],
    [indicator(level="commissioner", basis="context"), framework()],
    many("money", "money", "outcome", "process", "process"),
    purposed("judgemental", "money", "outcome", "process", "staff"),
    [*paired(numerator="prescribing.items"), framework(held(DEVELOPMENTAL))],
    [indicator(numerator="local.all.points", basis="incentive")],
    [*paired(basis="local"), framework(held({**DEVELOPMENTAL, "clause": "The bus agreement of 2022"}), **SHARED)],
    [*paired(basis="incentive"), framework(held(DEVELOPMENTAL), **SHARED)],
    [indicator(), framework(**OLD, clinician_sign_off=None)],
    [indicator(**STANDARDISED)],
    [indicator(), framework(summary="Of the area alone.", publication_level="area")],
    [indicator(), framework(), framework(id="next", supersedes="town", active_from="2023-04-01")],
    [indicator(), framework(consultation="No LMC has been consulted yet", status=PREVIEW)],
    [indicator(title="Visits to A&E", context_note=URGENT + NOTE)],
]  # fmt: skip
