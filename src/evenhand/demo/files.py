"""Every publisher's files of a year, and the look-ups that go with all years."""

from datetime import date
from pathlib import Path
from typing import Any

from evenhand.demo.dirt import soil
from evenhand.demo.layouts import (
    appointments,
    area_outcomes,
    directories,
    fingertips,
    gp_patient_survey,
    monthly,
    payments,
    places,
    practice_map,
    prescribing,
    prevention,
    qof,
    register,
    registered,
    returns,
)
from evenhand.demo.layouts import workforce as staff
from evenhand.demo.scene import Scene
from evenhand.demo.staffing import Staffing
from evenhand.demo.years import Year


def write_year(folder: Path, scene: Scene, year: Year, late: set[str], staffing: Staffing) -> None:
    """Write the year's files into `folder`. Practices in `late` have not sent their figures of QOF."""
    world, after = scene.world, year.first + 1
    closed = {one.practice: one.day for one in scene.gone if one.day <= date(after, 3, 31)}
    register.write_register(folder / "epraccur.csv", world, scene.gone, date(after, 6, 1))
    practice_map.write_map(folder / "gp-reg-pat-prac-map.csv", world, year)
    registered.write_all(folder / "gp-reg-pat-prac-all.csv", world, year)
    registered.write_ages(folder / "gp-reg-pat-prac-quin-age.csv", world, year)
    paid = scene.rng("payments", year.first)
    payments.write_payments(folder / f"nhspaymentsgp-{year.label[2:]}-prac.csv", paid, world, year, closed)
    qof.write_qof(folder, scene.rng("points", year.first), world, year, late)
    staff.write_workforce(folder, scene, year, staffing)
    gp_patient_survey.write_survey(folder, scene, year)
    monthly.write_monthly(folder, scene, year)
    prevention.write_prevention(folder, scene, year)
    area_outcomes.write_outcomes(folder, scene, year)
    returns.write_returns(folder / "returns", scene, year)
    name = f"fingertips-{fingertips.INDICATOR}-ae-attendances-0-4.csv"
    fingertips.write_attendances(folder / name, world, year, first_year=year.first == scene.first)
    if year.first == scene.last:
        appointments.write_appointments(folder, scene, year)
        prescribing.write_prescribing(folder, scene, year)
        registered.write_places(folder / "gp-reg-pat-prac-lsoa-all.zip", scene.rng("homes"), world, year)
        directories.write_ratings(folder / "cqc-ratings.csv", scene.rng("ratings"), world)


def spoil_year(folder: Path, scene: Scene, year: Year) -> list[dict[str, Any]]:
    """Spoil a few rows of the year's files; return what was done, and which file is late."""
    achievement = qof.achievement_files(folder, year.compact)[0]
    files = {
        "achievement": achievement,
        "workforce": folder / staff.census_file(year.first),
        "telephony": folder / monthly.telephony_file(year),
        "list-movements": folder / "returns" / returns.return_file("list-movements", year),
    }
    missing = {"file": returns.return_file(returns.LATE, year), "what": "the last month has not come"}
    return [*soil(scene.rng("dirt"), files), missing]


def write_reference(folder: Path, scene: Scene) -> None:
    """Write the look-ups."""
    world = scene.world
    places.write_deprivation(folder / "File_7_IoD2019_scores_lsoa.csv", world)
    places.write_ethnicity(folder / "census2011_ethnicity_lsoa.csv", world)
    places.write_rurality(folder / "RUC2011_LSOA.csv", scene.rng("rurality"), world)
    places.write_demographics(folder / "hoc-gp-demographics-2020.csv", scene.rng("demographics"), world)
    directories.write_directory(folder / "GP.csv", scene.rng("directory"), world)
    to = scene.last + 1
    directories.write_successors(folder / f"practice-code-successors-to-{to}.csv", world, scene.gone, to)
