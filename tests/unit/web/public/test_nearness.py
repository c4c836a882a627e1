import pytest

from evenhand.web.public.nearness import miles_between, miles_words


def test_a_degree_of_latitude_is_sixty_nine_miles() -> None:
    assert miles_between((51.0, -1.0), (52.0, -1.0)) == pytest.approx(69.1, abs=0.05)


def test_a_degree_of_longitude_is_shorter_in_the_north() -> None:
    assert miles_between((60.0, 0.0), (60.0, 1.0)) == pytest.approx(69.1 / 2, abs=0.05)


@pytest.mark.parametrize(
    ("miles", "said"),
    [
        (0.0, "less than 0.1 miles"),
        (0.96, "1.0 mile"),
        (1.44, "1.4 miles"),
        (12.4, "12 miles"),
        (1234, "1,234 miles"),
    ],
)
def test_distances_are_said_in_miles(miles: float, said: str) -> None:
    assert miles_words(miles) == said
