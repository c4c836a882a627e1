"""Prescribing added up record by record in plain Python, with exact decimals: slow, and written apart."""

import csv
import re
from collections import defaultdict
from decimal import Decimal, InvalidOperation
from pathlib import Path

HEADER = "YEAR_MONTH,PRACTICE_NAME,PRACTICE_CODE,BNF_CODE,BNF_DESCRIPTION,QUANTITY,ITEMS,TOTAL_QUANTITY,NIC,ACTUAL_COST"
OPIOIDS = ("Matrifen_Patch 75mcg/hr", "Longtec_Tab 60mg")
LOW_VALUE = ("0407010Q0", "0602010M0")


def record(
    *,
    month: str = "202512",
    code: str = "A81001",
    medicine: str = "0101010R0AAABAB",
    name: str = "Simeticone_Susp",
    items: object = 1,
    net: object = "1.5",
    actual: object = "1.42105",
) -> list[object]:
    """Return one record of the dataset."""
    return [month, "A SURGERY", code, medicine, name, "50.0", items, "50.0", net, actual]


def added_up(path: Path) -> dict[tuple[str, str, str], float | None]:
    """Return the value of each practice, month and measure of a file: None where a part could not be read."""
    sums: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    unknown = set()
    with path.open(newline="") as lines:
        for row in csv.DictReader(lines):
            code, medicine = row["PRACTICE_CODE"], row["BNF_CODE"]
            if not re.fullmatch("[A-Z][0-9]{5}", code) or not re.fullmatch(
                "[0-9]{2}[0-9A-Z]{2,13}", medicine
            ):
                continue
            month = row["YEAR_MONTH"].replace("_", "")
            if not re.fullmatch("20[0-9]{2}(0[1-9]|1[0-2])", month):
                continue
            numbers = [_number(row[header]) for header in ("ITEMS", "NIC", "ACTUAL_COST")]
            for measure, which in _measures(medicine, row["BNF_DESCRIPTION"]).items():
                key = (code, f"{month[:4]}-{month[4:]}-01", f"prescribing.{measure}")
                sums[key] += 0
                if which is not None and None in numbers:
                    unknown.add(key)
                elif which is not None:
                    sums[key] += numbers[which] or 0
    return {key: None if key in unknown else float(value) for key, value in sums.items()}


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number >= 0 else None


def _measures(medicine: str, name: str) -> dict[str, int | None]:
    """Return, for each measure, which of the three numbers a record adds to it, or None."""
    return {
        "items": 0,
        "net_cost": 1,
        "actual_cost": 2,
        "antibacterial_items": 0 if medicine.startswith("0501") else None,
        "opioid_high_dose_items": 0 if name in OPIOIDS else None,
        "low_value_cost": 1 if medicine.startswith(LOW_VALUE) else None,
    }
