"""Notes of contact as pages: the performance team writes, the practice reads and comments, nobody else sees."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from evenhand.cycle.contact.models import Contact
from support.contacts import noted
from support.web import MadePeople

PAGE = "/desk/contact/Z80001/"
TODAY = timezone.localdate().isoformat()
NOTE = {"on": TODAY, "kind": "visit", "who": "Ms Performance and Dr Alder", "about": "Phones"}


def test_a_note_is_written_and_then_read(performance: Client) -> None:
    answer = performance.post(PAGE, NOTE, follow=True)

    assert answer.redirect_chain == [(PAGE, 302)]
    assert "Ms Performance and Dr Alder" in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"on": ""}, "Give the day it was on"),
        ({"on": "31.12.2024"}, "Give the day as 2025-03-31"),
        ({"on": "2999-01-01"}, "A contact is noted once it has taken place"),
        ({"on": "1999-01-01"}, "a contact is noted once it has taken place"),
        ({"kind": "letter"}, "Choose a visit, a call or a meeting"),
        ({"who": " "}, "Say who took part"),
        ({"about": "a" * 2001}, "Use at most 2000 characters"),
    ],
)
def test_each_wrong_field_is_told_and_what_was_typed_is_kept(
    performance: Client, changes: dict[str, str], said: str
) -> None:
    answer = performance.post(PAGE, {**NOTE, **changes})
    page = answer.content.decode()

    assert answer.status_code == 400
    assert said in page
    assert NOTE["about"] in page or "about" in changes
    assert not Contact.objects.exists()


def test_a_manager_is_named_and_seen_by_the_practice(
    performance: Client, signed_in: Callable[..., Client]
) -> None:
    performance.post(f"{PAGE}manager/", {"name": "Ms Manager", "reached_by": "01632 960002"})

    assert "Ms Manager" in signed_in("practice").get(PAGE).content.decode()
    wrong = performance.post(f"{PAGE}manager/", {"name": "", "reached_by": "x"})
    assert (wrong.status_code, "Give a name" in wrong.content.decode()) == (400, True)


def test_the_practice_comments(people: MadePeople, signed_in: Callable[..., Client]) -> None:
    note, client = noted(people), signed_in("practice")
    answer = client.post(f"{PAGE}comment/{note.pk}/", {"text": "So it was"}, follow=True)

    assert "So it was" in answer.content.decode()
    wrong = client.post(f"{PAGE}comment/{note.pk}/", {"text": ""})
    assert (wrong.status_code, "say something" in wrong.content.decode()) == (400, True)
    assert client.post(f"{PAGE}comment/999/", {"text": "x"}).status_code == 404


@pytest.mark.parametrize("address", ["/desk/contact/Z80003/", "/desk/contact/Z99999/", "/desk/contact/x/"])
def test_another_areas_practice_is_no_page(performance: Client, address: str) -> None:
    assert performance.get(address).status_code == 404
    assert performance.post(address, NOTE).status_code == 404
    assert performance.post(f"{address}manager/", {"name": "x", "reached_by": "x"}).status_code == 404
    assert not Contact.objects.exists()


def test_a_practice_reads_nothing_of_another(people: MadePeople, signed_in: Callable[..., Client]) -> None:
    note, client = noted(people), signed_in("practice", at="Z80003")
    assert client.get(PAGE).status_code == 404
    assert client.post(f"{PAGE}comment/{note.pk}/", {"text": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("role", "reads", "writes"),
    [
        ("commissioning", 403, 403),
        ("finance", 403, 403),
        ("lmc", 403, 403),
        ("administrator", 403, 403),
        ("board", 200, 403),
        ("region", 200, 403),
        ("auditor", 200, 403),
        ("practice", 200, 403),
    ],
)
def test_roles_do_what_the_table_says(
    signed_in: Callable[..., Client], role: str, reads: int, writes: int
) -> None:
    client = signed_in(role)
    assert client.get(PAGE).status_code == reads
    assert client.post(PAGE, NOTE).status_code == writes
    assert client.post(f"{PAGE}manager/", {"name": "x", "reached_by": "x"}).status_code == writes


def test_a_visitor_signs_in_first(visitor: Client) -> None:
    assert visitor.get(PAGE).status_code == 302


def test_queries_are_few_however_many_notes(
    people: MadePeople, performance: Client, django_assert_max_num_queries: Any
) -> None:
    for day in range(6):
        noted(people, days_ago=day)
    with django_assert_max_num_queries(9):
        performance.get(PAGE)


def test_the_practices_first_screen_names_its_manager_and_the_last_contact(
    people: MadePeople, performance: Client, signed_in: Callable[..., Client]
) -> None:
    note = noted(people)
    performance.post(f"{PAGE}manager/", {"name": "Ms Manager", "reached_by": "01632 960002"})
    page = signed_in("practice").get("/desk/practice/").content.decode()

    assert "Ms Manager" in page
    assert f"{note.on.day} {note.on:%B %Y}" in page
    assert f'href="{PAGE}"' in page
