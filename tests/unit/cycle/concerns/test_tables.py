"""The table of a case, read as a whole: what no arrow may do."""

from evenhand.accounts.roles import Role
from evenhand.cycle.concerns.disputing import DISPUTE
from evenhand.cycle.concerns.tables import CASE, NOTICED
from evenhand.cycle.machine.diagrams import markdown
from evenhand.definitions.wording import banned_words_in


def test_only_the_board_gives_a_notice_and_every_notice_asks_for_all_of_it() -> None:
    for one in CASE.transitions:
        if one.to in NOTICED:
            assert one.roles == {Role.BOARD}
            rules = {guard.rule for guard in one.guards}
            assert {
                "dual control",
                "content of notices",
                "LMC",
                "legal advice",
                "R-08",
                "R-11",
                "challenge",
            } <= rules


def test_a_first_notice_asks_for_support_a_letter_and_a_reply() -> None:
    for name in ("give-remedial-notice", "give-breach-notice"):
        rules = {guard.rule for guard in CASE.by_name[name].guards}
        assert {"R-10", "natural justice", "two periods", "R-15, R-24", "R-18", "assessment"} <= rules


def test_nothing_leads_from_a_concern_to_a_notice_but_by_way_of_an_assessment() -> None:
    for state in ("concern", "support", "help_only"):
        assert not {one.to for one in CASE.leaving(state)} & NOTICED


def test_every_step_keeps_the_sides_apart() -> None:
    for one in CASE.transitions:
        if one.name != "overturned":
            assert "R-08" in {guard.rule for guard in one.guards}, one.name


def test_the_words_are_kind() -> None:
    for machine in (CASE, DISPUTE):
        assert banned_words_in(markdown(machine)) == ()
