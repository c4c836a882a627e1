"""A framework's consultation through its pages, as the commissioner, the LMC, a practice and anybody meets it."""

import html

import pytest

from evenhand.cycle.consultation import actions
from evenhand.cycle.consultation.of import active_framework, versions
from evenhand.definitions.wording import banned_words_in
from support.made_frameworks import BEGIN, active, agreed, another, answered, consulting, drafted
from support.moving_days import Days
from support.web import BACKEND

PAGE, SEAT, RECORD = (
    "/desk/frameworks/fernshire/consultation/",
    "/desk/lmc/frameworks/fernshire/",
    "/frameworks/00A/fernshire/",
)


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, BEGIN)


def text(answer) -> str:
    return answer.content.decode()


def test_the_list_offers_to_begin_from_what_comes_with_the_product(signed_in):
    page = text(signed_in("performance").get("/desk/frameworks/"))

    assert "Practice profile from open data" in page
    assert "Begin a draft" not in text(signed_in("practice").get("/desk/frameworks/"))


def test_a_draft_begins_with_one_press(people, signed_in):
    team = signed_in("performance")
    page = "/desk/frameworks/open-data/consultation/"
    assert "Begin a draft" in text(team.get(page))
    assert team.post(page, {"step": "begin", "framework": "open-data"}).status_code == 302
    assert "Being written by the commissioner" in text(team.get(page))
    assert signed_in("lmc").get("/desk/lmc/frameworks/open-data/").status_code == 404
    assert "Being written" in text(team.get("/desk/frameworks/"))


def test_nothing_begins_from_what_there_is_not(signed_in):
    answer = signed_in("performance").post(PAGE, {"step": "begin", "framework": "fernshire"})
    assert answer.status_code == 400
    assert "no such framework to begin from" in text(answer)


def test_another_version_is_written_as_text(people, signed_in, days):
    version = drafted(people)
    team = signed_in("performance")
    shown = html.unescape(text(team.get(PAGE)).split('spellcheck="false">')[1].split("</textarea>")[0])
    changed = shown.replace(version.as_definition.title, "Fernshire and Ashdale")
    assert team.post(PAGE, {"step": "write", "definition": changed}).status_code == 302
    assert "Fernshire and Ashdale" in text(team.get(PAGE))


@pytest.mark.parametrize("definition", ["", "id: [", "id: fernshire\ntitle: 3\n"])
def test_a_text_that_is_no_framework_is_told_line_by_line(people, signed_in, days, definition):
    drafted(people)
    answer = signed_in("performance").post(PAGE, {"step": "write", "definition": definition})
    assert answer.status_code == 400
    assert "this is no framework yet" in text(answer)


def test_the_whole_way_through_the_pages(people, signed_in, days):
    people.organisation("lmc")
    version = drafted(people)
    team, lmc, practice = signed_in("performance"), signed_in("lmc"), signed_in("practice")
    asked = {
        "step": "consult",
        "version": version.pk,
        "lmc": ["LMC1"],
        "closes_on": "2026-11-30",
        "seen": "draft",
    }
    assert team.post(PAGE, asked).status_code == 302
    assert "20 working days left" in text(lmc.get(SEAT))
    lmc.post(SEAT, {"step": "comment", "text": "Say why waits are asked"})
    practice.post(PAGE, {"step": "comment", "text": "Nurses count too", "clinical_role": "Practice nurse"})
    practice.post(PAGE, {"step": "sign-off", "clinical_role": "Practice nurse"})
    for said in version.comments.all():
        team.post(PAGE, {"step": "answer", "comment": said.pk, "text": "Changed so"})
    days.later(working=21)
    # Everybody has been signed out since.
    team, lmc, practice = signed_in("performance"), signed_in("lmc"), signed_in("practice")
    assert team.post(PAGE, {"step": "close-comments", "seen": "consulting"}).headers["Location"] == PAGE
    assert lmc.post(SEAT, {"step": "record-agreement", "seen": "answered"}).status_code == 302
    second = signed_in("public")
    second.force_login(another(people, "performance").person, backend=BACKEND)
    assert second.post(PAGE, {"step": "approve", "seen": "agreed"}).status_code == 302
    assert signed_in("board").post(PAGE, {"step": "activate", "seen": "approved_once"}).status_code == 302
    assert active_framework("00A", days.today) == version
    assert "In force" in text(practice.get(PAGE))


