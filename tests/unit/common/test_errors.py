"""Messages have three parts, and every class its exit code."""

import pytest

from evenhand.common import errors
from evenhand.common.errors import DefinitionError, EvenhandError, InputError, Issue


def test_a_message_says_what_and_where_what_came_and_what_to_do():
    error = InputError("the year is unknown", where="a.csv, row 3", received="20x1", remedy="Write 2021/22")
    assert str(error) == "a.csv, row 3: the year is unknown. Received: '20x1'. Write 2021/22."


def test_a_message_leaves_out_the_parts_it_has_not():
    assert str(InputError("the store is in use")) == "the store is in use."


def test_nothing_received_is_told_from_none_received():
    assert "Received: None." in str(InputError("the period is missing", received=None))
    assert InputError("the period is missing").received is None


@pytest.mark.parametrize(
    "kind",
    [errors.SourceError, errors.StoreError, errors.ReleaseError, errors.PublicationError, DefinitionError],
)
def test_what_the_user_can_mend_exits_with_2(kind):
    assert issubclass(kind, InputError)
    assert kind.exit_code == errors.EXIT_WRONG_INPUT


def test_what_is_our_fault_exits_with_3():
    assert EvenhandError("oh").exit_code == errors.EXIT_OUR_FAULT


def issue(line: int) -> Issue:
    return Issue("a.yaml", line, "error", "has-unit", "no unit", "Write one")


def test_a_definition_error_carries_every_issue_in_order():
    error = DefinitionError([issue(9), issue(2)])
    assert [each.line for each in error.issues] == [2, 9]
    assert str(error).startswith(
        "2 problems in the definitions:\na.yaml:2: error: no unit [has-unit]. Write one."
    )


def test_one_issue_is_one_problem():
    assert str(DefinitionError([issue(1)])).startswith("1 problem in the definitions:")
