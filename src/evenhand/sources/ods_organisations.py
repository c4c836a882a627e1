"""Organisation Data Service, the interface's JSON: the register of practices, as the CSV gives it.

Reads ``Organisation`` (its name, days, status, address, roles and relationships) and ``Organisations``, whole or in
summary. Names of fields are known from published answers; that role RO76 is a GP practice, RO98 a sub-board location,
RO261 and RO318 a board, and RO209 a region is from memory, to be checked. A summary says neither roles nor days: what
it lists is taken for GP practices, with a caveat. The register's day is the latest change in it.
"""

import re
from datetime import date
from typing import Final

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.sources.reading.days import days_of
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.observing import practice_codes, without_repeats
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Source
from evenhand.sources.reading.towns import joined
from evenhand.store.reading import Reading
from evenhand.store.schemas import SCHEMAS

_CODE: Final = ("OrgId.extension", "OrgId")
_CHANGED: Final = "LastChangeDate"
_STATUSES: Final = {"active": "open", "inactive": "closed"}
_GP_PRACTICE: Final = "RO76"
_PARENTS: Final = {"commissioner": ("RO98",), "icb": ("RO261", "RO318"), "region": ("RO209",)}
_ADDRESS: Final = ("AddrLn1", "AddrLn2", "AddrLn3", "Town", "County")
_PLACE = re.compile(r"^(Roles\.Role|Rels\.Rel|Date|Contacts\.Contact)\.(\d+)\.")


def _recognises(head: FileHead) -> bool:
    named = head.has("Name", "Status") and any(head.has(name) for name in _CODE)
    return head.delimiter == "json" and named and (head.has("OrgRecordClass") or head.has(_CHANGED))


def _read(raw: RawTable) -> Reading:
    cells = _known_status(raw, practice_codes(raw, raw.column(*_CODE)))
    cells = without_repeats(raw, cells, ["practice"], raw.column(*_CODE))
    as_at = _day_of(raw)
    whole = any(header.startswith("Roles.Role.") for header in cells.columns)
    summary = (
        f"{raw.name} lists organisations in summary, without their roles, days and commissioners: all are taken for "
        "GP practices",
    )
    return Reading(
        source=SOURCE.id,
        label=as_at.isoformat(),
        tables={"practices": _practices(raw, cells, as_at, whole=whole)},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=(
            f"{raw.name} does not say its day: {as_at.day} {as_at:%B %Y}, the latest change in it, is assumed",
            *(() if whole else summary),
        ),
    )


