"""Two people who act at one moment, on two connections: neither change is lost, and the second is told in words.

Each is played once on SQLite in a file and once on PostgreSQL (`support.at_once`); here stands what came of it.
"""

import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from support.judged_release import judged_release
from support.postgres import postgresql
from support.web_site import environment_of, run_inside

DONE = "done"
Told = dict[str, Any]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def played(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, contract_folder: Path
) -> Iterator[Told]:
    """What came of every scenario on a database."""
    folder = tmp_path_factory.mktemp("at_once")
    release = judged_release(folder / "release")
    with postgresql() if request.param == "postgresql" else nullcontext("") as address:
        more = {"DATABASE_URL": address} if address else {}
        environment = environment_of(folder / "data", counted=False, EVENHAND_HOSTS="testserver", **more)
        os.makedirs(folder / "data", exist_ok=True)
        yield run_inside(environment, "support.at_once.scene:play", str(release), str(contract_folder))


@pytest.fixture
def of(played: Told) -> Any:
    """Return what came of a scenario; the test fails where it could not be played."""

    def told(name: str) -> Told:
        found = played[name]
        assert "broken" not in found, found["broken"]
        return found

    return told


def test_both_sides_sign_at_once_and_both_signatures_stand(of) -> None:
    told = of("both_sides_sign")
    assert told == {"told": [DONE, DONE], "steps": ["sign-practice", "complete-by-commissioner"], "signed": 2}


def test_two_of_one_side_sign_once(of) -> None:
    told = of("two_sign_for_one_side")
    assert told["told"][0] == DONE
    assert "Each side signs a text once" in told["told"][1]
    assert (told["steps"], told["signed"]) == (["sign-commissioner"], 1)


def test_what_is_opened_again_meanwhile_is_not_signed(of) -> None:
    told = of("one_signs_what_the_other_opens_again")
    assert told["told"][0] == DONE
    assert "no step from here" in told["told"][1]
    assert (told["steps"], told["signed"]) == (["reopen"], 0)


def test_two_texts_of_one_objective_are_not_both_the_next(of) -> None:
    told = of("both_write_one_objective")
    assert told["told"][0] == DONE
    assert "Nobody has written since this was looked at" in told["told"][1]
    assert told["versions"][1:] == ["Ask patients by letter"]


def test_two_who_begin_to_write_begin_the_talks_once(of) -> None:
    told = of("both_write_on_the_first_day")
    assert told == {"told": [DONE, DONE], "steps": ["share", "negotiate"], "versions": [2, 2]}


def test_not_all_is_agreed_while_somebody_writes(of) -> None:
    told = of("one_writes_while_the_other_says_that_all_is_agreed")
    assert told["told"][0] == DONE
    assert "Every objective is agreed" in told["told"][1]
    assert not told["agreed"]


def test_nobody_writes_once_all_is_agreed(of) -> None:
    told = of("one_says_that_all_is_agreed_while_the_other_writes")
    assert told["told"][0] == DONE
    assert "The agreement is open for changes" in told["told"][1]
    assert told["versions"] == 2


def test_the_page_tells_the_second_that_a_text_is_signed(of) -> None:
    told = of("two_sign_for_the_practice_on_its_page")
    assert told["told"][0] == DONE
    assert told["told"][1].startswith("400")
    assert "Each side signs a text once" in told["told"][1]
    assert told["signed"] == 1


def test_the_page_tells_the_second_that_somebody_has_written(of) -> None:
    told = of("both_sides_write_on_their_pages")
    assert told["told"][0] == DONE
    assert told["told"][1].startswith("400")
    assert told["versions"] == 2


def test_a_notice_is_given_once(of) -> None:
    told = of("two_give_one_notice")
    assert told["told"][0] == DONE
    assert "moved on since you saw it" in told["told"][1]
    assert told["steps"] == ["give-remedial-notice"]


def test_no_evidence_comes_after_the_notice_was_decided(of) -> None:
    told = of("evidence_comes_while_the_notice_is_given")
    assert told["told"][0] == DONE
    assert "not as the case stands" in told["told"][1]
    assert told["evidence"] == 1


def test_no_contract_ends_while_the_practice_disputes(of) -> None:
    told = of("the_practice_disputes_while_the_contract_ends")
    assert told["told"][0] == DONE
    assert "No dispute about the notice is open" in told["told"][1]
    assert told["steps"] == ["give-termination-notice"]


