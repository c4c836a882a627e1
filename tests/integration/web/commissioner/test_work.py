"""The first screen, what is due, data, checks of frameworks and the own scorecard."""

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from evenhand.cycle import agenda
from evenhand.cycle.agenda import AgendaItem
from evenhand.cycle.scorecard import of
from evenhand.web.commissioner.scorecard_page import present_scorecard
from support.contacts import noted
from support.web import MadePeople

PAGES = ("/desk/commissioner/", "/desk/due/", "/desk/data/", "/desk/scorecard/")
TODAY = timezone.localdate()


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("role", ["performance", "commissioning", "finance", "board", "region", "auditor"])
def test_the_commissioner_and_those_above_it_see_it(
    signed_in: Callable[..., Client], role: str, address: str
) -> None:
    assert signed_in(role).get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(("role", "status"), [("practice", 403), ("lmc", 403), ("administrator", 403)])
def test_nobody_else_does(signed_in: Callable[..., Client], role: str, status: int, address: str) -> None:
    assert signed_in(role).get(address).status_code == status


@pytest.mark.parametrize("address", PAGES)
def test_another_area_is_no_page(performance: Client, address: str) -> None:
    assert performance.get(f"{address}?area=00B").status_code == 404
    assert performance.get(f"{address}?area=nowhere").status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_a_visitor_signs_in_first(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 302


def test_the_first_screen_says_what_is_due_and_what_chance_would_give(
    people: MadePeople, performance: Client
) -> None:
    noted(people)
    page = text_of(performance, "/desk/commissioner/")

    assert "Of the year" in page
    assert "1 of 2 practices had no contact in the last 12 months" in page
    assert "Birch Lane Medical Centre no contact recorded" in page
    assert "By chance alone, about" in page
    assert re.search(r"\d+ working days? left|Begins \d", page)


@pytest.mark.usefixtures("in_touch")
def test_when_everybody_was_seen_that_is_said(performance: Client) -> None:
    assert "Somebody was in touch with every practice" in text_of(performance, "/desk/due/")


def test_an_old_contact_is_told_with_its_day(people: MadePeople, performance: Client) -> None:
    note = noted(people, days_ago=500)
    assert f"last contact {note.on.day} {note.on:%B %Y}" in text_of(performance, "/desk/due/")


def test_the_finance_team_is_told_of_practices_without_a_way_to_the_notes(
    signed_in: Callable[..., Client],
) -> None:
    assert "/desk/contact/" not in signed_in("finance").get("/desk/due/").content.decode()


def test_what_apps_say_is_waiting_stands_first_with_working_days(
    performance: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [
        AgendaItem("Answer a challenge", TODAY, "/desk/challenges/1/", "Z80001", "asthma-review"),
        AgendaItem("Another's", TODAY, "/desk/challenges/2/", "Z80003"),
        AgendaItem("Something long", TODAY - timedelta(days=1), "/x/"),
    ]
    monkeypatch.setattr(agenda, "_agendas", lambda: (lambda _viewer, _today: items,))
    page = text_of(performance, "/desk/due/")

    assert "Answer a challenge : Alder Surgery, Asthma review" in page
    assert "due today" in page
    assert page.index("late since") < page.index("due today")
    assert "Another's" not in page


def test_data_says_who_has_no_figure_and_why(performance: Client) -> None:
    page = text_of(performance, "/desk/data/")

    assert "Figures to 31 March 2022 were due by 30 September 2022: Experience" in page
    assert "2 of 2 practices Newest period 2021/22" in page
    assert "Made figures" in page
    assert "The figures shown are as they stood" in page


def test_data_of_another_area_tells_its_reasons(signed_in: Callable[..., Client]) -> None:
    page = text_of(signed_in("performance", at="00B"), "/desk/data/")

    assert "1 of 2 practices" in page
    assert "Withheld by the publisher: 1" in page
    assert "The publisher withheld this figure to protect people. St Cedd’s Health Centre" in page


def test_the_check_says_what_is_wrong_with_the_framework_shown(performance: Client) -> None:
    page = text_of(performance, "/desk/frameworks/checks/")

    assert page.count("To be mended") + page.count("To look at") > 1
    assert "What to do:" in page
    assert "Circumstance:" not in page
    assert "Past:" in page


def test_the_check_of_a_framework_that_comes_with_the_product(performance: Client) -> None:
    page = text_of(performance, "/desk/frameworks/checks/?framework=open-data")
    assert "No clinician has signed it off (R-13)" in page
    assert "R-13: A framework looks at all sides of the work" in page
    assert performance.get("/desk/frameworks/checks/?framework=crude-rag-2008").status_code == 404


@pytest.mark.parametrize("role", ["practice", "lmc", "board"])
def test_practices_and_lmcs_read_the_check_too(signed_in: Callable[..., Client], role: str) -> None:
    assert signed_in(role).get("/desk/frameworks/checks/").status_code == 200


@pytest.mark.usefixtures("in_touch")
def test_the_scorecard_is_read_by_the_rules_of_practices(visitor: Client) -> None:
    page = text_of(visitor, "/scorecard/00A/")

    assert "100% 2 of 2 34% to 100% So few that chance alone moves it a lot" in page
    assert page.count("To read this fairly:") == 5
    assert "Nothing recorded yet." in page
    assert text_of(visitor, "/scorecard/00Z/", 404)


@pytest.mark.usefixtures("released", "db")
def test_the_commissioner_sees_what_was_late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of, "own_returns", lambda: frozenset({"made-figures"}))
    shown = {
        detail: present_scorecard("00A", "NHS Fernshire", date(2022, 12, 1), with_detail=detail)
        for detail in (True, False)
    }

    assert [(one.title, one.period, one.due) for one in shown[True].late] == [
        ("Experience", "31 March 2022", "30 September 2022")
    ]
    assert shown[False].late == ()


def test_queries_are_bounded(performance: Client, django_assert_max_num_queries: Any) -> None:
    for address, most in (
        ("/desk/commissioner/", 16),
        ("/desk/due/", 16),
        ("/desk/data/", 6),
        ("/desk/scorecard/", 34),
    ):
        with django_assert_max_num_queries(most):
            performance.get(address)
