"""What people wrote for letters, made up, and every kind of letter made of it and the judged release."""

from datetime import date

from evenhand.cycle.letters.agreement import (
    AgreementTold,
    ObjectiveAgreed,
    SignatureTold,
    SupportAgreed,
    written_agreement,
)
from evenhand.cycle.letters.annual import annual_letter
from evenhand.cycle.letters.board_paper import BoardTold, DeedsTold, board_paper
from evenhand.cycle.letters.mid_year import mid_year_letter
from evenhand.cycle.letters.records import ActionTold, Around, ObjectiveTold, ReviewTold
from evenhand.cycle.letters.subject import Audience, Subject
from evenhand.cycle.letters.support_plan import AskTold, OfferTold, PlanTold, support_plan
from evenhand.cycle.reviews.beside import Promise
from evenhand.documents.blocks import Letter
from evenhand.pages.noted import ContextNote
from evenhand.publication.installed import Opened
from evenhand.publication.said import Reply, Said

STATEMENT = "We lost two partners in spring.\n\nWe kept every surgery open – all year: <b>*#proud*</b>."
MADE_ON = date(2023, 5, 20)
TOLD = ReviewTold(
    2022,
    date(2022, 4, 1),
    date(2023, 3, 31),
    date(2023, 5, 12),
    "Dr Alder, Ms Reed; Ms Lane",
    points="Evening surgeries are full.\n\nA nurse came in May.",
    achievements="A walk-in clinic.",
    statement=STATEMENT,
    changed="A care home with 48 beds opened.",
    finance="We owe you £1,204.",
    finance_answer="Agreed.",
    objectives=(
        ObjectiveTold("Open on one evening a week", "voluntary", "Met", "Every Tuesday"),
        ObjectiveTold("Answer within a minute", "contract", "", "", imposed=True),
    ),
    support=(
        Promise(
            "A nurse a day a week", date(2022, 4, 12), date(2022, 6, 1), date(2022, 7, 20), "From the pool"
        ),
        Promise("A second line", date(2022, 4, 12), date(2022, 12, 1)),
        Promise("A course", date(2022, 4, 12), date(2023, 12, 1)),
        Promise("A visit", date(2022, 4, 12)),
    ),
    actions=(
        ActionTold("Ask for the report", "Practice", "Ms Reed", date(2023, 7, 1)),
        ActionTold("Pay for the line", "Commissioner", "Ms Lane", date(2023, 6, 1)),
    ),
)
AROUND = Around(
    "NHS Fernshire", "Fernshire LMC", MADE_ON, "Pat Lane", "0300 000 0000", date(2023, 6, 3), True
)
AGREED = AgreementTold(
    2023,
    (
        ObjectiveAgreed(
            1,
            "Open on one evening a week",
            "In words",
            "This practice",
            "Voluntary",
            due=date(2024, 3, 31),
            support=(SupportAgreed("Pay for the rota", "Ms Lane", date(2023, 6, 1)),),
        ),
        ObjectiveAgreed(
            2,
            "Reviews for patients with asthma",
            "In numbers",
            "All practices",
            "A signed term: schedule 2",
            "From 64% to at least 70%",
            "About as likely as not.",
            ContextNote("Young working adults come least."),
            "£1,200",
            imposed="Schedule 2 says so.",
        ),
    ),
    "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce",
    "This is not a contract document.",
    (SignatureTold("For Alder Surgery", "Dr Alder, 24 March 2023"), SignatureTold("For NHS Fernshire", "")),
    state="Signed by the practice",
)
PLAN = PlanTold(
    (
        OfferTold(
            "Asthma reviews",
            "Staff with the skills needed",
            "A nurse for two mornings a week",
            "Ms Lane",
            date(2023, 4, 1),
            date(2023, 6, 1),
            (date(2023, 7, 1), date(2023, 10, 1)),
            "The practice takes it",
            "asthma-review",
            ("Rooms: one fewer than the list needs",),
            ("1 April 2023: offered",),
        ),
    ),
    (AskTold("Investment", "A second line.", date(2023, 3, 2), "Granted."),),
)
BOARD = BoardTold(
    2022,
    "Recruiting nurses.",
    "We would leave premises out.",
    ("To note this paper", "To fund the lines"),
    (DeedsTold("Challenges were answered in time", "9 of 12.", "Late ones stand."),),
    (("Zed Surgery", "Annual letter"), ("Alder Surgery", "Annual letter")),
    names_agreed=True,
)
KINDS = ("annual", "mid-year", "agreement", "support-plan", "board-paper")


def subject_of(opened: Opened, code: str = "Z80001", audience: Audience = "practice") -> Subject:
    """Return a practice of the release, which has replied to one of its figures."""
    row = next(one for one in opened.figures.results_of(code) if one["indicator"] == "asthma-review")
    words = "We changed our computer system in July."
    reply = Reply(code, "asthma-review", row["period_end"], "coding", words, MADE_ON)
    return Subject(opened, opened.practices[code], audience, Said.of([reply]))


def letter_of(opened: Opened, kind: str, code: str = "Z80001", audience: Audience = "practice") -> Letter:
    """Return a letter of any kind about a practice or, for a board paper, its area."""
    subject = subject_of(opened, code, audience)
    if kind == "board-paper":
        return board_paper(opened, subject.area, BOARD, MADE_ON)
    if kind == "agreement":
        return written_agreement(subject, AGREED, AROUND)
    if kind == "support-plan":
        return support_plan(subject, PLAN, AROUND)
    made = annual_letter if kind == "annual" else mid_year_letter
    return made(subject, TOLD, AROUND)
