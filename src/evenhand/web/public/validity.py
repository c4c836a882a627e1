"""Whether the product keeps what it promises: the run of simulations that came with it, as a page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.assessment.validity import rows
from evenhand.assessment.validity.rows import Table

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

FILE: Final = "validity.json"
"""Kept with the page; a copy of the run that the documents show, which a test holds them to."""


@dataclass(frozen=True)
class Promise:
    """A promise that is counted: what it is, what was counted, and whether it is kept."""

    name: "str | StrPromise"
    value: str
    bound: str
    is_kept: bool


@dataclass(frozen=True)
class ValidityView:
    """The promises in plain words, then the tables they rest on. `run` says what was simulated."""

    run: str
    promises: tuple[Promise, ...]
    tables: tuple[tuple[str, str, Table], ...]


PROMISES: Final[Mapping[str, "StrPromise"]] = {
    "null_flag_rate_998_per_side": gettext_lazy(
        "When no practice is unusual, so many lie beyond a 99.8% limit on one side; 0.1% belong there"
    ),
    "largest_flag_rate_998_per_side": gettext_lazy(
        "Ordinary practices beyond a limit on one side, in the kind of indicator where there are most"
    ),
    "split_bias_share": gettext_lazy(
        "The largest mean error of a part of a gap, as a share of how much that part varies"
    ),
    "unexplained_coverage95": gettext_lazy("95% intervals of the unexplained part that hold the truth"),
    "rank_coverage95": gettext_lazy("95% intervals of a rank that hold the true rank"),
}


@cache
def kept_run() -> Mapping[str, Any]:
    """Return the run that came with the product."""
    found: Mapping[str, Any] = json.loads((files(__package__) / FILE).read_text(encoding="utf-8"))
    return found


def validity_view() -> ValidityView:
    """Return the page on validity."""
    run = kept_run()
    promises = tuple(
        Promise(
            PROMISES.get(each["figure"], each["figure"]),
            f"{each['value']:.2%}",
            f"{each['least']:.2%} {_('to')} {each['most']:.2%}",
            bool(each["holds"]),
        )
        for each in run["bounds"]
    )
    said = _(
        "%(englands)s made-up Englands of %(practices)s practices for every row, seed %(seed)s, by Evenhand "
        "%(version)s. The same seed gives the same figures."
    ) % {
        "englands": run["englands"],
        "practices": f"{run['practices']:,}",
        "seed": run["seed"],
        "version": run["evenhand"],
    }
    return ValidityView(
        said, promises, tuple((heading, text, _translated(table)) for heading, text, table in tables(run))
    )


def _translated(table: Table) -> Table:
    return Table(
        [_(heading) for heading in table.headings],
        # A catalogue answers an empty text with its own head.
        [[_(cell) if cell else "" for cell in row] for row in table.rows],
    )


def tables(run: Mapping[str, Any]) -> tuple[tuple[str, str, Table], ...]:
    """Return the tables of a run as it holds them, each after its heading and what it is about."""
    return (
        (
            _("What is found, by list size"),
            _(
                "The share of unusual practices beyond the 99.8%% limits. With few patients next to nothing can be "
                "found, and these pages do not pretend to."
            )
            % {},
            rows.power_table(run),
        ),
        (
            _("Ordinary practices that are flagged"),
            _(
                "Per cent of ordinary practices above and below the 99.8%% limits, where 0.1%% belong on each side."
            )
            % {},
            rows.flag_table(run),
        ),
        (
            _("Where practices vary otherwise"),
            _("Nobody is unusual here, but practices vary by another law than the funnel takes."),
            rows.other_law_table(run),
        ),
        (
            _("Planted splits, recovered"),
            _(
                "The mean error of each part of a gap, the slope of the truth on the unexplained part, and how many "
                "intervals hold the truth."
            ),
            rows.split_table(run),
        ),
    )