def test_a_dispute_won_closes_a_case_once(of) -> None:
    told = of("a_dispute_is_won_while_the_notice_is_taken_back")
    assert told["told"][0] == DONE
    assert "no step from here" in told["told"][1]
    assert told["steps"] == ["overturned"]


def test_the_page_tells_the_second_that_a_case_has_moved_on(of) -> None:
    told = of("two_move_one_case_on_its_page")
    assert told["told"][0] == DONE
    assert told["told"][1].startswith("400")
    assert "moved on since you saw it" in told["told"][1]
    assert told["steps"] == ["back-to-support"]


@pytest.mark.parametrize("scenario", ["two_decide_one_challenge", "two_decide_one_challenge_on_its_page"])
def test_a_challenge_is_decided_once(of, scenario: str) -> None:
    told = of(scenario)
    assert told["told"][0] == DONE
    assert "moved on since you saw it" in told["told"][1]
    assert told["steps"] == ["uphold"]


def test_what_stands_since_a_moment_is_not_declined(of) -> None:
    told = of("one_is_declined_while_its_time_runs_out")
    assert told["told"][0] == DONE
    assert "moved on since you saw it" in told["told"][1]
    assert told["steps"] == ["stand"]


def test_time_runs_out_once(of) -> None:
    told = of("one_is_upheld_while_its_time_runs_out")
    assert told == {"told": [DONE, DONE], "steps": ["stand", "uphold"]}


def test_a_figure_is_challenged_once(of) -> None:
    told = of("two_challenge_one_figure")["told"]
    assert told[0] == DONE
    assert "under challenge already" in told[1]


def test_a_reply_is_not_written_over(of) -> None:
    told = of("two_reply_to_one_figure")
    assert told["told"][0] == DONE
    assert "somebody else at your practice has changed this reply" in told["told"][1]
    assert told["replies"] == ["We code under another name"]


def test_an_offer_taken_is_not_taken_back(of) -> None:
    told = of("an_offer_is_taken_while_it_is_taken_back")
    assert told["told"][0] == DONE
    assert "moved on since you saw it" in told["told"][1]
    assert told["moves"] == 1


def test_two_calendars_are_not_both_the_next(of) -> None:
    told = of("two_change_the_calendar")
    assert told["told"][0] == DONE
    assert "somebody else has changed the calendar" in told["told"][1]
    assert told["years"] == ["In June"]


@pytest.mark.parametrize(
    ("scenario", "first"),
    [
        ("two_answer_one_comment", "It is in now"),
        ("two_answer_one_correction", "Mended"),
        ("two_answer_one_comment_on_a_framework", "They are shown"),
    ],
)
def test_what_was_said_is_answered_once(of, scenario: str, first: str) -> None:
    told = of(scenario)
    assert told["told"][0] == DONE
    assert "somebody else has answered this" in told["told"][1]
    assert told["answers"] == [first]


def test_the_page_tells_the_second_that_a_comment_is_answered(of) -> None:
    told = of("two_answer_one_comment_on_its_page")
    assert told["told"][0] == DONE
    assert told["told"][1].startswith("400")
    assert "somebody else has answered this" in told["told"][1]
    assert told["answers"] == 1


def test_no_record_is_final_with_a_comment_nobody_answered(of) -> None:
    told = of("the_practice_comments_while_the_record_is_made_final")
    assert told["told"][0] == DONE
    assert "A comment of the practice is not answered yet" in told["told"][1]
    assert not told["final"]


def test_a_part_of_a_record_is_not_written_over(of) -> None:
    told = of("two_write_one_part")
    assert told["told"][0] == DONE
    assert "somebody else has changed this part" in told["told"][1]
    assert told["texts"] == ["We lost a nurse"]


def test_one_framework_is_in_force(of) -> None:
    told = of("two_frameworks_come_in_force")
    assert told["told"] == [DONE, DONE]
    assert told["ends"] == ["active", "superseded"]
    assert told["in_force"]


def test_one_administrator_is_left(of) -> None:
    told = of("two_administrators_end_each_others_role")
    assert told["told"][0] == DONE
    assert "the role you act in has ended" in told["told"][1]
    assert told["left"] == 1


def test_the_chain_of_events_holds(of) -> None:
    told = of("chain")
    assert told["faults"] == []
    assert told["events"] > 200
