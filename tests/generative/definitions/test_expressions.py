"""Properties of expressions that hold for every tree and every text."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from evenhand.definitions import Expression, ExpressionError
from evenhand.definitions.expression_tree import Measure, Number, Operation

NAMES = ("a", "qof.AST003.numerator", "list.all.0_4", "x_1")
numbers = st.floats(0, 1e12, allow_subnormal=False).map(Number)
trees = st.recursive(
    st.sampled_from(NAMES).map(Measure) | numbers,
    lambda parts: st.builds(Operation, st.sampled_from("+-*/"), parts, parts),
    max_leaves=8,
)
expressions = trees.map(lambda tree: Expression(Operation("+", Measure("a"), tree)))


@given(expressions)
def test_an_expression_written_and_read_again_is_the_same(expression):
    assert Expression.parse(str(expression)) == expression


@given(expressions, st.lists(st.floats(allow_infinity=False), min_size=1, max_size=5))
def test_a_missing_value_anywhere_is_missing_in_the_result(expression, values):
    columns = {name: np.array(values) for name in NAMES} | {"a": np.full(len(values), np.nan)}
    assert np.isnan(expression.evaluate(columns)).all()


@given(st.text(alphabet="ab.1 +-*/()_e", max_size=30))
def test_any_text_is_read_or_refused_with_a_remedy(text):
    try:
        assert Expression.parse(text).measures
    except ExpressionError as error:
        assert error.remedy  # noqa: PT017
