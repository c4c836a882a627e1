"""R-03: practices are never listed by their figures, whatever is asked for. Through pages, files and comparing."""

import csv
import io
import re

import pytest
from django.test import Client

from evenhand.publication.installed import Opened
from support.judged_release import judged_results
from support.web import MadePeople, close

INDICATOR = "asthma-review"
ASKED = ("sort=value", "order=-value", "o=1", "rank=1", "by=value", "sort=z&dir=desc", "top=1")
"""What somebody might write behind an address to have a league table."""
PAGES = (f"/indicators/{INDICATOR}/areas/00A/", "/areas/00A/", "/practices/", f"/indicators/{INDICATOR}/")
FILES = (f"/indicators/{INDICATOR}/{INDICATOR}.csv", "/compare/figures.csv?p=Z80002&p=Z80001&p=Z80003")
CODE = re.compile(r"/practices/(Z8000\d)/")


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    close(answer)
    return content.decode()


def body_of(page: str) -> str:
    """Return the table of a page, where there is one."""
    return "".join(re.findall(r"<tbody>.*?</tbody>", page, re.DOTALL))


def with_query(address: str, asked: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{asked}"


def test_r03_names_and_figures_are_not_in_the_same_order_here() -> None:
    values = {row["practice"]: row["value"] for row in judged_results() if row["indicator"] == INDICATOR}
    assert values["Z80001"] > values["Z80002"]
    visits = {
        row["practice"]: row["value"] for row in judged_results() if row["indicator"] == "emergency-visits"
    }
    assert visits["Z80001"] < visits["Z80002"]


@pytest.mark.parametrize("indicator", [INDICATOR, "emergency-visits"])
def test_r03_an_areas_practices_stand_by_name_whichever_way_their_figures_go(
    visitor: Client, released: Opened, indicator: str
) -> None:
    table = body_of(read(visitor, f"/indicators/{indicator}/areas/00A/"))
    codes = list(dict.fromkeys(CODE.findall(table)))
    names = [released.practices[code]["name"] for code in codes]

    assert len(codes) == 2
    assert names == sorted(names, key=str.casefold)


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_r03_nothing_asked_for_changes_the_order(visitor: Client, address: str) -> None:
    plain = read(visitor, address)

    for asked in ASKED:
        assert body_of(read(visitor, with_query(address, asked))) == body_of(plain), asked
        if address in FILES:
            assert read(visitor, with_query(address, asked)) == plain, asked


@pytest.mark.parametrize("address", FILES)
def test_r03_a_file_stands_by_code(visitor: Client, address: str) -> None:
    rows = list(csv.DictReader(io.StringIO(read(visitor, address))))
    codes = [row["practice"] for row in rows if row["indicator"] == INDICATOR]

    assert len(codes) > 2
    assert codes == sorted(codes)


@pytest.mark.parametrize("chosen", [("Z80001", "Z80002"), ("Z80002", "Z80001")])
def test_r03_compared_practices_stand_by_name(visitor: Client, chosen: tuple[str, str]) -> None:
    page = read(visitor, f"/compare/?p={chosen[0]}&p={chosen[1]}")

    assert tuple(dict.fromkeys(CODE.findall(page)))[:2] == ("Z80001", "Z80002")


@pytest.mark.parametrize("asked", ASKED)
def test_r03_the_commissioners_own_list_stands_by_name_too(
    people: MadePeople, released: Opened, asked: str
) -> None:
    client = people.client("performance")
    page = body_of(read(client, with_query("/desk/area/", asked)))
    codes = list(dict.fromkeys(re.findall(r"/desk/area/(Z8000\d)/", page)))
    names = [released.practices[code]["name"] for code in codes]

    assert len(codes) >= 2
    assert names == sorted(names, key=str.casefold)


@pytest.mark.parametrize("address", FILES)
def test_r03_a_file_has_the_ends_of_a_rank_and_no_rank(visitor: Client, address: str) -> None:
    columns = csv.DictReader(io.StringIO(read(visitor, address))).fieldnames or ()

    assert [name for name in columns if "rank" in name] == ["rank_lower", "rank_upper", "ranked_of"]


def test_r03_no_page_says_a_place_alone(visitor: Client) -> None:
    page = read(visitor, "/practices/Z80001/")

    assert "counted from the lowest value" in page or "cannot be told apart" in page
    assert re.search(r"\b(ranked|ranks|in place) (\d+|first|last)\b", page) is None
