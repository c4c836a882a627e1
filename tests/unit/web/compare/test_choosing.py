from typing import Any

from evenhand.web.compare.choosing import address_of, chosen

PRACTICES: dict[str, Any] = {
    code: {"code": code, "name": name} for code, name in zip("ABCDE", "edcba", strict=True)
}


def test_practices_stand_by_name_whatever_was_asked_for_first() -> None:
    assert chosen(["a", " B ", "A", ""], PRACTICES).codes == ("B", "A")


def test_the_fifth_is_left_out_and_named() -> None:
    taken = chosen(list("ABCDE"), PRACTICES)

    assert taken.codes == ("D", "C", "B", "A")
    assert taken.is_full
    assert "Left out: a (E)" in taken.problems[0]


def test_codes_that_are_none_are_told_and_cut() -> None:
    (problem,) = chosen(["Z\x00" * 5_000, "<b>", "A"] * 30, PRACTICES).problems

    assert "ZZZZZZZZZZZZ…, <B>" in problem


def test_an_address_has_every_code() -> None:
    assert address_of(["A", "B&"]) == "/compare/?p=A&p=B%26"
    assert address_of([]) == "/compare/"