def _known_status(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    header = raw.column("Status")
    named = cells.with_columns(
        _status=pl.col(header)
        .str.to_lowercase()
        .replace_strict(_STATUSES, default=None, return_dtype=pl.String)
    )
    raw.quarantine.add(
        named.filter(pl.col("_status").is_null()),
        column=header,
        reason="this is not a status",
        remedy="The statuses are Active and Inactive; check the record",
    )
    return named.drop_nulls("_status")


def _day_of(raw: RawTable) -> date:
    header = raw.find(_CHANGED)
    days = days_of(raw, raw.cells, header).drop_nulls() if header else pl.Series([], dtype=pl.Date)
    latest = days.max()
    if not isinstance(latest, date):
        raise SourceError(
            "the day of this register cannot be told: no organisation has a day of its last change",
            where=raw.name,
            remedy="Ask the publisher's interface again and keep its answer unchanged",
        )
    return latest


def _practices(raw: RawTable, cells: pl.DataFrame, as_at: date, *, whole: bool) -> pl.DataFrame:
    cells = cells.with_columns(
        pl.lit("").alias(name) for name in _location() if name not in cells.columns
    ).with_columns(_opened=_operational(cells, "Start"), _closed=_operational(cells, "End"))
    town = pl.col(_location()[3])
    return cells.select(
        "practice",
        name=_filled(pl.col(raw.column("Name"))),
        address=joined(list(_location())),
        town=_filled(town),
        postcode=_filled(pl.coalesce(_present(cells, "GeoLoc.Location.PostCode", "PostCode"))),
        opened=days_of(raw, cells, "_opened"),
        closed=days_of(raw, cells, "_closed"),
        status="_status",
        setting=_setting(cells) if whole else pl.lit("gp_practice"),
        **{column: _parent(cells, roles) for column, roles in _PARENTS.items()},
        phone=_phone(cells),
        as_at=pl.lit(as_at),
        row="row",
    ).select(*SCHEMAS["practices"])


def _location() -> tuple[str, ...]:
    return tuple(f"GeoLoc.Location.{line}" for line in _ADDRESS)


def _present(cells: pl.DataFrame, *names: str) -> list[pl.Expr]:
    found = [_filled(pl.col(name)) for name in names if name in cells.columns]
    return found or [pl.lit(None, pl.String)]


def _filled(text: pl.Expr) -> pl.Expr:
    return pl.when(text != "").then(text)


def _places(cells: pl.DataFrame, kind: str) -> list[str]:
    """Return the start of each name in a list, such as ``Rels.Rel.0.``, in order."""
    found = {match[2] for header in cells.columns if (match := _PLACE.match(header)) and match[1] == kind}
    return [f"{kind}.{place}." for place in sorted(found, key=int)]


def _cell(cells: pl.DataFrame, name: str) -> pl.Expr:
    return pl.col(name) if name in cells.columns else pl.lit("")


def _operational(cells: pl.DataFrame, end: str) -> pl.Expr:
    """Return the first or last day of operating; a legal day where that is all there is."""
    choices = [
        pl.when(_cell(cells, f"{place}Type").str.to_lowercase() == kind).then(
            _filled(_cell(cells, f"{place}{end}"))
        )
        for kind in ("operational", "legal")
        for place in _places(cells, "Date")
    ]
    return pl.coalesce(*choices, pl.lit(""))


def _active(cells: pl.DataFrame, place: str) -> pl.Expr:
    return _cell(cells, f"{place}Status").str.to_lowercase() != "inactive"


def _setting(cells: pl.DataFrame) -> pl.Expr:
    places = _places(cells, "Roles.Role")
    is_practice = pl.any_horizontal(_cell(cells, f"{place}id") == _GP_PRACTICE for place in places)
    primary = pl.coalesce(
        *(
            pl.when(_cell(cells, f"{place}primaryRole") == "true").then(_cell(cells, f"{place}id"))
            for place in places
        ),
        pl.lit(""),
    )
    return pl.when(is_practice).then(pl.lit("gp_practice")).otherwise("other:" + primary)


def _parent(cells: pl.DataFrame, roles: tuple[str, ...]) -> pl.Expr:
    """Return the code of the organisation of one of `roles` that a practice is related to now."""
    related = [
        pl.when(_cell(cells, f"{place}Target.PrimaryRoleId.id").is_in(roles) & _active(cells, place)).then(
            _filled(_cell(cells, f"{place}Target.OrgId.extension").str.to_uppercase())
        )
        for place in _places(cells, "Rels.Rel")
    ]
    return pl.coalesce(*related, pl.lit(None, pl.String))


def _phone(cells: pl.DataFrame) -> pl.Expr:
    given = [
        pl.when(_cell(cells, f"{place}type") == "tel").then(_filled(_cell(cells, f"{place}value")))
        for place in _places(cells, "Contacts.Contact")
    ]
    return pl.coalesce(*given, pl.lit(None, pl.String))


SOURCE = Source(
    id="ods-organisations",
    title="Organisation Data Service: organisations by the ORD interface (JSON)",
    publisher="NHS England",
    licence="Open Government Licence v3.0",
    cadence="daily",
    url="https://digital.nhs.uk/developer/api-catalogue/organisation-data-service-ord",
    patterns=("organisations.json", "<code>.json"),
    measures=(),
    headers=("Name", "OrgId", "Status", _CHANGED),
    recognises=_recognises,
    read=_read,
)
