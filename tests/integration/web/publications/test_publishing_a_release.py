"""Nothing is published before practices have had their time, without the LMC's word, or by one person alone."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.machine import Refused
from evenhand.cycle.publications import actions
from evenhand.cycle.publications.models import Publication
from evenhand.cycle.publications.of import caveat_of, previewed_release
from evenhand.publication.installed import Shelf
from support.judged_release import judged_release

WORDS = {
    "lmc": "signed_off",
    "lmc_words": "Minuted on 3 November",
    "caveat": "Figures of 2021/22; coding changed in May",
}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return judged_release(tmp_path_factory.mktemp("next") / "release")


@pytest.fixture
def shelf(tmp_path: Path, made: Path) -> Shelf:
    shelf = Shelf(tmp_path)
    shelf.install(made)
    return shelf


@pytest.fixture
def opened(people, shelf: Shelf) -> Publication:
    return actions.open_preview(people.viewer("administrator"), shelf, shelf.installed()[0])


def over(publication: Publication) -> Publication:
    Publication.objects.filter(pk=publication.pk).update(closes_on=timezone.localdate() - timedelta(days=1))
    return Publication.objects.get(pk=publication.pk)


def publish(viewer: Viewer, shelf: Shelf, publication: Publication, **changes: Any):
    return actions.publish(viewer, shelf, publication, **(WORDS | changes))


def test_a_release_is_published_by_a_second_person_after_the_preview(opened, people, shelf) -> None:
    assert previewed_release().release == opened.release
    assert shelf.current_id() is None
    publish(people.viewer("performance"), shelf, over(opened))
    assert shelf.current_id() == opened.release
    assert previewed_release() is None
    assert caveat_of(opened.release).startswith("Figures of 2021/22")


def test_every_part_of_the_gate_that_is_not_passed_is_told_at_once(opened, people, shelf) -> None:
    with pytest.raises(Refused) as refused:
        publish(people.viewer("administrator"), shelf, opened, lmc="", caveat=" ")
    assert len(refused.value.broken) == 4
    assert shelf.current_id() is None


def test_r12_without_the_lmcs_words_nothing_is_published(opened, people, shelf) -> None:
    with pytest.raises(Refused, match="R-12"):
        publish(people.viewer("performance"), shelf, over(opened), lmc="disagreement_recorded", lmc_words="")


def test_a_release_that_no_longer_verifies_is_not_shown_and_the_move_is_taken_back(
    opened, people, shelf
) -> None:
    with (shelf.folder / opened.release / "caveats.json").open("a") as file:
        file.write(" ")
    with pytest.raises(InputError, match="does not verify"):
        publish(people.viewer("performance"), shelf, over(opened))
    assert shelf.current_id() is None
    assert previewed_release() is not None


def test_a_preview_is_opened_once_and_not_by_a_practice(opened, people, shelf) -> None:
    with pytest.raises(InputError, match="had its preview"):
        actions.open_preview(people.viewer("performance"), shelf, opened.release)
    with pytest.raises(NotAllowed):
        actions.open_preview(people.viewer("practice"), shelf, opened.release)
    with pytest.raises(InputError, match="not installed"):
        actions.open_preview(people.viewer("performance"), shelf, "nothing")


def test_what_is_not_published_has_a_reason(opened, people) -> None:
    with pytest.raises(Refused, match="needs a reason"):
        actions.stop(people.viewer("performance"), opened, "")
    actions.stop(people.viewer("performance"), opened, "A file of appointments is wrong")
    assert previewed_release() is None


def test_both_sides_see_what_is_on_its_way(opened, signed_in) -> None:
    address = f"/desk/publications/{opened.pk}/"
    assert "10 working days left" in signed_in("practice").get(address).content.decode()
    team = signed_in("performance")
    answer = team.post(address, {"step": "publish", **WORDS})
    assert answer.status_code == 400
    assert "ten working days" in answer.content.decode()
    assert signed_in("practice").post(address, {"step": "stop", "reason": "No"}).status_code == 403
