"""Charts: named, described, numbered, light, and told by shape as well as colour."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markupsafe import Markup

from evenhand.pages.charts.distribution import distribution
from evenhand.pages.charts.funnel import Funnel, FunnelPoint, Limits, funnel
from evenhand.pages.charts.interval_bar import IntervalBar, Marked, interval_bar
from evenhand.pages.charts.sparkline import HistoryPoint, sparkline
from evenhand.pages.charts.svg import Scale, span, ticks
from evenhand.pages.numbers import NumberForm

number = NumberForm("%", 1).words
BAR = IntervalBar(
    0.5, (0.4, 0.6), (0.3, 0.7), Marked(0.55, "England 55.0%"), Marked(0.45, "Area"), (0.2, 0.9), True
)
LIMITS = [Limits(size, 0.25, 0.3, 0.7, 0.9) for size in (10.0, 100.0, 400.0)]
POINTS = [
    FunnelPoint("A1", "One <& only>: 50.0%", 50.0, 0.5, "similar"),
    FunnelPoint("A2", "Two", 100.0, 0.75, "worth_a_look"),
    FunnelPoint("A3", "Three", 300.0, 0.95, "differs_explore"),
    FunnelPoint("A4", "Four", 5.0, 0.2, None),
]


def bar() -> Markup:
    return interval_bar(BAR, number, title="Title", description="Said")


def spark() -> Markup:
    points = [HistoryPoint("2020/21", 0.4, (0.3, 0.5)), HistoryPoint("2021/22", 0.5, None)]
    return sparkline(points, number, title="Title", description="Said")


def histogram() -> Markup:
    marks = [Marked(0.3, "England 30.0%")]
    return distribution(
        [0.1, 0.2, 0.2, 0.6], number, marks=marks, axis_title="Value", title="Title", description="Said"
    )


def picture(points: list[FunnelPoint] = POINTS, limits: list[Limits] = LIMITS) -> Markup:
    return funnel(Funnel(points, limits, 0.5, "Patients"), number, title="Title", description="Said")


@pytest.mark.parametrize("chart", [bar, spark, histogram, picture])
def test_a_chart_is_an_image_with_a_title_and_a_description(chart) -> None:  # type: ignore[no-untyped-def]
    root = ElementTree.fromstring(chart())

    assert root.get("role") == "img"
    assert [root[0].tag, root[0].text] == ["title", "Title"]
    assert [root[1].tag, root[1].text] == ["desc", "Said"]


def test_every_axis_has_numbers() -> None:
    assert {"20.0%", "40.0%", "60.0%", "80.0%"} <= set(re.findall(r">([\d.]+%)</text>", bar()))


def test_england_and_the_area_differ_in_more_than_colour() -> None:
    assert "England 55.0%" in bar()
    assert 'class="eh-england"' in bar()
    assert 'class="eh-area"' in bar()


def test_a_bar_may_have_nothing_but_its_value() -> None:
    alone = IntervalBar(5.0, None, None, None, None, (5.0, 5.0), False)
    drawn = interval_bar(alone, number, title="t", description="d")

    assert "eh-hollow" in drawn
    assert "eh-usual" not in drawn


def test_each_practice_is_a_target_named_by_its_code_and_its_label_is_escaped() -> None:
    drawn = picture()

    assert all(f'id="{point.code}"' in drawn for point in POINTS)
    assert "One &lt;&amp; only&gt;: 50.0%" in drawn


def test_outcomes_differ_in_shape() -> None:
    shapes = {}
    for group in ElementTree.fromstring(picture()).iter("g"):
        mark = group[0]
        shapes[group.get("id")] = (
            mark.tag,
            mark.get("class"),
            re.sub(r"^M\S+ [\d.]+", "", mark.get("d") or ""),
        )

    assert len(set(shapes.values())) == 4


def test_a_limit_off_the_picture_is_left_out_not_bent() -> None:
    limits = [Limits(1.0, -0.5, 0.3, 0.7, 5.0), *LIMITS[1:]]

    outer = re.search(r'class="eh-limit998" d="([^"]*)"', picture(limits=limits))
    assert outer is not None
    assert outer[1].count("M") == 2


def test_a_funnel_without_limits_shows_its_practices() -> None:
    assert "eh-limit95" not in picture(limits=[])


def test_one_period_alone_is_drawn_with_one_label() -> None:
    drawn = sparkline([HistoryPoint("2021/22", 0.5, None)], number, title="t", description="d")

    assert drawn.count("<text") == 2


@pytest.mark.parametrize("values", [[0.5, 0.5], [0.0, 0.0, 0.0]])
def test_practices_that_are_all_equal_are_drawn(values: list[float]) -> None:
    assert "eh-bars" in distribution(values, number, marks=[], axis_title="v", title="t", description="d")


def test_a_chart_of_a_practice_is_small() -> None:
    assert len(bar()) < 2000
    assert len(spark()) < 1200


@given(some.floats(-1e6, 1e6), some.floats(1e-3, 1e6), some.integers(3, 7))
def test_ticks_are_few_round_and_inside(low: float, size: float, most: int) -> None:
    high = low + size
    found = ticks(low, high, most)

    assert 1 <= len(found) <= most
    assert all(low - size * 1e-6 <= tick <= high + size * 1e-6 for tick in found)


@given(some.lists(some.floats(-1e6, 1e6), min_size=1))
def test_a_span_holds_its_values_and_is_never_empty(values: list[float]) -> None:
    low, high = span(values)

    assert low < high
    assert low <= min(values)
    assert max(values) <= high


def test_a_span_of_nothing_below_zero_starts_at_its_floor() -> None:
    assert span([0.0, 1.0], floor=0.0)[0] == 0.0
    assert span([-5.0], floor=0.0) == (0.0, 1.0)


def test_a_scale_holds_what_lies_outside_at_its_ends() -> None:
    at = Scale(0.0, 1.0, 10.0, 20.0)

    assert [at(-3.0), at(0.5), at(7.0)] == [10.0, 15.0, 20.0]
