"""The area at a glance: A to Z, in words, as chosen, for those whose it is."""

import csv
import html
import io
import re
from collections.abc import Callable

import pytest
from django.test import Client

from evenhand.publication.installed import Opened
from support.web import MadePeople

AREA = "/desk/area/"
SEEN = ("performance", "commissioning", "finance", "board", "region", "auditor")


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.mark.usefixtures("in_touch")
def test_practices_stand_a_to_z_with_what_is_said_of_each(performance: Client) -> None:
    page = text_of(performance, AREA)

    assert "2 of 2 practices, A to Z" in page
    assert 0 < page.index("Alder Surgery") < page.index("Birch Lane Medical Centre")
    assert "Elm House" not in page
    assert "Differs: explore" in page
    assert "Read asthma review with the age of the practice's patients in mind." in page


@pytest.mark.parametrize("role", SEEN)
def test_it_is_for_the_commissioner_and_those_above_it(signed_in: Callable[..., Client], role: str) -> None:
    assert signed_in(role).get(AREA).status_code == 200


@pytest.mark.parametrize("role", ["practice", "lmc", "administrator"])
def test_it_is_for_nobody_else(signed_in: Callable[..., Client], role: str) -> None:
    assert signed_in(role).get(AREA).status_code == 403


def test_a_visitor_signs_in_first(visitor: Client) -> None:
    assert visitor.get(AREA).status_code == 302


def test_another_area_is_no_page(performance: Client) -> None:
    for address in (f"{AREA}?area=00B", f"{AREA}overview.csv?area=00B", f"{AREA}Z80003/", f"{AREA}Z99999/"):
        assert performance.get(address).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("size=5000-9999", "1 of 2"),
        ("size=under-5000", "0 of 2"),
        ("network=U99901", "2 of 2"),
        ("fifth=3", "2 of 2"),
        ("fifth=1", "0 of 2"),
    ],
)
def test_practices_are_chosen_by_what_they_are(performance: Client, query: str, found: str) -> None:
    assert f"{found} practices" in text_of(performance, f"{AREA}?{query}")


@pytest.mark.parametrize(
    "query", ["size=huge", "fifth=6", "network=X", "strand=x", "indicator=x", "beside=x", "since=2001-01-01"]
)
def test_what_is_not_offered_is_told(performance: Client, query: str) -> None:
    assert "that can be chosen here" in text_of(performance, f"{AREA}?{query}", 400)


@pytest.mark.usefixtures("in_touch")
def test_an_indicator_of_another_strand_is_left_when_the_strand_changes(performance: Client) -> None:
    assert "Phone waits" in text_of(performance, f"{AREA}?indicator=phone-waits")
    assert "Experience" in text_of(performance, f"{AREA}?strand=means&indicator=phone-waits")


@pytest.mark.usefixtures("in_touch")
@pytest.mark.parametrize(
    ("beside", "said"),
    [("england", "England: 70.0%"), ("area", "The area: 73.5%"), ("twins", "those like it 68.6%")],
)
def test_figures_are_set_beside_what_is_chosen(performance: Client, beside: str, said: str) -> None:
    page = text_of(performance, f"{AREA}?indicator=asthma-review&beside={beside}")
    assert said in page
    assert "interval above" in page


@pytest.mark.usefixtures("in_touch")
def test_the_change_since_an_earlier_period_has_its_interval(performance: Client) -> None:
    page = text_of(performance, f"{AREA}?indicator=asthma-review&since=2021-03-31")
    assert "Changes are since the period to 31 March 2021" in page
    assert "changed by +3.6 (95% interval −0.1 to +7.3), may be chance" in page


def test_r18_without_a_contact_nothing_is_judged_and_it_says_why(performance: Client) -> None:
    page = text_of(performance, AREA)

    assert "no contact with them is recorded in the last 12 months" in page
    assert "Differs: explore (" not in page
    assert page.count("Not judged") == 6
    assert "interval above" not in page


def test_r18_on_a_practices_own_page_too(performance: Client) -> None:
    page = text_of(performance, f"{AREA}Z80001/")

    assert page.count("No contact with this practice is recorded in the last 12 months") > 2
    assert "Differs: explore" not in page
    assert "Nothing stands out" not in page


@pytest.mark.usefixtures("in_touch")
def test_r18_lets_judgement_back_once_somebody_was_there(performance: Client) -> None:
    page = text_of(performance, f"{AREA}Z80001/")

    assert "Differs: explore" in page
    assert "Relationship manager nobody named" in page


def test_r18_holds_in_the_file_as_well(performance: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(performance.get(f"{AREA}overview.csv").content.decode())))
    assert {row["outcome_words"] for row in rows} == {"Not judged"}
    assert all("(R-18)" in row["status_reason"] for row in rows)


@pytest.mark.usefixtures("in_touch")
def test_the_file_is_what_is_on_screen_with_every_note(performance: Client) -> None:
    answer = performance.get(f"{AREA}overview.csv?strand=care&size=5000-9999&since=2021-03-31")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))

    assert answer["Content-Disposition"] == 'attachment; filename="00A-care.csv"'
    assert {row["practice"] for row in rows} == {"Z80001"}
    assert all(row["context_note"] and row["how_to_read"].startswith("Not a ranking") for row in rows)
    assert {row["changed_since"] for row in rows} == {"2021-03-31"}


@pytest.mark.usefixtures("in_touch")
def test_the_finance_team_has_no_figures_but_of_money(signed_in: Callable[..., Client]) -> None:
    client = signed_in("finance")

    assert "There are no figures of practices here that your role sees" in text_of(client, AREA)
    page = text_of(client, f"{AREA}Z80001/")
    assert "Asthma review" not in page
    assert "The circumstances it works in" in page


def test_a_region_turns_to_another_of_its_areas(people: MadePeople, released: object) -> None:
    from evenhand.accounts import actions

    organisation = actions.organisation("region", "Y97", "The South", ["00A", "00B"])
    person = people.person("region@y97.example")
    actions.give_role(people.administrator, person, organisation, "region")
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert "Turn to this area" in text_of(client, AREA)
    assert "St Cedd’s" in text_of(client, f"{AREA}?area=00B")
    assert "Alder" in text_of(client, f"{AREA}?area=00A")


@pytest.mark.usefixtures("in_touch")
def test_queries_are_few_however_many_practices(
    performance: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        performance.get(AREA)


def test_a_name_that_begins_like_a_formula_stays_a_name_in_the_file(
    performance: Client, released: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = {**released.practices["Z80001"], "name": "=HYPERLINK(0)"}
    monkeypatch.setitem(released.practices_by_area, "00A", [named])  # type: ignore[arg-type]

    rows = list(csv.DictReader(io.StringIO(performance.get(f"{AREA}overview.csv").content.decode())))
    assert {row["practice_name"] for row in rows} == {"'=HYPERLINK(0)"}
