"""Who reads a case, from when on, and that reading is written down."""

import pytest

from evenhand.accounts.models import Event
from evenhand.common.errors import InputError
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.of import cases_of


def test_who_reads_a_case_is_written_down_whoever_it_is(cases, shown) -> None:
    case = cases.remedial()
    for role in ("performance", "board", "region", "auditor", "lmc"):
        shown(role).get(f"/desk/cases/{case.pk}/")
    shown("practice").get(f"/desk/our-cases/{case.pk}/pack/")
    reads = Event.objects.filter(thing="case", action__startswith="read ", practice="Z80001")
    assert [one.role for one in reads.order_by("sequence")] == [
        "performance", "board", "region", "auditor", "lmc", "practice",
    ]  # fmt: skip
    assert reads.last().action == "read the pack"


def test_each_reads_what_is_theirs_and_when(cases) -> None:
    case = cases.supported()
    people = cases.people

    def readers() -> set[str]:
        return {role for role in ("performance", "board", "practice", "lmc", "region", "auditor")
                if cases_of(people.viewer(role))}  # fmt: skip

    assert readers() == {"performance", "practice", "region", "auditor"}
    actions.tell_lmc(cases.practice, case, "LMC1", "We would like you there")
    assert readers() == {"performance", "practice", "region", "auditor", "lmc"}
    assert cases_of(people.viewer("practice", at="Z80003")) == []
    assert cases_of(people.viewer("lmc", at="LMC2")) == []
    assert cases_of(people.viewer("performance", at="00B")) == []


def test_the_board_reads_a_case_once_a_notice_is_drafted(cases) -> None:
    case = cases.heard()
    assert cases_of(cases.panel) == []
    cases.drafted(case)
    assert cases_of(cases.panel) == [case]


def test_only_an_lmc_of_the_area_is_told_and_once(cases) -> None:
    case = cases.concern()
    cases.people.organisation("lmc", "LMC2")
    with pytest.raises(InputError, match="LMC of the area"):
        actions.tell_lmc(cases.team, case, "LMC2", "A concern")
    first = actions.tell_lmc(cases.team, case, "LMC1", "A concern")
    assert actions.tell_lmc(cases.practice, case, "LMC1", "Us too") == first
