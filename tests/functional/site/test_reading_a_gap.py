"""How somebody reads where a practice's figure differs: the picture, the words, the numbers, and who is like it."""

import re

import pytest
from playwright.sync_api import Page, expect


def test_a_gap_is_drawn_part_by_part_beside_the_interval(page: Page) -> None:
    # given a figure that differs
    page.goto("practices/Z80001/#asthma-review")
    figure = page.locator("#asthma-review")
    # then its two pictures stand beside each other and both are named
    expect(figure.get_by_role("img", name="beside England")).to_be_visible()
    split = figure.get_by_role("img", name="part by part")
    expect(split).to_be_visible()
    # and the picture says each part by name, with its sign
    for name in ("Context", "Place", "Chance", "Left to ask about", "England 70.0%", "This practice 89.2%"):
        expect(split).to_contain_text(name)
    expect(split).to_contain_text(re.compile(r"Context\+4\.2"))


def test_the_words_say_what_the_gap_is_made_of_and_what_to_look_at(page: Page) -> None:
    page.goto("practices/Z80001/")
    figure = page.locator("#asthma-review")

    expect(figure.locator(".eh-explanation")).to_contain_text(
        "of the gap from England is what practices in its"
    )
    expect(figure.locator(".eh-first")).to_contain_text("Deprivation. 18.4 here, 21.7 in England.")


def test_the_parts_in_numbers_add_up(page: Page) -> None:
    page.goto("practices/Z80001/")
    figure = page.locator("#asthma-review")
    figure.locator("summary", has_text="The parts in numbers").click()
    cells = figure.get_by_role("table").locator("td").all_inner_texts()
    *parts, whole = [float(text.split("\n")[0].replace("−", "-")) for text in cells]

    assert sum(parts) == pytest.approx(whole, abs=0.21)


def test_a_fragile_outcome_says_so_and_is_hatched(page: Page) -> None:
    page.goto("practices/Z80002/")
    figure = page.locator("#asthma-review")

    expect(figure.get_by_text("Fragile.")).to_be_visible()
    expect(figure.locator(".eh-hatched")).to_have_count(1)
    expect(
        page.locator(".eh-figure", has=page.locator(".eh-verdict--similar")).locator(".eh-hatched")
    ).to_have_count(0)


def test_a_plain_comparison_is_a_step_away(page: Page) -> None:
    page.goto("practices/Z80001/")
    figure = page.locator("#asthma-review")
    figure.locator("summary", has_text="Without allowing for its circumstances").click()

    expect(figure.get_by_text("Beside England's figure, allowing only for its size")).to_be_visible()


def test_from_a_practice_to_one_most_like_it(page: Page) -> None:
    page.goto("practices/Z80001/")
    page.get_by_role("link", name="Practices most like this one").click()
    page.get_by_text("Their names and circumstances").click()
    page.get_by_role("region", name="Names and circumstances").get_by_role("link", name="Birch Lane").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Birch Lane Medical Centre")


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_no_letters_of_the_picture_lie_on_each_other(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("practices/Z80001/")
    boxes = page.locator("#asthma-review .eh-split text").evaluate_all(
        "texts => texts.map(one => one.getBoundingClientRect()).map(box => [box.left, box.top, box.right, box.bottom])"
    )

    assert all(left >= 0 and right <= width for left, _, right, _ in boxes)
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 3 or other[3] <= one[1] + 3
            )
            assert apart, (one, other)
