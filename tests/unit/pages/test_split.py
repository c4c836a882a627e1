"""The split of a gap: drawn part by part from England to the practice, in patterns, and told in numbers."""

import re
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markupsafe import Markup

from evenhand.pages.charts.split_bar import SplitBar, SplitPart, split_bar
from evenhand.pages.edition import Edition
from evenhand.pages.presenters.split import present_split
from support.parted import parted

NAMES = ("Context", "Place", "Chance", "Left to ask about")


def drawn(sizes: tuple[float, ...], interval: tuple[float, float] | None = None) -> Markup:
    parts = tuple(
        SplitPart(name, size, f"{size:+}", f"part-{name[:2]}", is_striped=name == "Place")
        for name, size in zip(NAMES, sizes, strict=True)
    )
    bar = SplitBar(10.0, "England 10 <&>", 10.0 + sum(sizes), "This practice", parts, interval)
    return split_bar(bar, title="Title", description="Said")


def rectangles(svg: Markup) -> list[tuple[float, float]]:
    """The left and the right end of each part's bar."""
    found = [
        (float(x), float(width))
        for x, width in re.findall(r'<rect x="([\d.]+)%" y="\d+" width="([\d.]+)%"', svg)
    ]
    return [(left, left + width) for left, width in found]


def test_each_part_starts_where_the_one_before_ended() -> None:
    context, place, chance, left = rectangles(drawn((4.0, 2.0, -1.0, 3.0)))

    assert place[0] == pytest.approx(context[1], abs=0.2)
    assert chance[1] == pytest.approx(place[1], abs=0.2)
    assert left[0] == pytest.approx(chance[0], abs=0.2)


@given(some.tuples(*[some.floats(-1e6, 1e6) | some.just(0.0)] * 4), some.booleans())
def test_any_parts_are_drawn_inside_the_picture_and_are_seen(
    sizes: tuple[float, ...], has_interval: bool
) -> None:
    svg = drawn(sizes, (sizes[3] - 1.0, sizes[3] + 1.0) if has_interval else None)
    bars = rectangles(svg)

    ElementTree.fromstring(svg)
    assert len(bars) == 4
    assert all(right - left >= 0.49 and left >= 37 and right <= 84.6 for left, right in bars)


def test_names_and_signed_numbers_stand_beside_the_bars() -> None:
    svg = drawn((4.0, 2.0, -1.0, 3.0))

    assert all(f">{name}</text>" in svg for name in NAMES)
    assert ">-1.0</text>" in svg
    assert "England 10 &lt;&amp;&gt;" in svg
    assert "<title>Title</title><desc>Said</desc>" in svg


def test_parts_differ_in_pattern_and_class() -> None:
    svg = drawn((4.0, 2.0, -1.0, 3.0))

    assert len(set(re.findall(r'<g class="([\w-]+)">', svg))) == 4
    assert svg.count("/></g>") == 4
    assert len(re.findall(r"<g [^>]*><rect[^>]*/><line", svg)) == 1


def test_the_interval_of_what_is_left_is_marked_where_there_is_one() -> None:
    assert drawn((1.0, 1.0, 1.0, 1.0), (0.5, 1.5)).count('class="eh-interval"') == 3
    assert "eh-interval" not in drawn((1.0, 1.0, 1.0, 1.0))


def test_a_gap_without_any_part_is_drawn_all_the_same() -> None:
    assert len(rectangles(drawn((0.0, 0.0, 0.0, 0.0)))) == 4


def test_the_picture_is_light() -> None:
    assert len(drawn((4.0, 2.0, -1.0, 3.0), (1.0, 5.0))) < 2_200


def shown(edition: Edition, indicator: str = "asthma-review", **parts: Any) -> Any:
    return present_split(edition.indicators[indicator], parted(indicator, **parts), "Alder")


def test_the_numbers_are_signed_and_in_the_indicators_unit(judged_edition: Edition) -> None:
    split = shown(judged_edition, context=0.05, place=-0.02, chance=0.0, left=0.1)

    assert [row.size for row in split.rows] == ["+5.0", "−2.0", "0.0", "+10.0"]
    assert (split.whole.name, split.whole.size) == ("Difference from England", "+13.0")
    assert split.unit == "percentage points"
    assert split.left_interval == "95% interval +9.0 to +11.0"
    assert split.adjusted == "With context set aside the figure is 78.0%, beside England's 70.0%."


def test_pounds_and_counts_have_their_own_units(judged_edition: Edition) -> None:
    assert shown(judged_edition, "funding").unit == "£ for each patient"
    assert shown(judged_edition, "phone-waits").unit == "minutes"


def test_an_amount_has_no_interval_of_what_is_left(judged_edition: Edition) -> None:
    assert shown(judged_edition, "funding", left=3.0, within=None).left_interval == ""


def test_an_interval_that_rounding_made_is_none(judged_edition: Edition) -> None:
    assert shown(judged_edition, "funding", left=3.1, within=1e-14).left_interval == ""


def test_what_is_not_known_once_context_is_set_aside_is_not_said(judged_edition: Edition) -> None:
    assert shown(judged_edition, adjusted=None).adjusted == ""


@pytest.mark.parametrize("changes", [{"outcome": None}, {"gap": None}, {"left": None}])
def test_a_figure_that_is_not_compared_or_has_no_parts_is_not_split(
    judged_edition: Edition, changes: dict[str, Any]
) -> None:
    assert shown(judged_edition, **changes) is None


def test_the_description_tells_the_way_from_england_to_the_practice(judged_edition: Edition) -> None:
    chart = shown(judged_edition, context=0.05, left=0.1).chart

    assert (
        "From England, 70.0%: context +5.0, place 0.0, chance 0.0, left to ask about +10.0; which comes to 85.0%."
        in chart
    )
