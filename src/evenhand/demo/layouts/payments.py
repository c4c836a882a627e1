"""NHS Payments to General Practice: a wide file whose headers change every year, with a byte-order mark."""

from pathlib import Path
from typing import Any

import numpy as np

from evenhand.demo.layouts.text import write_rows
from evenhand.demo.world import World
from evenhand.demo.years import Year

_WHO = (
    "NHS England (Region) code", "NHS England (Region) Name", "CCG Code", "CCG NAME", "PCN Code", "PCN Name",
    "Practice Code", "Practice Name", "Practice Address", "Practice Postcode", "Practice Open Date",
    "Practice Close Date", "Contract Type", "Dispensing Practice", "Practice type", "Practice Rurality",
    "Atypical characteristics",
)  # fmt: skip
_COMPONENTS = (
    "Global Sum", "MPIG Correction factor", "Balance of PMS Expenditure", "Total QOF Payments",
    "Childhood Vaccination and Immunisation Scheme", "GP Extended Hours Access",
    "Influenza and Pneumococcal Immunisations", "Learning Disabilities", "Meningitis", "Minor Surgery",
    "Out Of Area in Hours Urgent Care", "Pertussis", "Rotavirus and Shingles Immunisation",
    "Services for Violent Patients", "Medical Assessment Reviews", "Weight Management Service",
    "Total Local Incentive Schemes", "Premises Payments", "Seniority", "Doctors Retainer Scheme Payments",
    "Total Locum Allowances", "Appraisal Costs ", "Prolonged Study Leave", "PCO Admin Other",
    "Information Management and Technology",
    "Non DES Item Pneumococcal Vaccine, Childhood Immunisation Main Programme", "General Practice Transformation",
    "PCN Participation", "Prescribing Fee Payments", "Dispensing Fee Payments", "Reimbursement of Drugs",
    "winter Access Fund", "Other Payments",
)  # fmt: skip
_SINCE = {"Medical Assessment Reviews": 2021, "Weight Management Service": 2021, "winter Access Fund": 2021}
_ENDS = {"Seniority": 2020}
_SUMS = (
    "Total NHS Payments to General Practice",
    "Deductions for Pensions, Levies and Prescription Charge Income",
    "Total NHS Payments to General Practice Minus Deductions",
)
_PATIENTS = {
    2019: ("Average Number of Registered Patients", "Average Number of Weighted Patients"),
    2020: ("Average Number of Registered Patients", "Average Number of Weighted Patients"),
}
_LATER_PATIENTS = (
    "Number of Registered Patients (Last Known Figure)",
    "Number of Weighted Patients (Last Known Figure)",
)
_AVERAGES = ("Average payments per registered patient", "Average payments per weighted patient")

FLUCTUATION = "| Large fluctuation in patients |"


def write_payments(path: Path, rng: np.random.Generator, world: World, year: Year, closing: set[str]) -> None:
    """Write the year's payments. Practices in `closing` end with the year and are marked as atypical."""
    components = [name for name in _COMPONENTS if _SINCE.get(name, 0) <= year.first <= _ENDS.get(name, 9999)]
    patients = _PATIENTS.get(year.first, _LATER_PATIENTS)
    rows = []
    for practice in year.table(world).iter_rows(named=True):
        area = world.areas.row(practice["area_number"], named=True)
        paid = _paid(practice, float(rng.uniform(0.55, 0.9)))
        total = round(sum(paid.get(name, 0.0) for name in components), 2)
        fractions = round(practice["list"] + float(rng.choice([0.0, 0.25, 0.5, 0.75])), 2)
        rows.append((
            *_who(practice, area, year, practice["code"] in closing),
            fractions, practice["weighted"], round(total / fractions, 2), round(total / practice["weighted"], 2),
            *(paid.get(name, 0) for name in components), total, practice["deductions"],
            round(total + practice["deductions"], 2),
        ))  # fmt: skip
    write_rows(path, (*_WHO, *patients, *_AVERAGES, *components, *_SUMS), rows, mark=True, windows=True)


def _paid(practice: dict[str, Any], share: float) -> dict[str, float]:
    core = practice["core"]
    capitation = round(core * share, 2) if practice["contract"] == "GMS" else 0.0
    return {
        "Global Sum": capitation if practice["contract"] == "GMS" else round(core * 0.04, 2),
        "Balance of PMS Expenditure": 0.0 if practice["contract"] == "GMS" else round(core * 0.96, 2),
        "MPIG Correction factor": 0.0,
        "PCO Admin Other": round(core - capitation, 2) if practice["contract"] == "GMS" else 0.0,
        "Total QOF Payments": practice["qof"],
        "Influenza and Pneumococcal Immunisations": practice["immunisation"],
        "Total Local Incentive Schemes": practice["local_incentives"],
        "Premises Payments": practice["premises"],
        "Total Locum Allowances": practice["locum"],
        "Reimbursement of Drugs": practice["drugs"],
        "Other Payments": practice["other"],
    }


def _who(practice: dict[str, Any], area: dict[str, Any], year: Year, closes: bool) -> tuple[str, ...]:
    rural = "Rural" if practice["rural_share"] > 0.5 else "Urban"
    address = f"{practice['street']} {practice['town']}   ".upper()
    return (
        area["region"], f"{area['region_name'].upper()} COMMISSIONING REGION", area["area"], area["area_name"].upper(),
        practice["network"], practice["network_name"], practice["code"], practice["name"], address,
        practice["postcode"], "01/04/1974", f"31/03/{year.first + 1}" if closes else "", practice["contract"],
        practice["dispensing"], "GP practice", rural, FLUCTUATION if closes else "",
    )  # fmt: skip
