"""The safeguards R-01 to R-26: what each asks, in our words, and which rules of definitions or other parts hold it.

The documentation is made from this table. A safeguard that no rule and no part holds cannot be listed. Long because it
is one table, read from R-01 to R-26.
"""

from dataclasses import dataclass
from typing import Final, Literal

Part = Literal["pages", "release", "assessment", "sources", "cycle"]
"""Where a safeguard is held besides the rules.

``sources`` are the returns that are asked for, ``cycle`` is the year of talks between practice and commissioner.
"""


@dataclass(frozen=True)
class Held:
    """A part of the product that holds a safeguard, and how it does so, in a sentence."""

    part: Part
    how: str


@dataclass(frozen=True)
class Safeguard:
    """A safeguard: its number, what it asks, the names of the rules that hold it, and the other parts that do."""

    number: str
    sentence: str
    rules: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()


SAFEGUARDS: Final[tuple[Safeguard, ...]] = (
    Safeguard(
        "R-01",
        "No figure is seen without the circumstances it comes from.",
        rules=("context_notes_are_specific",),
        held=(
            Held("pages", "A figure without its context note is not drawn and not exported"),
            Held("release", "A release with a figure and no context note fails its verification"),
            Held(
                "cycle", "No case and no evidence in it is written down without the practice's circumstances"
            ),
        ),
    ),
    Safeguard(
        "R-02",
        "Being below the average is no fault, because half of all practices always are.",
        rules=("standards_have_targets",),
        held=(
            Held("assessment", "A standard is a fixed target; moving the average changes no colour"),
            Held(
                "cycle", "A figure is evidence only where a minimum standard is missed beyond chance, twice"
            ),
        ),
    ),
    Safeguard(
        "R-03",
        "Practices are never listed by their figures.",
        rules=("words_are_kind",),
        held=(
            Held(
                "pages", "Lists stand in the order of names, files in that of codes, and nothing changes it"
            ),
            Held("assessment", "A rank is given as an interval, and never of a neutral figure"),
            Held(
                "cycle", "A notice states that it rests on no place in a list, and no such place is evidence"
            ),
        ),
    ),
    Safeguard(
        "R-04",
        "How much is done says nothing of how well, so what is neutral is never judged.",
        rules=("neutral_has_no_standard",),
        held=(
            Held("assessment", "A neutral figure has no outcome of a standard and no colour"),
            Held("cycle", "A neutral figure is no evidence in a case and has no target in an agreement"),
        ),
    ),
    Safeguard(
        "R-05",
        "A practice decides how far it goes in a scheme it may choose, and how fast.",
        rules=("practices_set_their_own_pace", "beyond_the_contract_is_no_minimum"),
        held=(
            Held(
                "cycle",
                "What is aimed at in the Quality and Outcomes Framework only the practice writes, with no day of "
                "the commissioner's",
            ),
        ),
    ),
    Safeguard(
        "R-06",
        "Where something is wanted sooner it is paid for or helped with, not pressed for.",
        held=(
            Held(
                "cycle",
                "A case goes no further than being written down before support is offered; what a commissioner asks "
                "in numbers beyond the contract's own terms comes with help or pay",
            ),
        ),
    ),
    Safeguard(
        "R-07",
        "Not following a commissioner's plan is no breach of contract.",
        held=(
            Held(
                "cycle", "No case is opened about a plan that was not followed, and it is no evidence in one"
            ),
        ),
    ),
    Safeguard(
        "R-08",
        "Those who plan services and those who hold contracts are not the same people in one case.",
        held=(
            Held(
                "cycle",
                "Who plans services or holds money for a commissioner takes no part in its cases, nobody acts on two "
                "sides of one, and figures of money are no evidence",
            ),
        ),
    ),
    Safeguard(
        "R-09",
        "A plan made about something outside the contract never becomes part of the contract.",
        held=(
            Held(
                "cycle",
                "Such a plan says above it that it has no contractual effect, the LMC is told first, and the case "
                "leads to help and to nothing else",
            ),
        ),
    ),
    Safeguard(
        "R-10",
        "Help comes first, and no formal letter comes as a surprise.",
        held=(
            Held(
                "cycle",
                "A first notice needs support offered and both its reviews passed, and a letter that named the matter "
                "14 days before; danger to patients is the one exception, which the LMC reads",
            ),
        ),
    ),
    Safeguard(
        "R-11",
        "No practice is held to premises its commissioner declined to fund.",
        held=(
            Held(
                "cycle",
                "While money that a practice asked for its premises is undecided or was not granted, no case, evidence "
                "or notice is about them",
            ),
        ),
    ),
    Safeguard(
        "R-12",
        "The LMC is asked before a framework is used.",
        rules=("the_lmc_is_asked",),
        held=(
            Held(
                "cycle",
                "A framework comes into force after the LMC was invited, had its days, and every comment has an "
                "answer; figures are published once it signed the method off or its disagreement is written down",
            ),
        ),
    ),
    Safeguard(
        "R-13",
        "A framework looks at all sides of the work, and clinicians of the area agreed to it.",
        rules=("judgements_are_balanced", "clinicians_sign_frameworks_off"),
        held=(Held("cycle", "A framework comes into force with a clinician's name under the very text"),),
    ),
    Safeguard(
        "R-14",
        "Use of A&E is read with how far departments are and how many there are.",
        rules=("urgent_care_states_distance_and_choice",),
    ),
    Safeguard(
        "R-15",
        "What goes beyond the contract is agreed and paid as a local enhanced service, or is free to choose.",
        rules=("beyond_the_contract_is_no_minimum", "minimum_standards_cite_a_clause"),
        held=(
            Held(
                "cycle",
                "An objective beyond the contract has a price and a reference or is free to choose; in a case only "
                "the contract and what was signed count",
            ),
        ),
    ),
    Safeguard(
        "R-16",
        "No local scheme of points and thresholds is built beside the national one.",
        rules=("no_local_points",),
        held=(Held("cycle", "No objective pays by a threshold unless it is a priced local service"),),
    ),
    Safeguard(
        "R-17",
        "Where too little was invested, or rooms are short, that is said before anything else.",
        held=(
            Held(
                "cycle",
                "Funding and rooms are looked up before support is offered; where either is in England's lowest "
                "quarter, that is said first and investment is the first option",
            ),
        ),
    ),
    Safeguard(
        "R-18",
        "Who judges a practice knows it: somebody was there within a year.",
        held=(
            Held(
                "cycle",
                "Without a visit, call or meeting noted in the last twelve months a commissioner sees no judgement of "
                "a practice and opens no case about it",
            ),
        ),
    ),
    Safeguard(
        "R-19",
        "What a competitor could use is not shown in detail.",
        rules=("capacity_leaves_in_bands",),
        held=(
            Held(
                "pages",
                "What local returns tell of a practice's rooms, space and time is a band to all but it and its "
                "commissioner, with no sum, expectation or earlier period beside it",
            ),
            Held(
                "assessment",
                "Rooms are allowed for by the middle of their band, so no expectation tells their number",
            ),
        ),
    ),
    Safeguard(
        "R-20",
        "A framework for learning has no minimum, no colour and no consequence.",
        rules=("developmental_has_no_minimum", "information_sets_no_standard"),
        held=(
            Held("assessment", "No figure of such a framework has a colour"),
            Held("cycle", "Only a minimum standard of a framework that judges is evidence in a case"),
        ),
    ),
    Safeguard(
        "R-21",
        "Money never outweighs care, no referral is capped and no doctor is counted.",
        rules=("money_is_a_small_part", "money_comes_with_care", "no_caps_and_no_figures_per_gp"),
        held=(
            Held(
                "cycle",
                "No objective caps referrals or admissions, counts a doctor or nurse, or pays for less care; words "
                "that do so are told by their wording, so not every one is heard",
            ),
        ),
    ),
    Safeguard(
        "R-22",
        "What is the commissioner's own result is no practice's, and colleagues do not judge each other.",
        rules=("commissioner_results_are_not_practices", "levels_and_bases_agree"),
        held=(
            Held(
                "cycle",
                "Only the commissioner's performance team opens a case, only it and the board move one, and a result "
                "of the commissioner's own is neither evidence nor an objective",
            ),
        ),
    ),
    Safeguard(
        "R-23",
        "A difference comes with what may explain it, and with the practice's own word.",
        rules=("differences_can_be_explained",),
        held=(
            Held(
                "pages",
                "On a practice's page what may explain a difference stands beside it, likeliest first, and with it "
                "what the practice says, or that it has said nothing",
            ),
            Held(
                "cycle",
                "A practice is invited to reply before a notice, which says how its words were considered",
            ),
        ),
    ),
    Safeguard(
        "R-24",
        "A profile takes the place of no contract.",
        rules=("summaries_say_it_is_no_contract",),
        held=(
            Held(
                "cycle",
                "An agreement says that a signed contract counts before it, and a case that goes beyond help cites "
                "the term it rests on, which no profile or framework is",
            ),
        ),
    ),
    Safeguard(
        "R-25",
        "Nobody is asked for what is public already, or for what nothing uses.",
        rules=("what_is_asked_for_is_used",),
        held=(
            Held(
                "sources",
                "A return without its purpose is none, its blank form says how often each column is used, and one with "
                "a column that nothing uses cannot be documented",
            ),
        ),
    ),
    Safeguard(
        "R-26",
        "What is decided about a practice is decided by criteria that everybody can read.",
        held=(
            Held(
                "cycle",
                "Every step of a case, and every answer to a request for support, keeps each criterion with what was "
                "found for it, which both sides read",
            ),
        ),
    ),
)


def safeguards_of(rule: str) -> tuple[str, ...]:
    """Return the numbers of the safeguards that a rule holds."""
    return tuple(one.number for one in SAFEGUARDS if rule in one.rules)
