"""R-14: use of A&E is read with how far departments are and how many there are, and nobody is judged by it."""

import pytest

from evenhand.common.errors import NotAllowed
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.models import Evidence
from evenhand.definitions import check_catalogue, load_catalogue
from evenhand.definitions.colours import carries_colour
from evenhand.definitions.framework import Standard
from support.indicators import made_catalogue

SHIPPED = load_catalogue()
OF_URGENT_CARE = sorted(
    name
    for name, one in SHIPPED.indicators.items()
    if any(measure.startswith(("activity.ed_attendances", "urgent.")) for measure in one.numerator.measures)
)


def broken(*indicators: object) -> list[str]:
    issues = check_catalogue(made_catalogue(*indicators))  # type: ignore[arg-type]
    return [one.message for one in issues if one.rule == "urgent_care_states_distance_and_choice"]


def test_r14_there_are_such_figures() -> None:
    assert len(OF_URGENT_CARE) >= 3


@pytest.mark.parametrize("name", OF_URGENT_CARE)
def test_r14_none_is_defined_without_distance_and_number(name: str) -> None:
    one = SHIPPED.indicators[name]
    assert broken(one) == []
    without = one.model_copy(update={"context_note": "Patients of all ages are counted, and all causes."})
    assert "how far departments are or how many there are" in broken(without)[0]


@pytest.mark.parametrize("name", OF_URGENT_CARE)
def test_r14_none_has_a_minimum_standard_or_a_colour_anywhere(name: str) -> None:
    for framework in SHIPPED.frameworks.values():
        for strand in framework.strands:
            for member in strand.indicators:
                if member.indicator == name:
                    assert not carries_colour(framework, member.standard)


@pytest.mark.parametrize("name", OF_URGENT_CARE)
def test_r14_a_framework_that_gave_it_a_minimum_would_be_refused(name: str) -> None:
    one = SHIPPED.indicators[name]
    standard = Standard(kind="minimum", target=300.0, clause="Schedule 1, 3")
    made = made_catalogue(one)
    strand = made.frameworks["open-data"].strands[0]
    member = strand.indicators[0].model_copy(update={"standard": standard})
    framework = made.frameworks["open-data"].model_copy(
        update={"strands": (strand.model_copy(update={"indicators": (member,)}),)}
    )
    issues = check_catalogue(type(made)(made.indicators, {framework.id: framework}, made.contexts))

    assert {one.rule for one in issues if one.level == "error"} & {
        "beyond_the_contract_is_no_minimum",
        "neutral_has_no_standard",
        "information_sets_no_standard",
    }


def test_r14_visits_are_no_evidence_in_a_case(cases) -> None:
    case = cases.concern()
    with pytest.raises(NotAllowed, match="R-04"):
        actions.attach(cases.team, cases.opened, case, "figure", indicator="visits")
    assert not Evidence.objects.exists()
