"""The release seen as a whole: what chance alone would give, how outcomes go with deprivation, what areas share."""

from evenhand.pages.edition import Edition
from evenhand.pages.frame import Frame
from evenhand.pages.presenters.about import methods_view
from evenhand.pages.presenters.area import area_frame, present_area
from evenhand.pages.presenters.area_figures import present_area_figure
from evenhand.pages.presenters.budget import present_budget
from evenhand.pages.presenters.chance import chance_count
from evenhand.pages.presenters.equity import REMINDER, equity_sentences, present_fifths
from evenhand.pages.presenters.lists import home_view
from evenhand.pages.templating import render
from evenhand.release import Release
from support.made_release import INDICATORS

SHARE, RATE, WAITS = INDICATORS[:3]


def outcome(word: str | None, q_value: float | None = None) -> dict[str, object]:
    return {"outcome": word, "q_value": q_value}


def frame(edition: Edition) -> Frame:
    return edition.frame("Title", "methods/index.html")


def test_the_budget_of_england_and_of_an_area_is_told_with_what_was_raised(judged_edition: Edition) -> None:
    england, area = present_budget(judged_edition), present_budget(judged_edition, "00A")

    assert england is not None
    assert area is not None
    assert england.sentence == (
        "1,234 figures of 4 practices were compared. If no practice were unusual, chance alone would still put about "
        "2.5 of them outside the 99.8% limits; 2 are."
    )
    assert [line.by_chance for line in england.lines] == ["62", "2.5", "0.0"]
    assert area.judged == "8"


def test_there_is_no_budget_where_none_was_made(edition: Edition, judged_edition: Edition) -> None:
    assert present_budget(edition) is None
    assert present_budget(judged_edition, "00B") is None


def test_chance_is_counted_only_where_something_is_compared() -> None:
    assert chance_count([outcome(None)]) is None
    counted = chance_count([outcome("similar"), outcome("worth_a_look"), outcome("differs_explore")] * 1000)
    assert counted is not None
    assert (counted.outside_95, counted.chance_95) == ("2,000", "150")
    assert (counted.outside_998, counted.chance_998, counted.together) == ("1,000", "6", "")


def test_those_who_stand_out_when_all_are_looked_at_together_are_counted() -> None:
    counted = chance_count([outcome("similar", 0.6), outcome("differs_explore", 0.05), outcome(None, 0.01)])

    assert counted is not None
    assert counted.together == "1"


def test_equity_is_said_before_and_after_circumstances(judged_edition: Edition, edition: Edition) -> None:
    crude, adjusted, reminder = equity_sentences(judged_edition, SHARE)

    assert crude == (
        "As published, figures at the most deprived end are 3.1 percentage points lower than at the least deprived "
        "(95% interval −4.2 to −2.0)."
    )
    assert adjusted.endswith("cannot be told apart: the difference is +0.2 (95% interval −0.9 to +1.3).")
    assert reminder == REMINDER
    assert equity_sentences(judged_edition, WAITS) == equity_sentences(edition, SHARE) == ()


def test_outcomes_are_told_by_fifth(judged_edition: Edition, edition: Edition) -> None:
    fifths = present_fifths(judged_edition)

    assert fifths is not None
    assert [line.share for line in fifths.lines] == ["10.0%"] * 4 + [""]
    assert fifths.unknown == "1 practice"
    assert present_fifths(edition) is None


def test_an_areas_place_is_told_with_its_interval_and_whom_to_ask(
    judged: Release, judged_edition: Edition
) -> None:
    practices = judged.practices.to_dicts()
    view = present_area(judged_edition, "00A", practices)
    page = render("area", area_frame(judged_edition, "00A"), view)

    assert view.strands[0].figures[0].place == (
        "+0.7 percentage points (95% interval −0.7 to +2.1), not told apart from none"
    )
    assert "It is asked of the commissioner, never of a practice." in page
    assert "What chance alone would give" in page


def test_an_area_without_a_place_says_nothing_of_it(edition: Edition) -> None:
    row = edition.area_rows["00A", RATE.id]

    assert present_area_figure(edition, RATE, row).place == ""
    assert not present_area(edition, "00A", []).has_places


def test_methods_tell_the_parts_the_budget_and_the_fifths(judged_edition: Edition) -> None:
    page = render("methods", frame(judged_edition), methods_view(judged_edition))

    for said in (
        "Left to ask about",
        "Whether deprived areas are asked more",
        "By chance alone, about",
        "Fragile",
    ):
        assert said in page
    assert "allows for no circumstances" not in page


def test_methods_of_a_release_that_expects_nothing_say_so(edition: Edition) -> None:
    page = render("methods", frame(edition), methods_view(edition))

    assert "This edition allows for no circumstances" in page
    assert "By chance alone, about" not in page


def test_home_tells_the_budget_in_a_sentence(judged_edition: Edition) -> None:
    page = render("home", frame(judged_edition), home_view(judged_edition, []))

    assert "chance alone would still put about 2.5 of them" in page
