"""Aggregate returns on their templates: one writer for all of them, column for column as the template has them."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import polars as pl

from evenhand.demo.layouts.frames import plainly, with_withheld, write_frame
from evenhand.demo.returning import areas, hospital, lists, money, practice
from evenhand.demo.scene import Scene
from evenhand.demo.years import Year
from evenhand.sources.reading.returns.keys import headers_of
from evenhand.sources.reading.returns.template import Template
from evenhand.sources.reading.returns.templates import template_by_id

Draw = Callable[[Scene, Year], pl.DataFrame]

RETURNS: Final[dict[str, Draw]] = {
    "budgets": money.budgets,
    "circumstances": lists.circumstances,
    "emergency-activity": hospital.emergency_activity,
    "enhanced-services": practice.enhanced_services,
    "expected-registers": lists.expected_registers,
    "hospital-choice": hospital.hospital_choice,
    "list-movements": lists.list_movements,
    "nhs-111": hospital.nhs_111,
    "out-of-hours": hospital.out_of_hours,
    "planned-care": hospital.planned_care,
    "practice-offer": practice.practice_offer,
    "practice-return": practice.practice_return,
    "premises-survey": practice.premises_survey,
    "qof-aspiration": lists.qof_aspiration,
    "quality-premium": areas.quality_premium,
    "referral-bookings": hospital.referral_bookings,
    "stop-smoking": lists.stop_smoking,
    "urgent-care": hospital.urgent_care,
}
"""Every template there is, and what draws its rows."""
NEVER_RETURNED = 0.01
"""Practices about which nothing is returned, template by template; they are the same ones every year."""
WITHHOLDING = 0.02
"""Practices of whom whoever counts withholds numbers below the floor."""
FLOOR = 8
LATE: Final = "nhs-111"
"""The return whose last month has not come by the end of the last year."""


def write_returns(folder: Path, scene: Scene, year: Year) -> None:
    """Write the year's file of every return."""
    for name, draw in RETURNS.items():
        template = template_by_id(name)
        table = draw(scene, year)
        if template.about == "practice":
            table = _returned(scene, year, template, table)
        if name == LATE and year.first == scene.last:
            table = table.filter(pl.col("period_end") < year.period.end)
        write_frame(folder / return_file(name, year), _laid_out(template, table))


def return_file(name: str, year: Year) -> str:
    """Return the name of a year's file of a return."""
    return f"{name}-{year.label}.csv"


def _returned(scene: Scene, year: Year, template: Template, table: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of practices about which something is returned, small numbers of a few of them withheld."""
    codes = year.figures["code"]
    never = scene.left_out(template.id, NEVER_RETURNED, year.open_rows)
    table = table.filter(~pl.col("practice_code").is_in(codes.filter(pl.Series(never)).implode()))
    if template.groups != "none":
        return table
    hidden = codes.filter(pl.Series(scene.left_out("withholding", WITHHOLDING, year.open_rows)))
    withheld = pl.col("practice_code").is_in(hidden.implode())
    counts = [
        column.header for column in template.columns if column.kind == "count" and column.header in _PEOPLE
    ]
    return table.with_columns(
        pl.when(withheld)
        .then(with_withheld(pl.col(name), FLOOR))
        .otherwise(plainly(pl.col(name)))
        .alias(name)
        for name in counts
    )


_PEOPLE: Final = frozenset({
    "walk_in_attendances", "calls", "calls_core_hours", "contacts", "routine_contacts", "booked", "bookable",
    "quit_dates", "quit_at_4_weeks", "left_same_address", "joined_same_address", "safety_events", "care_home_residents",
})  # fmt: skip
"""Columns that count people or what befell them, and so may be withheld."""


def _laid_out(template: Template, table: pl.DataFrame) -> pl.DataFrame:
    headers = headers_of(template)
    empty = [pl.lit(None, pl.String).alias(name) for name in headers if name not in table.columns]
    numbers = [
        plainly(pl.col(column.header)).alias(column.header)
        for column in template.columns
        if column.is_number and table.schema.get(column.header) not in (None, pl.String)
    ]
    keys = [name for name in ("practice_code", "commissioner_code") if name in table.columns]
    ordered = table.with_columns(*numbers, *empty).sort(*keys, "period_start", maintain_order=True)
    return ordered.select(headers)
