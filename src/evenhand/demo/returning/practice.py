"""What practices and surveyors return: governance, consultations, premises, services, what they offer."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np
import polars as pl
from scipy.special import expit

from evenhand.common.periods import Period
from evenhand.demo.returning.rows import part_of, quarters, rows_of
from evenhand.demo.scene import Scene
from evenhand.demo.world import FloatArray
from evenhand.demo.years import Year

_TRAINING, _ACCREDITED = "Training practice since {year}", "Quality practice award {year}"
_LANGUAGES: Final = ("Polish", "Urdu", "Gujarati", "Portuguese", "Romanian", "Arabic", "Bengali", "Tamil")
_CONFIRMED_LATE = 0.04
_SQUARE_METRES_A_ROOM = 42.0


def practice_return(scene: Scene, year: Year) -> pl.DataFrame:
    """Return what a practice says once a year of its work, its declaration and its premises."""
    rng, size = scene.rng("practice return", year.first), year.lists.size
    lists = year.lists
    planned = rng.integers(10, 16, size)
    timed = np.round(lists * rng.uniform(3.5, 5.0, size)).astype(np.int64)
    mean = np.exp(scene.usual("consultation length", 2.33, 0.11))[year.open_rows]
    offered = rng.poisson(lists * 0.11)
    declared, applicable = np.full(size, 96), rng.integers(16, 21, size)
    truth = {name: expit(scene.true(name))[year.open_rows] for name in (
        "clinical-governance-participation", "edec-compliance", "premises-minimum-standard")}  # fmt: skip
    counts = {
        "governance_planned": planned,
        "governance_held": part_of(rng, planned, truth["clinical-governance-participation"]),
        "consultations_timed": timed,
        "consultation_minutes": np.round(timed * mean),
        "consultation_minutes_sd": np.round(mean * rng.uniform(0.5, 0.7, size), 2),
        "clinical_hours": np.round(rng.choice([50.0, 52.5, 52.5, 54.5, 58.0], size), 1),
        "extended_offered": offered,
        "extended_used": part_of(rng, offered, rng.beta(16, 4, size)),
        "safety_events": rng.poisson(lists / 1000 * np.exp(scene.usual("safety", 0.3, 0.6))[year.open_rows]),
        "declaration_required": declared,
        "declaration_compliant": part_of(rng, declared, truth["edec-compliance"]),
        "premises_criteria_applicable": applicable,
        "premises_criteria_met": part_of(rng, applicable, (truth["premises-minimum-standard"] + 1) / 2),
    }
    return rows_of(year, year.period, **counts, **_words(scene, year))


def _words(scene: Scene, year: Year) -> dict[str, pl.Series]:
    """Return a practice's own words, much the same every year."""
    rng = scene.rng("practice words")
    size = scene.world.size
    since = rng.integers(2008, 2022, size)
    kinds = rng.choice([_TRAINING, _ACCREDITED, ""], size, p=[0.35, 0.08, 0.57])
    accreditation = [str(kind).format(year=one) or "None" for kind, one in zip(kinds, since, strict=True)]
    words: dict[str, Sequence[str]] = {
        "accreditation": accreditation,
        "participation_group": rng.choice(["Yes", "No"], size, p=[0.88, 0.12]).tolist(),
        "premium_rate_number": rng.choice(["Yes", "No"], size, p=[0.005, 0.995]).tolist(),
        "consultation_languages": _spoken(scene, rng),
    }
    return {name: pl.Series(list(texts))[year.open_rows.tolist()] for name, texts in words.items()}


def _spoken(scene: Scene, rng: np.random.Generator) -> list[str]:
    more = rng.binomial(3, scene.world.column("minority_share").clip(0, 1))
    picked = rng.choice(_LANGUAGES, (scene.world.size, 3))
    return [
        ", ".join(["English", *sorted(set(row[:count]))])
        for row, count in zip(picked.tolist(), more, strict=True)
    ]


def practice_offer(scene: Scene, year: Year) -> pl.DataFrame:
    """Return what each practice offers patients, in its own words, as it last confirmed them in the year after.

    Most do so each quarter; some few have not since the year began, and their words have become old.
    """
    rng, size = scene.rng("offer"), scene.world.size
    late = scene.left_out("confirmed", _CONFIRMED_LATE, year.open_rows)
    day = pl.Series(late).replace_strict(
        {True: date(year.first + 1, 4, 1), False: date(year.first + 1, 11, 30)}, return_dtype=pl.Date
    )
    choices = {
        "opening_hours": ("Monday to Friday 8:00 to 18:30", "Monday to Friday 8:00 to 18:30, Tuesday to 20:00",
                          "Monday to Friday 7:30 to 18:30"),
        "transport": ("Bus stop outside", "Bus stop within 5 minutes; cycle racks", "No public transport"),
        "parking": ("Car park with 2 bays for disabled people", "Street parking only", "Car park with 1 bay"),
        "languages": ("Interpreters by telephone", "Interpreters by telephone or in person"),
        "child_friendly": ("Baby changing and room for prams", "Room for prams", "Baby changing and a place to feed"),
        "services": ("Blood tests, minor surgery, contraception", "Blood tests, contraception",
                     "Blood tests, travel vaccination, joint injections"),
        "accepting": ("Open to new patients", "Open to new patients within the boundary", "List closed for now"),
        "digital": ("Website and NHS App; online requests in core hours", "Website; online requests mornings only"),
        "staff": ("Women and men among GPs; a trainee", "Women and men among GPs", "One GP, a nurse practitioner"),
    }  # fmt: skip
    texts = {
        name: pl.Series(rng.choice(words, size))[year.open_rows.tolist()] for name, words in choices.items()
    }
    return rows_of(year, year.period, **texts).with_columns(period_start=day, period_end=day)


def premises_survey(scene: Scene, year: Year) -> pl.DataFrame:
    """Return what a surveyor found on a day of the year: the rooms and the building stay as they are."""
    rows, size = year.open_rows, year.lists.size
    rng = scene.rng("premises", year.first)
    rooms = scene.world.column("rooms")[rows]
    area = rooms * _SQUARE_METRES_A_ROOM
    applicable = rng.integers(22, 27, size)
    asked = np.full(size, 7)
    suits: FloatArray = np.exp(scene.usual("premises suit", 0.0, 0.15))[rows]
    met = part_of(rng, applicable, expit(scene.true("premises-minimum-standard"))[rows])
    return rows_of(
        year, Period.day(quarters(year.first)[2].start), clinical_rooms=rooms, standards_applicable=applicable,
        standards_met=met, area_usable=area.round(1), area_required=(area * suits).round(1),
        access_features_asked=asked, access_features_present=part_of(rng, asked, rng.beta(12, 3, size)),
    )  # fmt: skip


def enhanced_services(scene: Scene, year: Year) -> pl.DataFrame:
    """Return which enhanced services practices hold, and how many eligible patients had them."""
    rng, size = scene.rng("enhanced", year.first), year.lists.size
    offered = np.full(size, 14)
    held = part_of(rng, offered, expit(scene.usual("enhanced", 0.9, 0.5))[year.open_rows])
    eligible = rng.poisson(year.lists * 0.12) + 1
    served = part_of(rng, eligible, expit(scene.true("es-uptake-per-eligible"))[year.open_rows])
    without = part_of(rng, eligible - served, rng.beta(1, 6, size))
    return rows_of(
        year,
        year.period,
        offered=offered,
        held=held,
        eligible=eligible,
        served=served,
        without_provider=without,
    )
