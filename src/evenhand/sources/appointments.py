"""Appointments in General Practice: every practice's appointments of a month, record level.

A record is a number of appointments with one kind of staff, mode, national category, time from booking and status. A
month of England is millions of records, so they are added up a batch at a time and never held together. Headers and
values are from memory of the publication, to be checked against its next file.
"""

from evenhand.sources.reading.appointment_categories import (
    CATEGORY,
    CODE,
    COUNT,
    MEASURES,
    MODE,
    MONTH,
    STAFF,
    STATUS,
    WAIT,
)
from evenhand.sources.reading.appointment_records import counted
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.practice_months import PracticeMonths
from evenhand.sources.reading.record_files import RecordFile
from evenhand.sources.reading.reducing import reading_of
from evenhand.sources.reading.source import Measure, Source
from evenhand.sources.reading.unmapped import Unmapped
from evenhand.store.reading import Reading

_HEADERS = (MONTH, CODE, STAFF, MODE, CATEGORY, WAIT, STATUS, COUNT)


def _recognises(head: FileHead) -> bool:
    return head.has(*_HEADERS)


def _reduce(file: RecordFile) -> Reading:
    headers = {name: file.column(name) for name in _HEADERS}
    sums, unmapped, read = PracticeMonths(dict.fromkeys(MEASURES, 1)), Unmapped(), 0
    for raw in file.batches(list(headers.values())):
        read += raw.rows_read
        sums.add(counted(raw, headers, unmapped))
    return reading_of(SOURCE.id, file, sums, read, unmapped.caveats("appointments"))


SOURCE = Source(
    id="appointments",
    title="Appointments in General Practice: practice-level crosstab",
    publisher="NHS England",
    licence="Open Government Licence v3.0",
    cadence="monthly, about four weeks after the month",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/appointments-in-general-practice",
    patterns=("Practice_Level_Crosstab_<Mon>_<yy>.csv",),
    measures=(
        Measure("appointments.all", "Appointments", "appointments"),
        Measure("appointments.attended", "Appointments attended", "appointments"),
        Measure("appointments.did_not_attend", "Appointments that patients did not attend", "appointments"),
        Measure("appointments.gp_attended", "Appointments with a GP, attended", "appointments"),
        Measure("appointments.telephone", "Appointments by telephone", "appointments"),
        Measure(
            "appointments.wait_known",
            "Appointments in the eight categories of general consultations, time from booking known",
            "appointments",
        ),
        Measure(
            "appointments.within_14_days",
            "Appointments in those categories within 14 days of booking",
            "appointments",
        ),
        Measure(
            "appointments.wait_known_all",
            "Appointments of all categories, time from booking known",
            "appointments",
        ),
        Measure("appointments.same_day", "Appointments on the day of booking", "appointments"),
    ),
    headers=_HEADERS,
    recognises=_recognises,
    reduce=_reduce,
)
