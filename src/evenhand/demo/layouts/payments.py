"""NHS Payments to General Practice: a wide file whose headers change every year, with a byte-order mark."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from evenhand.demo import codes
from evenhand.demo.layouts.payment_columns import COMPONENTS, COVID, NETWORK, columns_of
from evenhand.demo.layouts.text import plain, write_rows
from evenhand.demo.world import World
from evenhand.demo.years import Year

FLUCTUATION = "| Large fluctuation in patients |"
NO_PATIENTS = "| No registered patients |"
PART_OF_YEAR = "| Part year of data || No registered patients |"
NONE_OR_UNKNOWN = "Unknown or no PCN"

_TOTAL = "Total NHS Payments to General Practice"
_AVERAGE = "Average payments per {} patient"
_WITH_NETWORK = " including PCN Workforce, Leadership and Support"
_WITH_COVID = " including covid vaccination, covid support and long covid payments"


def write_payments(
    path: Path, rng: np.random.Generator, world: World, year: Year, closed: dict[int, date]
) -> None:
    """Write the year's payments.

    `closed` has the last day of every practice that closes by the end of the year, by its number. One that ends with
    the year is marked as fluctuating; one that ended the year before is still paid a little, without patients.
    """
    columns = columns_of(year.first)
    rows = []
    for number, practice in zip(
        year.open_rows.tolist(), year.table(world).iter_rows(named=True), strict=True
    ):
        area = world.areas.row(practice["area_number"], named=True)
        cells = _who(practice, area)
        if number in closed:
            cells |= {
                "Practice Close Date": f"{closed[number]:%d/%m/%Y}",
                "Atypical characteristics": FLUCTUATION,
            }
        paid = _paid(practice, float(rng.uniform(0.55, 0.9)))
        listed = round(practice["list"] + float(rng.choice([0.0, 0.25, 0.5, 0.75])), 2)
        cells |= _amounts(paid, practice["deductions"], listed, practice["weighted"])
        rows.append([cells[column] for column in columns])
    for number, day in closed.items():
        if day == date(year.first, 3, 31):
            cells = _left_over(world, number, day)
            rows.append([cells[column] for column in columns])
    cells = _walk_in_centre(world)
    rows.append([cells[column] for column in columns])
    write_rows(path, list(columns.values()), rows, mark=True, windows=True, open_end=True)


def _paid(practice: dict[str, Any], share: float) -> dict[str, float]:
    """Return the payments that are not nothing; a GMS practice's core is its global sum, another's mostly a balance."""
    core = practice["core"]
    general = practice["contract"] == "GMS"
    capitation = round(core * (share if general else 0.04), 2)
    return {
        "Global Sum": capitation,
        "Balance of PMS Expenditure": 0.0 if general else round(core - capitation, 2),
        "PCO Admin Other": round(core - capitation, 2) if general else 0.0,
        "Total QOF Payments": practice["qof"],
        "Influenza and Pneumococcal Immunisations": practice["immunisation"],
        "Total Local Incentive Schemes": practice["local_incentives"],
        "Premises Payments": practice["premises"],
        "Total Locum Allowances": practice["locum"],
        "Information Management and Technology": practice["it"],
        "Reimbursement of Drugs": practice["drugs"],
        "Other Payments": practice["other"],
        "Covid Immunisation": practice["covid"],
    }


def _amounts(paid: dict[str, float], deductions: float, listed: float, weighted: float) -> dict[str, str]:
    """Return every amount, sum and average; with no patients the averages are 0, as the publisher writes them."""
    total = sum(paid.get(name, 0.0) for name in COMPONENTS)
    covid, network = (sum(paid.get(name, 0.0) for name in names) for names in (COVID, NETWORK))
    found = {name: paid.get(name, 0.0) for name in (*COMPONENTS, *COVID, *NETWORK)}
    found |= {
        "Number of Registered Patients (Last Known Figure)": listed,
        "Number of Weighted Patients (Last Known Figure)": weighted,
        _TOTAL: total,
        "Deductions for Pensions, Levies and Prescription Charge Income": deductions,
        f"{_TOTAL} Minus Deductions": total + deductions,
        f"{_TOTAL}{_WITH_COVID}": total + covid,
        f"Total NHS Payments{_WITH_NETWORK}": total + network,
        f"{_TOTAL} including Covid and PCN payments": total + covid + network,
        f"{_TOTAL} including Covid and PCN payments minus deductions": total + covid + network + deductions,
    }
    for kind, patients in (("registered", listed), ("weighted", weighted)):
        for ending, sum_ in (("", total), (_WITH_NETWORK, total + network), (_WITH_COVID, total + covid)):
            found[_AVERAGE.format(kind) + ending] = sum_ / patients if patients else 0.0
    return {name: plain(round(number, 2)) for name, number in found.items()}


def _who(practice: dict[str, Any], area: dict[str, Any]) -> dict[str, str]:
    return {
        "NHS England (Region) code": area["region"],
        "NHS England (Region) Name": f"{area['region_name'].upper()} COMMISSIONING REGION",
        "CCG Code": area["area"],
        "CCG NAME": area["area_name"].upper(),
        "PCN Code": practice["network"] or NONE_OR_UNKNOWN,
        "PCN Name": practice["network_name"] or NONE_OR_UNKNOWN,
        "Practice Code": practice["code"],
        "Practice Name": practice["name"],
        "Practice Address": f"{practice['street']}   {practice['town']} ".upper(),
        "Practice Postcode": practice["postcode"],
        "Practice Open Date": f"{practice['opened']:%d/%m/%Y}",
        "Practice Close Date": "",
        "Contract Type": practice["contract"],
        "Dispensing Practice": practice["dispensing"],
        "Practice type": "GP practice",
        "Practice Rurality": "Rural" if practice["rural_share"] > 0.5 else "Urban",
        "Atypical characteristics": "",
    }


def _left_over(world: World, number: int, day: date) -> dict[str, str]:
    """Return the cells of a practice that closed the day before the year began."""
    practice = world.practices.row(number, named=True)
    cells = _who(practice, world.areas.row(practice["area_number"], named=True))
    marks = {
        "Dispensing Practice": "Unknown",
        "Practice Rurality": "Missing",
        "Atypical characteristics": PART_OF_YEAR,
    }
    money = _amounts({"Other Payments": 1_278.29}, 0.0, 0.0, 0.0)
    return cells | marks | {"Practice Close Date": f"{day:%d/%m/%Y}"} | money


def _walk_in_centre(world: World) -> dict[str, str]:
    """Return the cells of a walk-in centre, which has no patients of its own."""
    practice = world.practices.row(0, named=True) | {
        "code": codes.other_code(0), "name": "MADE-UP WALK IN CENTRE", "opened": date(2008, 12, 1),
        "network": "", "contract": "Unknown", "dispensing": "Unknown",
    }  # fmt: skip
    cells = _who(practice, world.areas.row(practice["area_number"], named=True))
    marks = {
        "Practice type": "Walk in centre",
        "Atypical characteristics": NO_PATIENTS,
        "PCN Name": NONE_OR_UNKNOWN,
    }
    return cells | marks | _amounts({"Other Payments": 512_549.3}, 0.0, 0.0, 0.0)
