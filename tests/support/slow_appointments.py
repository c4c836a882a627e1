"""Appointments added up record by record in plain Python: slow, and written apart from the product."""

import csv
import re
from collections import defaultdict
from datetime import datetime
from pathlib import Path

HEADER = (
    "APPOINTMENT_MONTH_START_DATE,GP_CODE,GP_NAME,SUPPLIER,PCN_CODE,PCN_NAME,SUB_ICB_LOCATION_CODE,"
    "SUB_ICB_LOCATION_NAME,HCP_TYPE,APPT_MODE,NATIONAL_CATEGORY,TIME_BETWEEN_BOOK_AND_APPT,APPT_STATUS,"
    "COUNT_OF_APPOINTMENTS"
)
GENERAL = (
    "General Consultation Acute",
    "General Consultation Routine",
    "Unplanned Clinical Activity",
    "Walk-in",
    "Clinical Triage",
    "Home Visit",
    "Care Home Visit",
    "Care Related Encounter but does not fit into any other category",
)
SOON = ("Same Day", "1 Day", "2 to 7 Days", "8  to 14 Days")
LATE = ("15  to 21 Days", "22  to 28 Days", "More than 28 Days")

Sums = dict[tuple[str, str, str], float | None]


def record(
    *,
    month: str = "01DEC2025",
    code: str = "A81001",
    staff: str = "GP",
    mode: str = "Face-to-Face",
    category: str = "General Consultation Acute",
    wait: str = "Same Day",
    status: str = "Attended",
    count: object = 1,
) -> list[object]:
    """Return one record of the publication."""
    return [
        month,
        code,
        "A Surgery",
        "S",
        "U00001",
        "A PCN",
        "00A",
        "An ICB",
        staff,
        mode,
        category,
        wait,
        status,
        count,
    ]


def added_up(path: Path) -> Sums:
    """Return the value of each practice, month and measure of a file: None where a part could not be read."""
    sums: dict[tuple[str, str, str], float] = defaultdict(float)
    unknown = set()
    with path.open(newline="") as lines:
        for row in csv.DictReader(lines):
            code, month, status = (
                row["GP_CODE"].strip().upper(),
                row["APPOINTMENT_MONTH_START_DATE"],
                row["APPT_STATUS"],
            )
            if not re.fullmatch("[A-Z][0-9]{5}", code) or status not in ("Attended", "DNA", "Unknown"):
                continue
            try:
                day = datetime.strptime(month.strip(), "%d%b%Y").date().isoformat()
            except ValueError:
                continue
            text = row["COUNT_OF_APPOINTMENTS"].strip()
            for measure in _measures(row):
                key = (code, day, measure)
                if measure[0] == "*":
                    key = (code, day, measure[1:])
                    sums[key] += 0
                elif re.fullmatch("[0-9]+", text):
                    sums[key] += int(text)
                else:
                    unknown.add(key)
                    sums[key] += 0
    return {key: None if key in unknown else value for key, value in sums.items()}


def _measures(row: dict[str, str]) -> list[str]:
    """Return the measures that a record belongs to, and with a star those it only makes known."""
    wait, status = row["TIME_BETWEEN_BOOK_AND_APPT"], row["APPT_STATUS"]
    general = row["NATIONAL_CATEGORY"] in GENERAL
    belongs = {
        "all": True,
        "attended": status == "Attended",
        "did_not_attend": status == "DNA",
        "gp_attended": status == "Attended" and row["HCP_TYPE"] == "GP",
        "telephone": row["APPT_MODE"] == "Telephone",
        "wait_known": general and wait in SOON + LATE,
        "within_14_days": general and wait in SOON,
        "wait_known_all": wait in SOON + LATE,
        "same_day": wait == "Same Day",
    }
    return [("" if yes else "*") + f"appointments.{name}" for name, yes in belongs.items()]
