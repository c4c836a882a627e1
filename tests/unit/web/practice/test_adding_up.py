"""What is printed adds up, whatever rounding does to its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.pages.numbers import MINUS, NumberForm
from evenhand.web.practice.adding_up import adding_up

SIZES = st.floats(-500, 500, allow_nan=False)


def number(text: str) -> float:
    return float(text.replace(MINUS, "-").replace(",", "").replace("%", "").replace("£", "").replace("+", ""))


@given(st.floats(0, 1000), st.lists(SIZES, min_size=1, max_size=6), st.sampled_from(["", "%", "£"]))
def test_printed_parts_lead_from_the_printed_start_to_the_printed_end(start, parts, symbol):
    form = NumberForm(symbol, 1)
    made = adding_up(form, start, parts, start + sum(parts))
    total = number(made.start) + sum(map(number, made.parts))
    assert total == pytest.approx(number(made.end), abs=1e-6)
    assert number(made.running[-1]) == pytest.approx(number(made.end), abs=1e-6)
    for part, printed in zip(parts, made.parts, strict=True):
        scale = 100 if symbol == "%" else 1
        assert number(printed) == pytest.approx(part * scale, abs=0.11)


def test_what_rounding_leaves_goes_to_the_part_that_lost_most():
    made = adding_up(NumberForm("", 0), 0.0, [0.4, 0.4, 0.3], 1.1)
    assert (made.parts, made.end) == (("+1", "0", "0"), "1")


def test_nothing_to_add_is_the_start():
    assert adding_up(NumberForm("", 0), 5.0, [], 6.0).running == ()
