"""The register of practices as the Organisation Data Service's interface gives it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.ods_organisations import SOURCE
from evenhand.store import Reading
from support.files import rows_of
from support.published_text import published, read_published, read_text


def related(code: str, role: str, status: str = "Active") -> dict[str, Any]:
    target = {"OrgId": {"extension": code}, "PrimaryRoleId": {"id": role}}
    return {"id": "RE4", "Status": status, "Target": target}


PRACTICE: dict[str, Any] = {
    "Name": "HILL SURGERY",
    "OrgId": {"root": "2.16.840", "extension": "b10001"},
    "Status": "Active",
    "LastChangeDate": "2025-06-30",
    "orgRecordClass": "RC1",
    "Date": [{"Type": "Legal", "Start": "1990-01-01"}, {"Type": "Operational", "Start": "1998-04-01"}],
    "GeoLoc": {
        "Location": {"AddrLn1": "1 HIGH STREET", "Town": "HILLTOWN", "County": "KENT", "PostCode": "ZZ1 1AA"}
    },
    "Contacts": {"Contact": [{"type": "fax", "value": "9"}, {"type": "tel", "value": "01234 567890"}]},
    "Roles": {
        "Role": [{"id": "RO177", "primaryRole": True, "Status": "Active"}, {"id": "RO76", "Status": "Active"}]
    },
    "Rels": {
        "Rel": [
            related("98X", "RO98", "Inactive"),
            related("99x", "RO98"),
            related("QXX", "RO318"),
            related("U1", "RO272"),
        ]
    },
}
SUMMARY = {
    "Name": "A SURGERY", "OrgId": "B10002", "Status": "Active", "OrgRecordClass": "RC1", "PostCode": "ZZ2 2ZZ",
    "LastChangeDate": "2025-07-01", "PrimaryRoleId": "RO177",
}  # fmt: skip


def read(folder: Path, document: Any) -> Reading:
    return read_text(folder, "organisations.json", json.dumps(document), SOURCE)


def test_a_practice_has_its_name_address_days_and_places(tmp_path: Path) -> None:
    reading = read(tmp_path, {"Organisation": PRACTICE})
    row = reading.tables["practices"].row(0, named=True)
    assert (row["practice"], row["name"], row["town"]) == ("B10001", "HILL SURGERY", "HILLTOWN")
    assert row["address"] == "1 HIGH STREET, HILLTOWN, KENT"
    assert (row["opened"], row["closed"], row["status"]) == (date(1998, 4, 1), None, "open")
    assert (row["commissioner"], row["icb"], row["region"]) == ("99X", "QXX", None)
    assert (row["setting"], row["phone"], row["postcode"]) == ("gp_practice", "01234 567890", "ZZ1 1AA")
    assert (row["as_at"], reading.label) == (date(2025, 6, 30), "2025-06-30")
    assert len(reading.caveats) == 1


def test_a_closed_organisation_without_the_practice_role_is_another_setting(tmp_path: Path) -> None:
    closed = PRACTICE | {
        "Status": "Inactive",
        "Date": [{"Type": "Operational", "Start": "1998-04-01", "End": "2020-03-31"}],
        "Roles": {"Role": [{"id": "RO177", "primaryRole": True}]},
    }
    reading = read(tmp_path, {"Organisations": [{"Organisation": closed}]})
    assert rows_of(reading, "practices", "status", "closed", "setting") == [
        ("closed", date(2020, 3, 31), "other:RO177")
    ]


def test_a_summary_is_taken_for_practices_with_a_caveat(tmp_path: Path) -> None:
    reading = read(tmp_path, {"Organisations": [SUMMARY]})
    columns = ("practice", "postcode", "setting", "opened", "commissioner", "phone", "address")
    assert rows_of(reading, "practices", *columns) == [
        ("B10002", "ZZ2 2ZZ", "gp_practice", None, None, None, "")
    ]
    assert "in summary" in reading.caveats[1]


def test_a_list_of_several_is_read_and_faulty_ones_are_quarantined(tmp_path: Path) -> None:
    faulty = [PRACTICE | {"OrgId": "RWR"}, PRACTICE | {"OrgId": "B10003", "Status": "Asleep"}]
    twice = [PRACTICE | {"OrgId": "B10004"}, PRACTICE | {"OrgId": "B10004", "Name": "ANOTHER"}]
    never = PRACTICE | {"OrgId": "B10005", "Date": [{"Type": "Operational", "Start": "once"}]}
    reading = read(tmp_path, [*faulty, *twice, never])
    assert rows_of(reading, "practices", "practice", "opened") == [("B10005", None)]
    assert reading.quarantine["row"].to_list() == [1, 2, 3, 4, 5]


def test_a_register_without_a_day_is_refused(tmp_path: Path) -> None:
    document = json.dumps([{**SUMMARY, "LastChangeDate": ""}])
    with pytest.raises(SourceError, match="the day of this register cannot be told"):
        read_published(published(tmp_path, "organisations.json", document), SOURCE)
