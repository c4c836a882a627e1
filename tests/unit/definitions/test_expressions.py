import numpy as np
import pytest

from evenhand.common.errors import InputError
from evenhand.definitions import Expression, ExpressionError
from evenhand.definitions.expression_parsing import DEEPEST_NESTING, LONGEST_EXPRESSION


def evaluated(text, **columns):
    return Expression.parse(text).evaluate(
        {name: np.array(values, float) for name, values in columns.items()}
    )


def test_a_sum_of_measures_is_read():
    expression = Expression.parse("qof.AST003.numerator + qof.AST003.exceptions")
    assert expression.measures == ("qof.AST003.numerator", "qof.AST003.exceptions")
    assert not expression.is_one_measure


def test_a_measure_named_twice_is_needed_once():
    assert Expression.parse("a / (a + b)").measures == ("a", "b")


def test_a_measure_with_underscores_and_digits_is_one_measure():
    assert Expression.parse(" list.female.0_4 ").is_one_measure


@pytest.mark.parametrize(
    ("text", "value"),
    [("a + b * 2", 10), ("(a + b) * 2", 14), ("a - b - 1", 0), ("a - (b - 1)", 2), ("a / b / 2", 2 / 3)],
)
def test_operators_bind_as_in_school(text, value):
    assert evaluated(text, a=[4], b=[3])[0] == pytest.approx(value)


def test_missing_stays_missing():
    assert np.isnan(evaluated("a + b", a=[1], b=[np.nan])[0])


def test_division_by_zero_is_missing_and_not_infinite():
    assert np.isnan(evaluated("a / b", a=[1, 0], b=[0, 0])).all()


def test_zero_over_something_is_zero():
    assert evaluated("a / b", a=[0], b=[4])[0] == 0


def test_a_column_that_is_not_given_is_named():
    with pytest.raises(InputError, match="b is needed and was not given"):
        evaluated("a + b", a=[1])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a +", r"stops where a measure or number should follow \(character 4\)"),
        ("", r"stops where a measure"),
        ("a ! b", r"'!' has no meaning \(character 3\)"),
        ("(a + b", r"closing parenthesis is missing \(character 7\)"),
        ("a b", r"'b' does not belong here \(character 3\)"),
        ("a + * b", r"'\*' stands where a measure or number should \(character 5\)"),
        ("-a", r"'-' stands where"),
        ("2 * 3", "names no measure"),
        ("a * 1e999", "1e999 is too large"),
        ("a.", r"'\.' has no meaning"),
        ("a" * (LONGEST_EXPRESSION + 1), "characters, more than"),
        ("(" * (DEEPEST_NESTING + 1) + "a" + ")" * (DEEPEST_NESTING + 1), "parentheses inside each other"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place_and_a_remedy(text, what):
    with pytest.raises(ExpressionError, match=what) as caught:
        Expression.parse(text)
    assert caught.value.remedy


@pytest.mark.parametrize("text", ["__import__('os')", "a ** 2", "a if b else c", "a[0]", "a\tb", "f(x)"])
def test_nothing_but_arithmetic_is_read(text):
    with pytest.raises(ExpressionError):
        Expression.parse(text)


def test_parentheses_are_written_only_where_they_count():
    assert str(Expression.parse("((a)) + (b * c) - (d - 2.50)")) == "a + b * c - (d - 2.5)"
