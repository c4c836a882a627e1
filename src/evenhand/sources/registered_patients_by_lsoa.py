"""Patients registered at a GP practice, by the small area they live in. Also read from inside the publisher's zip."""

import polars as pl

from evenhand.common.periods import Period
from evenhand.sources.reading.extracts import EXTRACT_DATE, by_extract_date, needed, span_label
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.observing import parsed, practice_codes, without_repeats
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Source
from evenhand.store.reading import ENGLAND, Reading
from evenhand.store.schemas import OBSERVED, SCHEMAS

_CODE = ("PRACTICE_CODE", "ORG_CODE")
_PLACE = ("LSOA_CODE",)
_COUNT = ("NUMBER_OF_PATIENTS", "ALL_PATIENTS")
_SEX = "SEX"
_ALL = "ALL"
_BOTH_SEXES = frozenset({"FEMALE", "MALE"})


def _recognises(head: FileHead) -> bool:
    return all(any(head.has(name) for name in names) for names in (_CODE, _PLACE, _COUNT))


def _read(raw: RawTable) -> Reading:
    chosen, scope, caveats, notes = _sexes(raw)
    code = raw.column(*_CODE)
    dated = by_extract_date(raw, practice_codes(chosen, code))
    return Reading(
        source=SOURCE.id,
        label=span_label([period for period, _ in dated]),
        tables={
            "registrations": pl.concat([_registrations(raw, cells, period, code) for period, cells in dated])
        },
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        scope=scope,
        caveats=caveats,
        notes=notes,
    )


def _sexes(raw: RawTable) -> tuple[RawTable, str, tuple[str, ...], tuple[str, ...]]:
    """Return the records that count every patient once, what part of England that is, caveats and notes.

    Rows for all stand before those of one sex. A file of one sex is half of what is needed: it speaks for its part,
    which adds to the other's.
    """
    header = raw.find(_SEX)
    sexes = {sex.upper() for sex in raw.cells[header].unique()} if header is not None else {_ALL}
    if header is not None and _ALL in sexes:
        chosen, notes = needed(raw, pl.col(header).str.to_uppercase() == _ALL, "Rows of one sex")
        return chosen, ENGLAND, (), notes
    if header is None or sexes >= _BOTH_SEXES:
        return raw, ENGLAND, (), ()
    named = " and ".join(sorted(sex.lower() for sex in sexes))
    part = f"{ENGLAND}, {named} patients"
    return raw, part, (f"{raw.name} counts {named} patients only; the other sex is in another file",), ()


def _registrations(raw: RawTable, cells: pl.DataFrame, period: Period, code: str) -> pl.DataFrame:
    place, sex = raw.column(*_PLACE), raw.find(_SEX)
    keys = ["practice", place, *([sex] if sex is not None else [])]
    single = without_repeats(raw, cells, keys, code, what="practice with this small area")
    count = raw.column(*_COUNT)
    counts = parsed(raw, single.select(*keys, count, "row"), count, "count")
    raw.quarantine.add(
        counts.filter(pl.col("state") != OBSERVED),
        column=count,
        reason="the number of patients is withheld or missing",
        remedy="Nothing can be done: the publisher does not give it",
    )
    observed = counts.filter(pl.col("state") == OBSERVED).select(
        "practice", pl.col(place).str.to_uppercase().alias("place"), pl.col("value").alias("patients"), "row"
    )
    if sex is not None and single[sex].n_unique() > 1:
        observed = observed.group_by("practice", "place", maintain_order=True).agg(
            pl.col("patients").sum(), pl.col("row").min()
        )
    return observed.with_columns(period_start=pl.lit(period.start), period_end=pl.lit(period.end)).select(
        *SCHEMAS["registrations"]
    )


SOURCE = Source(
    id="registered-patients-by-lsoa",
    title="Patients registered at a GP practice: by small area (LSOA)",
    publisher="NHS England (before 2023, NHS Digital)",
    licence="Open Government Licence v3.0",
    cadence="quarterly, as it stood on the first day",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/patients-registered-at-a-gp-practice",
    patterns=("gp-reg-pat-prac-lsoa-all.csv", "gp-reg-pat-prac-lsoa-male-female-*.zip"),
    measures=(),
    headers=(EXTRACT_DATE, "PRACTICE_CODE", "LSOA_CODE", _SEX, "NUMBER_OF_PATIENTS"),
    recognises=_recognises,
    read=_read,
)
