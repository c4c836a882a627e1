"""The safeguards R-01 to R-26: what each asks, in our words, and which rules of definitions or other parts hold it.

The documentation is made from this table. A safeguard that no rule and no part holds cannot be listed.
"""

from dataclasses import dataclass
from typing import Final, Literal

Part = Literal["pages", "release", "assessment", "cycle"]
"""Where a safeguard is held besides the rules.

``cycle`` is the year of talks between practice and commissioner.
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
            Held("pages", "A figure without its context note is not drawn"),
            Held("release", "A release with a compared figure and no context note is refused"),
        ),
    ),
    Safeguard(
        "R-02",
        "Being below the average is no fault, because half of all practices always are.",
        rules=("standards_have_targets",),
        held=(Held("assessment", "A standard is a fixed target; moving the average changes no colour"),),
    ),
    Safeguard(
        "R-03",
        "Practices are never listed by their figures.",
        rules=("words_are_kind",),
        held=(
            Held("pages", "Lists stand in the order of names"),
            Held("assessment", "A rank is only given as an interval"),
        ),
    ),
    Safeguard(
        "R-04",
        "How much is done says nothing of how well, so what is neutral is never judged.",
        rules=("neutral_has_no_standard",),
        held=(Held("assessment", "A neutral figure has no outcome of a standard and no colour"),),
    ),
    Safeguard(
        "R-05",
        "A practice decides how far it goes in a scheme it may choose, and how fast.",
        rules=("practices_set_their_own_pace", "beyond_the_contract_is_no_minimum"),
        held=(Held("cycle", "Only the practice writes its aim, and no aim has a commissioner's deadline"),),
    ),
    Safeguard(
        "R-06",
        "Where something is wanted sooner it is paid for or helped with, not pressed for.",
        held=(Held("cycle", "Support is offered before anything else can be written down"),),
    ),
    Safeguard(
        "R-07",
        "Not following a commissioner's plan is no breach of contract.",
        held=(Held("cycle", "Evidence about plans cannot be attached to a concern"),),
    ),
    Safeguard(
        "R-08",
        "Those who plan services and those who hold contracts are not the same people in one case.",
        held=(Held("cycle", "The two roles exclude each other, and figures of money stay with the first"),),
    ),
    Safeguard(
        "R-09",
        "A plan made about something outside the contract never becomes part of the contract.",
        held=(Held("cycle", "Such a plan says on every page that it has no contractual effect"),),
    ),
    Safeguard(
        "R-10",
        "Help comes first, and no formal letter comes as a surprise.",
        held=(Held("cycle", "A letter needs a record of support and an earlier letter about the same"),),
    ),
    Safeguard(
        "R-11",
        "No practice is held to premises its commissioner declined to fund.",
        held=(Held("cycle", "A refused investment is looked up before anything is said of premises"),),
    ),
    Safeguard(
        "R-12",
        "The LMC is asked before a framework is used.",
        rules=("the_lmc_is_asked",),
    ),
    Safeguard(
        "R-13",
        "A framework looks at all sides of the work, and clinicians of the area agreed to it.",
        rules=("judgements_are_balanced", "clinicians_sign_frameworks_off"),
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
    ),
    Safeguard(
        "R-16",
        "No local scheme of points and thresholds is built beside the national one.",
        rules=("no_local_points",),
    ),
    Safeguard(
        "R-17",
        "Where too little was invested, or rooms are short, that is said before anything else.",
        held=(Held("cycle", "Funding and rooms are looked up first and an investment can be asked for"),),
    ),
    Safeguard(
        "R-18",
        "Who judges a practice knows it: somebody was there within a year.",
        held=(Held("cycle", "Without a visit in the last twelve months no standard is shown in colour"),),
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
    ),
    Safeguard(
        "R-21",
        "Money never outweighs care, no referral is capped and no doctor is counted.",
        rules=("money_is_a_small_part", "money_comes_with_care", "no_caps_and_no_figures_per_gp"),
    ),
    Safeguard(
        "R-22",
        "What is the commissioner's own result is no practice's, and colleagues do not judge each other.",
        rules=("commissioner_results_are_not_practices", "levels_and_bases_agree"),
        held=(Held("cycle", "Colleagues of a network may compare, and can open nothing"),),
    ),
    Safeguard(
        "R-23",
        "A difference comes with what may explain it, and with the practice's own word.",
        rules=("differences_can_be_explained",),
        held=(Held("pages", "What may explain a difference stands beside it, likeliest first"),),
    ),
    Safeguard(
        "R-24",
        "A profile takes the place of no contract.",
        rules=("summaries_say_it_is_no_contract",),
        held=(Held("cycle", "Where both say something, what was signed counts"),),
    ),
    Safeguard(
        "R-25",
        "Nobody is asked for what is public already, or for what nothing uses.",
        rules=("what_is_asked_for_is_used",),
    ),
    Safeguard(
        "R-26",
        "What is decided about a practice is decided by criteria that everybody can read.",
        held=(Held("cycle", "A decision lists each criterion and what was found"),),
    ),
)


def safeguards_of(rule: str) -> tuple[str, ...]:
    """Return the numbers of the safeguards that a rule holds."""
    return tuple(one.number for one in SAFEGUARDS if rule in one.rules)
