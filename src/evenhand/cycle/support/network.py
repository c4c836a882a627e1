"""The learning network: practices that do well given their context, offered to those alike, each by its own consent."""

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.consent.policies import is_named
from evenhand.pages import words
from evenhand.pages.edition import Row
from evenhand.publication.installed import Opened


def does_well(opened: Opened, row: Row) -> bool:
    """Whether a figure is outside the 95% limits, given context, on the side its definition says is better."""
    definition = opened.edition.indicators[row["indicator"]]
    return row["outcome"] in words.OUTSIDE_95 and row["direction"] == definition.polarity


def learners_for(opened: Opened, practice: str, indicator: str) -> tuple[str, ...]:
    """Return the codes of a practice's twins that do well on an indicator and agreed to be named, the nearest first."""
    twins = [row["twin"] for row in opened.figures.twins_of(practice)]
    return tuple(
        code
        for code in twins
        if is_named(code, indicator)
        and any(
            row["indicator"] == indicator and does_well(opened, row)
            for row in opened.figures.results_of(code)
        )
    )


def named_for(viewer: Viewer, opened: Opened, practice: str, indicator: str) -> tuple[str, ...]:
    """Return those practices to the practice that learns. Others are told how many, and no name (see consent)."""
    is_own = viewer.role == Role.PRACTICE and viewer.organisation_code == practice
    return learners_for(opened, practice, indicator) if is_own else ()
