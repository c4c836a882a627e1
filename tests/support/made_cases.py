"""A release in which a practice misses a minimum standard, and a case taken along its way by what people may do."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.actions.cases import Concern
from evenhand.cycle.concerns.models import Case, Notice
from evenhand.cycle.concerns.notice_faults import RIGHT_TO_DISPUTE
from evenhand.cycle.contact.actions import note_contact
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.publication.installed import Opened
from support.made_release import FRAMEWORK, PRACTICES, indicator, made_release, result
from support.made_support import taken_and_given
from support.moving_days import Days
from support.web import MadePeople

BEGIN: Final = date(2026, 3, 2)
"""A Monday, with Easter and the holidays of May before it ends."""

_CORE: Final = {"basis": "core", "polarity": "higher", "unit_symbol": "%"}
DEFINITIONS: Final = (
    indicator("asthma-review", "proportion", **_CORE),
    indicator("nearly-there", "proportion", **_CORE),
    indicator("new-this-year", "proportion", **_CORE),
    indicator("phone-waits", "mean", polarity="lower", spread="made.mean.spread", basis="core", unit="minutes"),
    indicator("local-clinics", "proportion", **{**_CORE, "basis": "local"}),
    indicator("visits", "rate", basis="core", multiplier=1000, unit="visits for every 1,000 patients"),
    indicator("prescribing-cost", "mean", polarity="lower", spread="made.mean.spread", basis="core",
              perspective="money", unit="pounds"),
    indicator("points", "proportion", **{**_CORE, "basis": "incentive"}),
    indicator("more-than-asked", "proportion", **{**_CORE, "basis": "beyond"}),
    indicator("rooms-for-all", "proportion", **{**_CORE, "basis": "context"}),
    indicator("to-work-towards", "proportion", **_CORE),
    indicator("only-unlike-others", "proportion", **_CORE),
    indicator("premises-standards", "proportion", **_CORE, strand="premises"),
    indicator("area-waits", "proportion", **{**_CORE, "basis": "commissioner"}, level="commissioner"),
)  # fmt: skip
LOW: Final = {"value": 0.55, "lower95": 0.50, "upper95": 0.60}
HIGH: Final = {"value": 12.0, "lower95": 11.0, "upper95": 13.0}
NEAR: Final = {"value": 0.75, "lower95": 0.70, "upper95": 0.80}
"""Its interval reaches the standard, which is 0.8."""
NO_STANDARD: Final = ("only-unlike-others", "visits", "area-waits")


def _standard(name: str) -> dict[str, Any]:
    if name in NO_STANDARD:
        return {"kind": "none"}
    kind = "developmental" if name == "to-work-towards" else "minimum"
    target = 5.0 if name in ("phone-waits", "prescribing-cost") else 0.8
    return {"kind": kind, "target": target, **({"clause": "Schedule 1, 3"} if kind == "minimum" else {})}


def judging_framework(**changes: Any) -> FrameworkDefinition:
    """Return a framework of minimum standards, as both sides could have agreed on it."""
    strands = {"care": "Care", "premises": "Premises"}
    return FrameworkDefinition.model_validate(
        FRAMEWORK.model_dump(mode="json")
        | {
            "id": "minimum",
            "purpose": "judgemental",
            "band_rule": "minimum_standards",
            "strands": [
                {
                    "id": strand,
                    "title": title,
                    "question": f"What of {title.lower()}?",
                    "indicators": [
                        {"indicator": one.id, "standard": _standard(one.id)}
                        for one in DEFINITIONS
                        if one.strand == strand
                    ],
                }
                for strand, title in strands.items()
            ],
        }
        | changes
    )


def contract_release(folder: Path, **framework: Any) -> Path:
    """Write a release in which Alder Surgery misses every standard, and return it."""
    rows = [
        result(row["code"], one, **_values(one.id))
        for row in PRACTICES[:3]
        for one in DEFINITIONS
        if one.level == "practice"
    ]
    return made_release(
        folder, results=rows, definitions=DEFINITIONS, framework=judging_framework(**framework)
    )


def _values(name: str) -> dict[str, Any]:
    if name in ("phone-waits", "prescribing-cost"):
        return HIGH
    if name == "visits":
        return {}
    return NEAR if name == "nearly-there" else LOW


CONCERN: Final = {
    "title": "Reviews of asthma",
    "origin": "figure",
    "standing": "core",
    "clause_source": "contract",
    "clause": "Schedule 1, paragraph 3: reviews of long-term conditions",
    "facts": "Fewer patients than the term asks had a review in two years",
    "context_note": "Two of three nurses were away, and a third of the patients moved here this year",
}


@dataclass
class Cases:
    """Takes cases along their way. `days` is the clock."""

    people: MadePeople
    opened: Opened
    days: Days

    @property
    def team(self) -> Viewer:
        """Who holds the contract for the commissioner."""
        return self.people.viewer("performance")

    @property
    def panel(self) -> Viewer:
        """Who decides about notices."""
        return self.people.viewer("board")

    @property
    def practice(self) -> Viewer:
        """Who speaks for Alder Surgery."""
        return self.people.viewer("practice")

    @property
    def row(self) -> Any:
        """Alder Surgery in the release."""
        return self.opened.practices["Z80001"]

    def concern(self, **changes: Any) -> Case:
        """Visit the practice and write down a concern about it."""
        self.people.organisation("lmc")
        note_contact(self.team, self.row, self.days.today, "visit", "Ms Performance and Dr Alder", "Reviews")
        return actions.open_case(self.team, self.row, Concern(**{**CONCERN, **changes}))

    def supported(self, **changes: Any) -> Case:
        """Offer help, which the practice takes and gets; name the matter in a letter."""
        case = self.concern(**changes)
        actions.link_support(self.team, case, taken_and_given(self.people, self.opened, self.days))
        actions.name_letter(
            self.team, case, self.days.today, "Letter 12/2026", "We spoke of reviews of asthma"
        )
        actions.step(self.team, case, "offer-support")
        return case

    def assessed(self, **changes: Any) -> Case:
        """Wait until both reviews have passed, and assess."""
        case = self.supported(**changes)
        self.days.later(81)
        actions.tell_lmc(self.team, case, "LMC1", "It may come to a notice")
        actions.attach(self.team, self.opened, case, "figure", indicator="asthma-review")
        actions.step(self.team, case, "assess", reason="Nothing has changed after both reviews")
        return case

    def heard(self, found: str = "remediable") -> Case:
        """Hear the practice, take advice and write down what was found."""
        case = self.assessed()
        self._advised(case, found)
        due = actions.invite_reply(self.team, case).due_on
        self.days.to(due + timedelta(days=1))
        return case

    def _advised(self, case: Case, found: str) -> None:
        actions.record_advice(self.team, case, "Ms Lawyer", "Lawyers LLP", self.days.today, "LL/1")
        actions.record_finding(self.team, case, found, "The term was not met in two years")

    def drafted(self, case: Case, kind: str = "remedial", **changes: Any) -> Notice:
        """Draft a notice that is whole."""
        return actions.draft_notice(self.team, case, kind, self.notice(case, **changes))

    def notice(self, case: Case, **changes: Any) -> dict[str, Any]:
        """Return what a whole notice says."""
        return {
            "addressees": "Dr Alder and Dr Birch, who hold the contract",
            "clause": case.clause,
            "facts": f"31 March 2021: 54%\n2022-03-31: 55% of reviews were held in the year to {self.days.today.year}",
            "steps": "Hold the reviews of asthma",
            "ends_on": self.days.today + timedelta(days=35),
            "consequences": "If it is not put right we will look at what is left to do",
            "right_to_dispute": RIGHT_TO_DISPUTE,
            "lmc_contact": "Fernshire LMC, 01632 960002",
            "signatory": "Ms Board",
            "authority": "Scheme of delegation, 4.2",
            "context_statement": case.context_note,
            "representations_considered": "The practice said that two nurses were away; time was given for that",
            "is_not_on_rank": True,
            "evidence": list(case.evidence.values_list("pk", flat=True)),
            **changes,
        }

    def remedial(self, **changes: Any) -> Case:
        """Give a remedial notice."""
        case = self.heard()
        notice = self.drafted(case, **changes)
        actions.step(self.panel, case, "give-remedial-notice", notice=notice.pk)
        return case

    def may_terminate(self) -> Case:
        """Let the time of a remedial notice pass without its being put right."""
        case = self.remedial()
        self.days.later(36)
        papers = {"minute": "The figures of the year were looked at"}
        actions.step(self.panel, case, "not-put-right", reason="Reviews are still not held", papers=papers)
        return case

    def terminating(self, **changes: Any) -> Case:
        """Give notice of termination."""
        case = self.may_terminate()
        notice = self.drafted(
            case, "notice_of_termination", cumulative_effect="To go on would harm patients", **changes
        )
        actions.step(
            self.panel, case, "give-termination-notice", reason="It cannot go on", notice=notice.pk,
            papers={"cumulative": "To go on would harm patients"},
        )  # fmt: skip
        return case
