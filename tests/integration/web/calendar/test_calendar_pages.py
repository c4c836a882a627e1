"""Each side sees what is next for it; anybody sees the process; a changed calendar is kept beside the one before."""

import json

import pytest
from django.db import DatabaseError, transaction

from evenhand.cycle.calendar.models import YearVersion
from evenhand.cycle.calendar.steps import shipped_year


def test_anybody_reads_how_practices_are_reviewed(signed_in) -> None:
    page = signed_in("public").get("/process/").content.decode()
    assert "support is offered first" in page
    assert "R-12" in page
    # Days of a year are no one's to do today.
    assert "Due today" not in page
    assert "left." not in page


def test_a_reader_of_an_area_finds_how_it_reviews_and_what_it_did(signed_in) -> None:
    page = signed_in("public").get("/areas/00A/").content.decode()
    for address in ("/process/?area=00A", "/scorecard/00A/"):
        assert f'href="{address}"' in page
        assert signed_in("public").get(address).status_code == 200


def test_each_side_sees_its_own_steps(signed_in) -> None:
    practice = signed_in("practice").get("/desk/year/").content.decode()
    lmc = signed_in("lmc").get("/desk/year/").content.decode()
    assert "Annual review" in practice
    assert "Annual review" not in lmc
    assert "Review of the framework" in lmc


def test_the_public_signs_in_first(signed_in) -> None:
    assert signed_in("public").get("/desk/year/").status_code == 302


def test_a_calendar_address_works_without_signing_in_until_there_is_a_new_one(signed_in) -> None:
    practice = signed_in("practice")
    page = practice.post("/desk/year/address/").content.decode()
    address = page.split("<code>")[1].split("</code>")[0].replace("http://testserver", "")
    anybody = signed_in("public")
    assert anybody.get(address)["Content-Type"].startswith("text/calendar")
    practice.post("/desk/year/address/")
    assert anybody.get(address).status_code == 404


def test_the_performance_team_changes_the_calendar_and_the_old_one_stays(signed_in) -> None:
    year = shipped_year().model_dump(mode="json")
    year["steps"][5]["title"] = "Yearly conversation"
    team = signed_in("performance")
    answer = team.post(
        "/desk/year/change/", {"year": json.dumps(year), "reason": "May is too early here", "seen": "0"}
    )
    assert answer.status_code == 302
    assert "Yearly conversation" in signed_in("practice").get("/desk/year/").content.decode()
    with pytest.raises(DatabaseError), transaction.atomic():
        YearVersion.objects.update(reason="nothing")


@pytest.mark.parametrize(("year", "said"), [("{", "Line 1"), ("{}", "this is no year")])
def test_a_calendar_that_cannot_be_is_told_and_not_lost(signed_in, year: str, said: str) -> None:
    answer = signed_in("performance").post(
        "/desk/year/change/", {"year": year, "reason": "A trial", "seen": "0"}
    )
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not YearVersion.objects.exists()


def test_a_practice_cannot_change_the_calendar(signed_in) -> None:
    assert signed_in("practice").get("/desk/year/change/").status_code == 403
