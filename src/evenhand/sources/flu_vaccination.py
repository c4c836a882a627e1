"""Seasonal influenza vaccination of patients aged 65 and over, by practice and season.

Doses given by pharmacies may reach a practice's record late. The headers are in the publisher's manner, from memory, to
be checked; figures by practice may have to be asked for. The season is read from a column or the file's name.
"""

from typing import Final

from evenhand.sources.reading.practice_counts import Count, Layout, reader
from evenhand.sources.reading.source import Measure, Source

_REGISTERED: Final = ("65_AND_OVER_REGISTERED", "AGED_65_OVER_REGISTERED", "PATIENTS_REGISTERED_65_AND_OVER")
_VACCINATED: Final = ("65_AND_OVER_VACCINATED", "AGED_65_OVER_VACCINATED", "NUMBER_VACCINATED_65_AND_OVER")

_LAYOUT: Final = Layout(
    code=("PRACTICE_CODE", "ORG_CODE"),
    counts=(
        Count(
            Measure("flu.aged_65_over.registered", "Patients aged 65 and over", "patients"), (_REGISTERED,)
        ),
        Count(
            Measure("flu.aged_65_over.vaccinated", "Patients aged 65 and over vaccinated", "patients"),
            (_VACCINATED,),
        ),
    ),
    every="season",
    period=("SEASON",),
    at_most=(("flu.aged_65_over.vaccinated", "flu.aged_65_over.registered"),),
)

SOURCE = Source(
    id="flu-vaccination",
    title="Seasonal influenza vaccine uptake in GP patients",
    publisher="UK Health Security Agency",
    licence="Open Government Licence v3.0",
    cadence="yearly, after the season ends in February",
    url="https://www.gov.uk/government/collections/vaccine-uptake",
    patterns=("flu_uptake_gp_patients_2024-25.csv",),
    measures=_LAYOUT.measures,
    headers=("PRACTICE_CODE", _REGISTERED[0], _VACCINATED[0]),
    recognises=_LAYOUT.recognises,
    read=reader("flu-vaccination", _LAYOUT),
)
