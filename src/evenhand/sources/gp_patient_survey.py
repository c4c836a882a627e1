"""GP Patient Survey from 2024: what patients say of their practice, from the practice-level CSV of weighted results.

The questionnaire of 2024 began a new series: its measures are never joined to those before. Of each question the share
of good answers (``.pcteval``) is taken times the unweighted base (``.baseevaluw``). The stems of ``overallexp`` to
``localgpservicesprefhpsee`` are known from published files' headers. Those of confidence, involvement, needs met and
care plan are alias lists, from memory of the 2024 and 2025 questionnaires, to be checked; so are the second names.
"""

from typing import Final

from evenhand.common.errors import SourceError
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.naming import named_year
from evenhand.sources.reading.observing import practice_codes, without_repeats
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.sources.reading.survey_shares import Item, fieldwork, item_observations
from evenhand.store.reading import Reading

_CODE: Final = "ad_practicecode"
_FIRST_YEAR: Final = 2024

_STEMS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("overall", "Good experience of the practice", ("overallexp", "overallgp")),
    ("reception", "Reception and administrative team helpful", ("localgpservicesreception",)),
    ("listening", "Good at listening", ("lastgpapptlisten",)),
    ("care", "Good at treating with care and concern", ("lastgpapptcare",)),
    (
        "involvement",
        "Involved as much as wanted in decisions",
        ("lastgpapptdecision", "lastgpapptinvolve", "lastgpapptinvolved"),
    ),
    ("confidence", "Confidence and trust", ("lastgpapptconf", "lastgpapptconfidence")),
    ("needs_met", "Needs met", ("lastgpapptneeds", "lastgpapptneedsmet")),
    ("phone", "Easy to contact by phone", ("localgpservicesphone",)),
    ("website", "Easy to contact by website", ("localgpserviceswebsite",)),
    ("app", "Easy to contact by the NHS App", ("localgpservicesapp",)),
    ("contact", "Good experience of contacting the practice", ("gpcontactoverall",)),
    ("preferred", "Sees the preferred professional always or a lot", ("localgpservicesprefhpsee",)),
    ("care_plan", "Agreed a plan for a long-term condition", ("healthcareplan", "healthplan", "ltccareplan")),
)

ITEMS: Final = tuple(
    Item(
        name,
        title,
        tuple(f"{stem}.pcteval" for stem in stems),
        tuple(f"{stem}.baseevaluw" for stem in stems),
    )
    for name, title, stems in _STEMS
)


def _recognises(head: FileHead) -> bool:
    return head.has(_CODE) and any(head.has(name) for item in ITEMS for name in item.share)


def _read(raw: RawTable) -> Reading:
    named, caveats = named_year(raw)
    year = named.start.year
    if year < _FIRST_YEAR:
        raise SourceError(
            "the file has the layout that began in 2024, and its name an earlier year",
            where=raw.name,
            received=year,
            remedy="Give the file the name its publisher gave it",
        )
    cells = without_repeats(raw, practice_codes(raw, raw.column(_CODE)), ["practice"], "practice")
    return Reading(
        source=SOURCE.id,
        label=str(year),
        tables={"observations": item_observations(raw, cells, ITEMS, "gpps", fieldwork(year))},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=caveats,
    )


SOURCE = Source(
    id="gp-patient-survey",
    title="GP Patient Survey, from 2024",
    publisher="NHS England and Ipsos",
    licence="Open Government Licence v3.0",
    cadence="yearly: asked from January to March, published in July",
    url="https://gp-patient.co.uk/surveysandreports",
    patterns=("GPPS_2025_Practice_data_(weighted)_(csv)_PUBLIC.csv",),
    measures=tuple(
        Measure(f"gpps.{item.name}.{part}", title, "people")
        for item in ITEMS
        for part, title in (("good", item.title), ("base", f"{item.title}: people who answered"))
    ),
    headers=(_CODE, "overallexp.pcteval", "overallexp.baseevaluw"),
    recognises=_recognises,
    read=_read,
)
