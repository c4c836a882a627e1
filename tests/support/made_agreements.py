"""Agreements of the made release's practices, on their way by what the two sides may do."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from evenhand.cycle.agreements import actions
from evenhand.cycle.agreements.models import Agreement, ObjectiveVersion
from evenhand.cycle.agreements.of import content_hash
from evenhand.cycle.agreements.terms import Basis, Kind, Scope, Support, Terms
from evenhand.publication.installed import Opened
from support.judged_release import judged_release
from support.made_release import FRAMEWORK, INDICATORS, indicator, small_results
from support.made_release import result as made_result
from support.web import MadePeople

YEAR: Final = 2027
TALKS: Final = date(2027, 1, 11)
"""A Monday in the months of talks."""

HELP: Final = (Support("A nurse for a day a week", "Ms Performance", date(2027, 6, 30)),)
IN_WORDS: Final = Terms(
    "Ask patients with asthma what would help them come", Kind.QUALITATIVE, Scope.SPECIFIC, Basis.VOLUNTARY
)
IN_NUMBERS: Final = Terms(
    "More patients with asthma have a review",
    Kind.QUANTITATIVE,
    Scope.COMMON,
    Basis.PRICED,
    reference="LES 7: asthma",
    indicator="asthma-review",
    target=0.98,
    price_pence=250_000,
    support=HELP,
)
HOURS: Final = Terms(
    "Open on one more evening a week",
    Kind.QUANTITATIVE,
    Scope.SPECIFIC,
    Basis.VOLUNTARY,
    counted="evenings a week, by the practice's own notice of hours",
    baseline=1.0,
    target=2.0,
    support=HELP,
)

QOF_INDICATOR: Final = indicator(
    "diabetes-control", "proportion", polarity="higher", unit_symbol="%", basis="incentive",
    numerator="qof.DM.numerator", denominator="qof.DM.denominator",
)  # fmt: skip
CORE_INDICATOR: Final = indicator(
    "answers-in-time", "proportion", polarity="higher", unit_symbol="%", basis="core"
)
REFERRALS: Final = indicator(
    "first-referrals", "rate", polarity="lower", multiplier=1000, numerator="referrals.first_outpatient",
    denominator="list.registered",
)  # fmt: skip
COMMISSIONERS: Final = indicator("own-result", "proportion", polarity="higher", basis="commissioner")
MORE: Final = (QOF_INDICATOR, CORE_INDICATOR, REFERRALS, COMMISSIONERS)


def wider_release(folder: Path) -> Opened:
    """Return the judged release with indicators of every basis beside the made ones."""
    strand = FRAMEWORK.strands[0]
    member = type(strand.indicators[0])
    added = strand.model_copy(
        update={"indicators": (*strand.indicators, *(member(indicator=one.id) for one in MORE))}
    )
    framework = FRAMEWORK.model_copy(update={"strands": (added, *FRAMEWORK.strands[1:])})
    results = [*small_results(), *(made_result("Z80001", one, tau2=0.04) for one in MORE)]
    path = judged_release(
        folder / "wider", definitions=(*INDICATORS, *MORE), framework=framework, results=results,
        contributions=[], funnels=[], models=[],
    )  # fmt: skip
    return Opened.at(path)


def begun(people: MadePeople, opened: Opened, year: int = YEAR, practice: str = "Z80001") -> Agreement:
    """Return a draft that the performance team began."""
    return actions.begin(people.viewer("performance"), opened, practice, year)


def shared(people: MadePeople, opened: Opened, *terms: Terms, **where: Any) -> Agreement:
    """Return an agreement shared with the practice, with objectives the commissioner proposes."""
    team = people.viewer("performance")
    made = begun(people, opened, **where)
    for one in terms or (IN_WORDS, IN_NUMBERS):
        actions.propose(team, made, one, opened)
    actions.step(team, made, "share")
    return made


def agreed(people: MadePeople, opened: Opened, *terms: Terms, **where: Any) -> Agreement:
    """Return an agreement whose objectives both sides agree on."""
    made = shared(people, opened, *terms, **where)
    practice = people.viewer("practice", at=made.practice)
    for one in made.objectives.all():
        actions.agree(practice, one, one.moves.count())
    actions.step(practice, made, "agree")
    return made


def in_force(people: MadePeople, opened: Opened, *terms: Terms, **where: Any) -> Agreement:
    """Return an agreement that both sides have signed."""
    made = agreed(people, opened, *terms, **where)
    for viewer in (people.viewer("practice", at=made.practice), people.viewer("performance")):
        actions.sign(viewer, made, content_hash(made))
    return made


def version(made: Agreement, number: int = 1) -> ObjectiveVersion:
    """Return the last version of an objective of an agreement."""
    found: ObjectiveVersion = made.objectives.get(number=number).moves.order_by("number").last()
    return found


def changed(terms: Terms, **changes: Any) -> Terms:
    """Return terms with some of them changed."""
    return replace(terms, **changes)


def write_for_browsers() -> None:
    """Inside an installation that runs: a consultation and agreements in several states, made once."""
    from evenhand.cycle.consultation.models import FrameworkVersion
    from evenhand.web.serving import opened_release
    from support.made_frameworks import running_people

    people, opened = running_people(), opened_release()
    if not Agreement.objects.filter(practice="Z80002", year=2031).exists():
        shared(people, opened, IN_WORDS, IN_NUMBERS, HOURS, year=2031, practice="Z80002")
    if not Agreement.objects.filter(practice="Z80001").exists():
        shared(people, opened, year=2030)
    if not FrameworkVersion.objects.filter(framework="made").exists():
        consult_on_the_releases_own(people, opened)


def consult_on_the_releases_own(people: MadePeople, opened: Opened) -> None:
    """Open the release's own framework for comments, with one comment and one answer."""
    from evenhand.cycle.calendar.working_days import working_days_after
    from evenhand.cycle.consultation import actions as consulting
    from support.made_frameworks import made_framework

    team = people.viewer("performance")
    version = consulting.draft(team, made_framework(id="made", title="Made profile"))
    closes_on = working_days_after(date.today(), 21)
    consulting.consult(team, version, ["LMC1"], closes_on, opened)
    consulting.answer(
        team, consulting.comment(people.viewer("lmc"), version, "And small practices?"), "Below"
    )
    consulting.comment(people.viewer("practice"), version, "Nurses too", "Practice nurse", "00A")