def test_the_public_record_has_words_and_no_names(people, signed_in, released, days):
    version = answered(people, released, days)
    actions.record_position(people.viewer("lmc"), version, agrees=False, words="We miss staff numbers")
    page = text(signed_in("public").get(RECORD))

    assert "We miss staff numbers" in page
    assert "Say more of small practices" in page
    assert "Ms Performance" not in page
    assert "Alder" not in page
    assert "GP partner" in page
    assert "not a contract document" in page
    assert "The fifth with the smallest lists" in page


def test_the_commissioner_sees_which_practice_said_what_and_other_practices_do_not(
    people, signed_in, released, days
):
    version = consulting(people, released, days)
    actions.comment(people.viewer("practice"), version, "Too much of waits", "", "00A")

    assert "A practice (Alder Surgery)" in text(signed_in("performance").get(PAGE))
    assert "Alder Surgery" not in text(signed_in("practice", at="Z80002").get(PAGE))


def test_there_is_no_record_of_a_draft_or_of_nothing(people, signed_in, days):
    drafted(people)
    assert signed_in("public").get(RECORD).status_code == 404
    assert signed_in("public").get("/frameworks/00A/other/").status_code == 404


@pytest.mark.parametrize(
    ("role", "address"), [("practice", SEAT), ("administrator", PAGE), ("performance", SEAT)]
)
def test_a_page_is_for_its_own_role(signed_in, role, address):
    assert signed_in(role).get(address).status_code == 403


def test_the_public_signs_in_before_the_work_pages(signed_in):
    assert signed_in("public").get(PAGE).status_code == 302


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"step": "juggle"}, "there is no such step"),
        ({"step": "consult", "closes_on": "soon"}, "until which day"),
        ({"step": "answer", "comment": "99", "text": "Yes"}, "there is no such comment"),
        ({"step": "withdraw", "text": "", "seen": "consulting"}, "needs a reason"),
    ],
)
def test_what_cannot_be_done_is_told_on_the_page(people, signed_in, released, days, fields, said):
    consulting(people, released, days)
    answer = signed_in("performance").post(PAGE, fields)
    assert answer.status_code == 400
    assert said in text(answer)


def test_a_step_on_nothing_is_told(signed_in):
    assert "no version of this framework yet" in text(
        signed_in("performance").post(PAGE, {"step": "approve"})
    )


def test_two_who_approve_at_once_are_not_both_the_first(people, signed_in, released, days):
    agreed(people, released, days)
    second = signed_in("public")
    second.force_login(another(people, "performance").person, backend=BACKEND)
    assert second.post(PAGE, {"step": "approve", "seen": "agreed"}).status_code == 302
    answer = signed_in("board").post(PAGE, {"step": "approve", "seen": "agreed"})
    assert "moved on since you saw it" in text(answer)


def test_silence_is_written_down_from_the_page(people, signed_in, released, days):
    answered(people, released, days)
    days.later(working=21)
    page = signed_in("performance")
    assert (
        page.post(PAGE, {"step": "record-silence", "text": "No word came", "seen": "answered"}).status_code
        == 302
    )


def test_an_earlier_version_can_still_be_read(people, signed_in, released, days):
    first = active(people, released, days)
    active(people, released, days, title="Fernshire again")
    assert len(versions(people.viewer("public"), "00A")) == 2
    assert "A later one has taken its place" in text(
        signed_in("public").get(RECORD, {"version": str(first.pk)})
    )


def test_every_page_is_kind(people, signed_in, released, days):
    answered(people, released, days)
    pages = [
        text(signed_in("performance").get(PAGE)),
        text(signed_in("lmc").get(SEAT)),
        text(signed_in("public").get(RECORD)),
        text(signed_in("lmc").get("/desk/frameworks/")),
    ]
    assert [banned_words_in(page) for page in pages] == [(), (), (), ()]
