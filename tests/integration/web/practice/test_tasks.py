"""A practice's tasks: what is due with its day, done by whom, and nobody else's."""

from datetime import date

import pytest

from evenhand.cycle.tasks.actions import assign


@pytest.fixture
def task(people, shown):
    shown()
    commissioner = people.viewer("performance")
    return assign(commissioner, "Z80001", "confirm-offer", "Confirm it", date(2020, 1, 31), "/desk/offer/")


def test_what_is_due_is_on_the_first_screen_with_its_day(shown, task):
    text = shown().get("/desk/practice/").content.decode()
    assert "Confirm it" in text
    assert "Was due on 31 January 2020" in text
    assert "What is not confirmed for 180 days is shown as old" in text


def test_a_task_is_done_once_and_kept(shown, task):
    client = shown()
    assert client.post(f"/desk/tasks/{task.pk}/done/", {"note": "As before"}).status_code == 302
    text = client.get("/desk/tasks/").content.decode()
    assert "Nothing is due." in text
    assert "As before" in text
    assert "Ms Practice" in text
    answer = client.post(f"/desk/tasks/{task.pk}/done/")
    assert answer.status_code == 400
    assert "has ended already" in answer.content.decode()


def test_another_practices_task_is_not_there(people, task):
    other = people.client("practice", "Z80003")
    assert b"Confirm it" not in other.get("/desk/tasks/").content
    assert other.post(f"/desk/tasks/{task.pk}/done/").status_code == 404
    assert people.client("performance").post(f"/desk/tasks/{task.pk}/done/").status_code == 403


def test_only_the_first_few_are_on_the_first_screen(shown, people, task):
    for number in range(6):
        assign(
            people.viewer("performance"),
            "Z80001",
            "read-note",
            f"Note {number}",
            date(2030, 1, 1),
            f"/n/{number}/",
        )
    assert "2 more among them" in shown().get("/desk/practice/").content.decode()
