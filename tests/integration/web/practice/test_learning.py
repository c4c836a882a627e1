"""Learning from practices like one's own: named by consent, asked through the site, answered or not."""

import re

import pytest

from support.made_release import PRACTICES

TWINS = [
    {"practice": "Z80002", "twin": "Z80001", "position": 1, "distance": 0.4},
    {"practice": "Z80002", "twin": "Z80003", "position": 2, "distance": 0.8},
]
FIGURE = "asthma-review"


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


DEPRIVATION = {"Z80001": 18.4, "Z80002": 40.1, "Z80003": 41.0}
PLACES = [{**one, "context_deprivation": DEPRIVATION.get(one["code"], 20.0)} for one in PRACTICES]


@pytest.fixture
def named(shown):
    """The practice with the better figure, and one that has it among those like it."""
    return shown("Z80001", twins=TWINS, practices=PLACES)


@pytest.fixture
def other(named, people):
    return people.client("practice", "Z80002")


def say(client, what="give", indicator=FIGURE):
    return client.post("/desk/twins/consent/", {"indicator": indicator, "say": what})


def ask(client, practice="Z80001", indicator=FIGURE, text="How do you invite people?"):
    return client.post("/desk/twins/ask/", {"practice": practice, "indicator": indicator, "text": text})


def test_twins_are_told_apart_by_circumstances(other):
    text = text_of(other.get("/desk/twins/"))
    assert "Alder Surgery" in text
    assert "Deprivation: 41.0 there, 40.1 with you" in text
    assert "None of the practices like you has agreed to be named yet." in text


def test_a_practice_is_named_where_it_does_well_and_agrees(named, other):
    assert "Name us for this" in text_of(named.get("/desk/twins/"))
    assert say(named).status_code == 302
    text = text_of(other.get("/desk/twins/"))
    assert "Ask Alder Surgery" in text
    assert "which is the better direction" in text
    assert "To read this fairly:" in text


def test_who_takes_it_back_is_named_no_more(named, other):
    say(named)
    assert "You are named since" in text_of(named.get("/desk/twins/"))
    say(named, "withdraw")
    assert "Ask Alder Surgery" not in text_of(other.get("/desk/twins/"))
    assert ask(other).status_code == 403


def test_a_practice_cannot_be_named_for_a_figure_that_is_not_better(named, other):
    assert say(named, indicator="emergency-visits").status_code == 404
    assert say(other).status_code == 404
    assert say(named, "withdraw", "emergency-visits").status_code == 400


def test_a_question_reaches_the_practice_and_its_answer_comes_back(named, other):
    say(named)
    assert ask(other).status_code == 302
    assert "would like to learn from you" in text_of(named.get("/desk/tasks/"))
    page = named.get("/desk/twins/").content.decode()
    number = re.search(r"/desk/twins/answer/(\d+)/", page).group(1)
    assert "How do you invite people?" in page
    assert "Birch Lane Medical Centre asks you" in page
    assert named.post(f"/desk/twins/answer/{number}/", {"text": "By letter <b>"}).status_code == 302
    text = other.get("/desk/twins/").content.decode()
    assert "By letter &lt;b&gt;" in text
    assert "Nothing is due" in text_of(named.get("/desk/tasks/"))


def test_only_who_is_like_us_and_does_well_can_be_asked(named, other):
    say(named)
    assert ask(other, practice="Z80004").status_code == 404
    assert ask(other, practice="Z80003").status_code == 404
    assert ask(other, indicator="funding").status_code == 404
    assert ask(named, practice="Z80002").status_code == 404


def test_a_question_has_words(named, other):
    say(named)
    assert ask(other, text="  ").status_code == 400
    assert ask(other, text="x" * 1001).status_code == 400


def test_nobody_answers_for_another(named, other):
    say(named)
    ask(other)
    page = named.get("/desk/twins/").content.decode()
    number = re.search(r"/desk/twins/answer/(\d+)/", page).group(1)
    assert other.post(f"/desk/twins/answer/{number}/", {"text": "I say"}).status_code == 404
    assert other.post("/desk/twins/answer/9999/", {"text": "I say"}).status_code == 404


def test_a_question_not_answered_yet_is_told_so(named, other):
    say(named)
    ask(other)
    assert "No answer yet. Nobody has to answer." in text_of(other.get("/desk/twins/"))


def test_who_is_no_longer_better_is_told_and_not_shown(named, other, people):
    from evenhand.cycle.consent import actions

    actions.give(people.viewer("practice", "Z80001"), "emergency-visits")
    assert "no longer on the better side" in text_of(named.get("/desk/twins/"))
    assert "Ask Alder Surgery" not in text_of(other.get("/desk/twins/"))


@pytest.mark.parametrize("address", ["consent/", "ask/", "answer/1/"])
def test_others_neither_consent_nor_ask(named, people, address):
    for role, status in (("performance", 403), ("lmc", 403), ("public", 302)):
        assert people.client(role).post(f"/desk/twins/{address}").status_code == status
    assert named.get(f"/desk/twins/{address}").status_code == 405


def test_who_is_named_and_who_asks_stays_between_practices(named, other, people):
    from evenhand.cycle.tasks.of import open_tasks

    say(named)
    ask(other)

    def told(role):
        viewer = people.viewer(role)
        events = viewer.events.latest(practices=["Z80001", "Z80002"])
        return [one.thing for one in events], [one.kind for one in open_tasks(viewer, PRACTICES)]

    things, kinds = told("practice")
    assert "consent to be named" in things
    assert "answer-practice" in kinds
    for role in ("performance", "commissioning", "board", "lmc", "region"):
        things, kinds = told(role)
        assert "consent to be named" not in things
        assert "answer-practice" not in kinds
        assert "would like to learn" not in text_of(people.client(role).get("/desk/"))
    things, _ = told("auditor")
    assert "consent to be named" in things
