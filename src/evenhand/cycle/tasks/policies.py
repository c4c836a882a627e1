"""What may be a task, and in what state one can end."""

from datetime import date
from typing import Final

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.tasks.kinds import kind_of
from evenhand.cycle.tasks.models import Task
from evenhand.definitions.indicator import IndicatorDefinition

QOF: Final = "qof."
"""How every measure of the Quality and Outcomes Framework begins."""


def is_of_qof(indicator: IndicatorDefinition | None) -> bool:
    """Whether an indicator is made of figures of the Quality and Outcomes Framework."""
    if indicator is None:
        return False
    expressions = (indicator.numerator, indicator.denominator)
    return any(name.startswith(QOF) for one in expressions if one for name in one.measures)


def check_task(
    viewer: Viewer, kind: str, title: str, due: date, link: str, indicator: IndicatorDefinition | None
) -> None:
    """Refuse what may not be a task: InputError for one that is not whole, NotAllowed by safeguard R-05."""
    kind_of(kind)
    if not title.strip():
        raise InputError("a task says what there is to do", remedy="Give it a title")
    if not link.startswith("/") or link.startswith("//"):
        raise InputError("a task leads to a page of this site", received=link, remedy="Begin it with one /")
    if is_of_qof(indicator) and viewer.role != Role.PRACTICE:
        raise NotAllowed(
            "the Quality and Outcomes Framework is voluntary and a practice sets its own pace, so nobody else can put "
            f"a day on one of its objectives (R-05), due {due.isoformat()}",
            received=viewer.role,
            remedy="Offer help instead, without a day",
        )


def is_open(task: Task) -> bool:
    """Whether a task has not ended."""
    return not hasattr(task, "end")
