"""The form of a notice: what was typed, and what it says to the action that drafts it."""

from typing import Any, Final

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from evenhand.cycle.concerns import facts
from evenhand.cycle.concerns.kinds import Ground, NoticeKind, SanctionKind, ShorterFor
from evenhand.cycle.concerns.models import Case
from evenhand.cycle.concerns.notice_faults import NOT_ON_RANK, RIGHT_TO_DISPUTE, WORDS
from evenhand.web.support.typed import LONGEST, day

TEXTS: Final = (*WORDS, "shorter_because", "proportionate_because", "cumulative_effect")
DAYS: Final = ("ends_on", "suspended_until")
TICKS: Final = ("is_not_on_rank", "keeps_essential_services", "is_reserved")
CHOICES: Final = ("shorter_for", "sanction", "ground", "stands_despite_dispute")


def begun(case: Case) -> dict[str, Any]:
    """Return what a draft begins with: what the case knows already. Nothing of it has to stay."""
    lmcs = ", ".join(one.name for one in facts.lmcs_of(case.commissioner))
    found = [f"{one.found_on:%-d %B %Y}: {one.words}" for one in case.evidence.all() if one.found_on]
    figures = [f"{one.period_end:%-d %B %Y}: {one.words}" for one in case.evidence.all() if one.period_end]
    return {
        **dict.fromkeys((*TEXTS, *DAYS, *CHOICES), ""),
        **dict.fromkeys(TICKS, False),
        "clause": case.clause,
        "facts": "\n".join([*figures, *found]),
        "right_to_dispute": RIGHT_TO_DISPUTE,
        "lmc_contact": lmcs,
        "context_statement": case.context_note,
        "evidence": [one.pk for one in case.evidence.all()],
    }


def typed(sent: QueryDict) -> dict[str, Any]:
    """Return what was typed, to be shown again."""
    return {
        **{name: sent.get(name, "")[:LONGEST] for name in (*TEXTS, *DAYS, *CHOICES)},
        **{name: sent.get(name) == "yes" for name in TICKS},
        "evidence": [int(one) for one in sent.getlist("evidence") if one.isdigit()],
    }


def given(request: HttpRequest) -> dict[str, Any]:
    """Return the notice's columns as they were typed; InputError for a day that is none."""
    said = typed(request.POST)
    labels = {"ends_on": _("The day it ends or takes effect"), "suspended_until": _("Suspended until")}
    return said | {name: day(said[name], labels[name]) if said[name].strip() else None for name in DAYS}


def fields_of(kind: str) -> frozenset[str]:
    """Return the fields that a kind of notice has besides those that every one has."""
    more = {
        NoticeKind.REMEDIAL: {"steps", "ends_on", "shorter"},
        NoticeKind.BREACH: {"steps"},
        NoticeKind.SANCTION: {"sanction", "ends_on", "shorter", "despite"},
        NoticeKind.TERMINATION: {"cumulative", "ends_on", "shorter", "despite"},
        NoticeKind.IMMEDIATE: {"ground", "ends_on", "despite"},
    }
    return frozenset(more[NoticeKind(kind)])


LISTS: Final = {
    "shorter_for": ShorterFor.choices,
    "sanction": SanctionKind.choices,
    "ground": Ground.choices,
    "stands_despite_dispute": ShorterFor.choices,
}
LABELS: Final = {**WORDS, "not_on_rank": NOT_ON_RANK}
