import re

from evenhand.web.public.picture import HIGH, WIDE, Mark, drawn

HERE = (51.5, -0.1)


def picture(*marks: Mark, here: tuple[float, float] | None = HERE, you: str = "ZA1 1AA") -> str:
    return str(drawn(marks, here, title="Near <here>", description="Where they lie", you=you))


def test_a_map_says_what_it_is_and_is_safe() -> None:
    said = picture(Mark(1, (51.51, -0.1)), you="<b>")

    assert "<title>Near &lt;here&gt;</title><desc>Where they lie</desc>" in said
    assert "&lt;b&gt;" in said
    assert 'role="img"' in said


def test_north_is_up_and_east_is_right() -> None:
    said = picture(Mark(1, (51.53, -0.1)), Mark(2, (51.5, -0.05)))
    at = {
        number: (float(x), float(y))
        for x, y, number in re.findall(r'x="([\d.]+)" y="([\d.]+)" text-anchor="middle">(\d)<', said)
    }

    assert at["1"][0] == WIDE / 2
    assert at["1"][1] < HIGH / 2
    assert at["2"][0] > WIDE / 2


def test_practices_of_one_building_share_a_mark() -> None:
    said = picture(*(Mark(number, (51.51, -0.1)) for number in range(1, 6)))

    assert ">1, 2, 3 +2<" in said


def test_one_door_alone_is_drawn_too() -> None:
    assert ">1<" in picture(Mark(1, HERE))
    assert "eh-map__here" not in picture(Mark(1, HERE), here=None)
