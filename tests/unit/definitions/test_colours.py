"""A colour belongs to a minimum standard, of a framework that is not developmental and says it uses colours."""

import pytest

from evenhand.definitions.colours import COLOUR_OF_OUTCOME, COLOURS, carries_colour
from evenhand.definitions.framework import Standard
from support.made_release import FRAMEWORK


@pytest.mark.parametrize(
    ("purpose", "rule", "kind", "coloured"),
    [
        ("judgemental", "minimum_standards", "minimum", True),
        ("payment", "minimum_standards", "minimum", True),
        ("developmental", "minimum_standards", "minimum", False),
        ("judgemental", "none", "minimum", False),
        ("judgemental", "minimum_standards", "developmental", False),
        ("judgemental", "minimum_standards", "none", False),
    ],
)
def test_only_a_minimum_standard_outside_a_developmental_framework_is_coloured(
    purpose: str, rule: str, kind: str, coloured: bool
) -> None:
    framework = FRAMEWORK.model_copy(update={"purpose": purpose, "band_rule": rule})

    assert carries_colour(framework, Standard(kind=kind)) is coloured  # type: ignore[arg-type]


def test_each_colour_stands_for_one_outcome() -> None:
    assert sorted(COLOUR_OF_OUTCOME.values()) == sorted(COLOURS)
