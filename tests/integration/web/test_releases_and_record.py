"""The pages of releases and of the record."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from evenhand.accounts.audit import record
from evenhand.accounts.viewer import Viewer
from evenhand.publication.installed import Opened, Shelf
from evenhand.web.serving import shelf
from support.judged_release import judged_release
from support.other_release import other_release
from support.web import MadePeople


def text_of(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


@pytest.fixture
def two(nothing_shown: Path, tmp_path: Path) -> Shelf:
    """A shelf on which the judged release is shown and another, in which nobody is judged, lies beside it."""
    shown = shelf().install(judged_release(tmp_path / "shown"))
    shelf().install(other_release(tmp_path / "other"))
    shelf().switch(shown)
    return shelf()


@pytest.fixture
def administrator(people: MadePeople, two: Shelf) -> Client:
    return people.client("administrator")


def other_of(shelf: Shelf) -> str:
    (other,) = set(shelf.installed()) - {shelf.current_id()}
    return other


def made_earlier(shelf: Shelf, identity: str) -> None:
    manifest = shelf.folder / identity / "manifest.json"
    manifest.write_text(manifest.read_text().replace("2023-01-01T09", "2022-12-31T09"))


def test_releases_are_listed_with_the_one_shown(administrator: Client, two: Shelf) -> None:
    listed = text_of(administrator.get("/desk/releases/"))

    assert "Shown now" in listed
    assert f"/desk/releases/{other_of(two)}/" in listed


def test_what_a_release_would_change_is_told(administrator: Client, two: Shelf) -> None:
    told = text_of(administrator.get(f"/desk/releases/{other_of(two)}/"))

    assert "Figures and outcomes that move" in told
    assert "Open its preview" in told


def test_the_release_shown_changes_nothing(administrator: Client, two: Shelf) -> None:
    told = text_of(administrator.get(f"/desk/releases/{two.current_id()}/"))

    assert "This release is shown now" in told


def test_a_later_release_goes_to_practices_first(administrator: Client, two: Shelf) -> None:
    other, shown = other_of(two), two.current_id()
    answer = administrator.post(f"/desk/releases/{other}/switch/", {"reason": "Now", "shown": shown})

    assert answer.status_code == 400
    assert "goes to practices first" in text_of(answer)
    assert two.current_id() == shown


def test_an_earlier_release_is_shown_again_for_a_reason(administrator: Client, two: Shelf) -> None:
    other, shown = other_of(two), two.current_id()
    made_earlier(two, other)
    address = f"/desk/releases/{other}/switch/"

    assert administrator.post(address, {"reason": " ", "shown": shown}).status_code == 400
    assert administrator.post(address, {"reason": "A fault", "shown": shown}).status_code == 302
    assert two.current_id() == other
    assert "A fault" in text_of(administrator.get("/desk/record/"))


def test_of_two_who_switch_the_second_is_told(administrator: Client, two: Shelf) -> None:
    other = other_of(two)
    made_earlier(two, other)

    answer = administrator.post(
        f"/desk/releases/{other}/switch/", {"reason": "A fault", "shown": "seen-before"}
    )

    assert "meanwhile" in text_of(answer)


def test_a_release_that_does_not_verify_is_not_shown(administrator: Client, two: Shelf) -> None:
    other, shown = other_of(two), two.current_id()
    made_earlier(two, other)
    (two.folder / other / "areas.parquet").write_bytes(b"PAR1")

    answer = administrator.post(f"/desk/releases/{other}/switch/", {"reason": "A fault", "shown": shown})

    assert answer.status_code == 400
    assert "does not verify" in text_of(answer)
    assert two.current_id() == shown
    assert "A fault" not in text_of(administrator.get("/desk/record/"))


def test_the_first_release_is_shown_from_its_page(
    people: MadePeople, nothing_shown: Path, tmp_path: Path
) -> None:
    identity = shelf().install(judged_release(tmp_path / "first"))
    client = people.client("administrator")
    assert "No release is shown yet" in text_of(client.get(f"/desk/releases/{identity}/"))

    client.post(f"/desk/releases/{identity}/switch/", {"reason": "The first", "shown": ""})

    assert shelf().current_id() == identity


def test_before_any_release_there_is_none_to_list(people: MadePeople, nothing_shown: Path) -> None:
    assert "None is installed yet" in text_of(people.client("administrator").get("/desk/releases/"))


@pytest.mark.parametrize("identity", ["nothing", "..", "current", "%2e%2e%2fetc"])
def test_a_release_that_is_none_is_not_there(administrator: Client, identity: str) -> None:
    assert administrator.get(f"/desk/releases/{identity}/").status_code == 404
    assert administrator.post(f"/desk/releases/{identity}/switch/").status_code in (404, 405)


def happened(number: int, **about: Any) -> None:
    for one in range(number):
        with transaction.atomic():
            record(Viewer.public(), f"did {one}", "case", one, **about)


def numbers_in(page: str) -> list[int]:
    return [int(found) for found in re.findall(r"Event (\d+)</span>", page)]


def test_the_record_is_read_in_pages(signed_in: Callable[..., Client]) -> None:
    client = signed_in("practice")
    happened(60, practice="Z80001", reason="Because", after={"list": [1, 2], "word": "two"})

    first = text_of(client.get("/desk/record/"))
    older = re.search(r'href="(/desk/record/\?before=\d+)"', first)
    assert older
    second = text_of(client.get(older[1]))

    assert (len(numbers_in(first)), len(numbers_in(second))) == (50, 10)
    assert not set(numbers_in(first)) & set(numbers_in(second))
    assert "list: [1, 2]; word: two" in first
    assert "Older events" not in second


def test_a_practice_reads_nothing_of_another(signed_in: Callable[..., Client], released: Opened) -> None:
    happened(1, practice="Z80003", reason="Not theirs")

    assert "There is nothing here yet" in text_of(signed_in("practice").get("/desk/record/"))


def test_an_auditor_reads_what_is_about_practices_of_the_area(signed_in: Callable[..., Client]) -> None:
    client = signed_in("auditor")
    happened(1, practice="Z80002", reason="Theirs")
    happened(1, practice="Z80003", reason="Not theirs")
    told = text_of(client.get("/desk/record/"))

    assert "Reason: Theirs" in told
    assert "Not theirs" not in told


@pytest.mark.parametrize("before", ["", "x", "-1", "9" * 40, "١"])
def test_a_page_that_is_none_is_the_first(signed_in: Callable[..., Client], before: str) -> None:
    assert signed_in("practice").get("/desk/record/", {"before": before}).status_code == 200


def test_who_did_it_is_told_in_their_role(people: MadePeople, signed_in: Callable[..., Client]) -> None:
    with transaction.atomic():
        record(Viewer.machine(), "installed a release", "releases")
        record(Viewer(people.person("a@b.example", "Mr Nobody")), "asked", "releases")
        record(people.viewer("performance"), "looked", "releases")
    told = text_of(signed_in("administrator").get("/desk/record/"))

    assert "A command on the machine" in told
    assert "Mr Nobody" in told
    assert "Ms Performance, Performance team, 00A" in told
