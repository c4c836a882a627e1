"""English Prescribing Dataset: every practice's prescriptions of a month, one record a medicine.

A month of England is some eighteen million records, so they are added up a batch at a time and never held together.
The layout to 2025 is read from a sample of October 2017; the names since then are from memory, to be checked.
"""

from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.medicine_sets import medicine_sets
from evenhand.sources.reading.practice_months import PracticeMonths
from evenhand.sources.reading.prescription_records import (
    ACTUAL,
    CODE,
    ITEMS,
    MEASURES,
    MEDICINE,
    MONTH,
    NAME,
    NET,
    added,
)
from evenhand.sources.reading.record_files import RecordFile
from evenhand.sources.reading.reducing import reading_of
from evenhand.sources.reading.source import Measure, Source
from evenhand.store.reading import Reading

_MEDICINE = (MEDICINE, "BNF_PRESENTATION_CODE", "BNF_CHEMICAL_SUBSTANCE_CODE", "BNF_CHEMICAL_SUBSTANCE")
_NAME = (NAME, "BNF_PRESENTATION_NAME")
_HEADERS = (MONTH, CODE, ITEMS, NET, ACTUAL)


def _recognises(head: FileHead) -> bool:
    return head.has(*_HEADERS) and any(head.has(header) for header in _MEDICINE)


def _reduce(file: RecordFile) -> Reading:
    headers = {name: file.column(name) for name in _HEADERS} | {MEDICINE: file.column(*_MEDICINE)}
    name = file.find(*_NAME)
    if name is not None:
        headers[NAME] = name
    sums, read = PracticeMonths(MEASURES), 0
    for raw in file.batches(list(headers.values())):
        read += raw.rows_read
        sums.add(added(raw, headers))
    caveats = (*(() if name else (_without_names(),)), *_past_review(sums))
    return reading_of(SOURCE.id, file, sums, read, caveats)


def _past_review(sums: PracticeMonths) -> tuple[str, ...]:
    return tuple(
        f"Which medicines are counted as {one.title!r} was to be looked at again by {one.review_by:%d %B %Y}"
        for one in medicine_sets()
        if sums.months and sums.months[-1] > one.review_by
    )


def _without_names() -> str:
    titles = [one.title for one in medicine_sets() if any(entry.asks_the_name for entry in one.entries)]
    return f"The file has no names of medicines, so these are counted in part only: {'; '.join(titles)}"


SOURCE = Source(
    id="prescribing",
    title="English Prescribing Dataset: items and costs of every practice by medicine",
    publisher="NHS Business Services Authority",
    licence="Open Government Licence v3.0",
    cadence="monthly, about two months after the month",
    url="https://opendata.nhsbsa.net/dataset/english-prescribing-data-epd",
    patterns=("EPD_<yyyymm>.csv", "EPD_SNOMED_<yyyymm>.csv"),
    measures=(
        Measure("prescribing.items", "Items prescribed and dispensed", "items"),
        Measure("prescribing.net_cost", "Net ingredient cost", "pounds"),
        Measure("prescribing.actual_cost", "Actual cost", "pounds"),
        *(
            Measure(f"prescribing.{one.id}", one.title, "items" if one.of == "items" else "pounds, net")
            for one in medicine_sets()
        ),
    ),
    headers=(*_HEADERS, MEDICINE),
    recognises=_recognises,
    reduce=_reduce,
)
