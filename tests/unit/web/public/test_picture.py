import re

from evenhand.web.public.picture import HIGH, WIDE, Mark, drawn

HERE = (51.5, -0.1)


def picture(*marks: Mark, here: tuple[float, float] | None = HERE) -> str:
    return str(drawn(marks, here, title="Near <here>", description="Where they lie"))


def test_a_map_says_what_it_is_and_is_safe() -> None:
    said = picture(Mark(1, (51.51, -0.1)))

    assert "<title>Near &lt;here&gt;</title><desc>Where they lie</desc>" in said
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


def test_a_mark_never_covers_where_somebody_is() -> None:
    said = picture(Mark(1, HERE), Mark(2, (51.55, -0.1)))

    assert f'y="{HIGH / 2 - 24.5}" text-anchor="middle">1<' in said
    assert said.index("eh-map__here") > said.index(">1<")


def test_marks_that_would_overlap_are_drawn_as_one_however_many() -> None:
    said = picture(
        *(Mark(number, (51.5 + number / 4000, -0.2)) for number in range(1, 30)), Mark(30, (51.52, 0.0))
    )

    boxes = [
        tuple(map(float, one))
        for one in re.findall(r'mark" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', said)
    ]
    assert len(boxes) > 1
    assert not any(
        one is not other
        and abs(one[1] - other[1]) < 28
        and one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        for one in boxes
        for other in boxes
    )
