"""Physical health checks for people with severe mental illness: the register, and those who had all six checks.

Published every quarter, and not always by practice. The headers are in the publisher's manner, from memory, to be
checked. The checks of a quarter are those of the twelve months to its end: a caveat says so.
"""

from typing import Final

from evenhand.sources.reading.practice_counts import Count, Layout, reader
from evenhand.sources.reading.source import Measure, Source

_LAYOUT: Final = Layout(
    code=("PRACTICE_CODE", "ORG_CODE"),
    counts=(
        Count(
            Measure("smi.register", "People on the register of severe mental illness", "people"),
            (("SMI_REGISTER", "NUMBER_ON_SMI_REGISTER"),),
        ),
        Count(
            Measure("smi.all_checks", "People on it who had all six physical checks", "people"),
            (("ALL_SIX_CHECKS", "ALL_CHECKS", "RECEIVED_ALL_SIX_CHECKS"),),
        ),
    ),
    every="quarter",
    period=("REPORTING_PERIOD", "QUARTER"),
    kind=("ORG_TYPE",),
    at_most=(("smi.all_checks", "smi.register"),),
)

SOURCE = Source(
    id="smi-health-checks",
    title="Physical health checks for people with severe mental illness",
    publisher="NHS England",
    licence="Open Government Licence v3.0",
    cadence="quarterly",
    url="https://www.england.nhs.uk/statistics/statistical-work-areas/serious-mental-illness-smi/",
    patterns=("SMI_PHYSICAL_HEALTH_CHECKS_2024-25_Q4.csv",),
    measures=_LAYOUT.measures,
    headers=("REPORTING_PERIOD", "PRACTICE_CODE", "SMI_REGISTER", "ALL_SIX_CHECKS"),
    recognises=_LAYOUT.recognises,
    read=reader(
        "smi-health-checks", _LAYOUT, "The checks of a quarter are those of the twelve months to its end"
    ),
)
