"""What the values of the appointments publication stand for, and the records a measure counts.

The values are from memory of the publication and its data dictionary, to be checked against each month's file: a value
that is not here is counted and named in a caveat. Both engines that reduce the file (Polars, and Spark where there is a
cluster) read these tables, so that neither can drift from the other.
"""

from typing import Final

from evenhand.sources.reading.heads import normalised

MONTH, CODE, COUNT = "APPOINTMENT_MONTH_START_DATE", "GP_CODE", "COUNT_OF_APPOINTMENTS"
STAFF, MODE, CATEGORY, WAIT, STATUS = (
    "HCP_TYPE",
    "APPT_MODE",
    "NATIONAL_CATEGORY",
    "TIME_BETWEEN_BOOK_AND_APPT",
    "APPT_STATUS",
)

GP, TELEPHONE, GENERAL = "gp", "telephone", "general"
SAME_DAY, WITHIN_14_DAYS, LATER = "same day", "within 14 days", "later"
ATTENDED, DID_NOT_ATTEND = "attended", "did not attend"
OTHER = ""
"""A value that is known and that no measure asks for."""

PUBLISHED: Final[dict[str, dict[str, str]]] = {
    STAFF: {
        "GP": GP,
        "Other Practice staff": OTHER,
        "Unknown": OTHER,
        "HCP Type Not Provided": OTHER,
    },
    MODE: {
        "Telephone": TELEPHONE,
        "Face-to-Face": OTHER,
        "Home Visit": OTHER,
        "Video/Online": OTHER,
        "Video Conference/Online": OTHER,
        "Unknown": OTHER,
    },
    # The eight categories in which the time from booking to appointment says how soon patients are seen (they were
    # those of the incentive ACC-08 of 2022/23); planned follow-ups are booked long ahead on purpose.
    CATEGORY: {
        "General Consultation Acute": GENERAL,
        "General Consultation Routine": GENERAL,
        "Unplanned Clinical Activity": GENERAL,
        "Walk-in": GENERAL,
        "Clinical Triage": GENERAL,
        "Home Visit": GENERAL,
        "Care Home Visit": GENERAL,
        "Care Related Encounter but does not fit into any other category": GENERAL,
        "Planned Clinics": OTHER,
        "Planned Clinical Procedure": OTHER,
        "Patient contact during Care Home Round": OTHER,
        "Care Home Needs Assessment & Personalised Care and Support Planning": OTHER,
        "Structured Medication Review": OTHER,
        "Group Consultation and Group Education": OTHER,
        "Social Prescribing Service": OTHER,
        "Service provided by organisation external to the practice": OTHER,
        "Non-contractual chargeable work": OTHER,
        "Inconsistent Mapping": OTHER,
        "Unmapped": OTHER,
    },
    WAIT: {
        "Same Day": SAME_DAY,
        "1 Day": WITHIN_14_DAYS,
        "2 to 7 Days": WITHIN_14_DAYS,
        "8  to 14 Days": WITHIN_14_DAYS,
        "15  to 21 Days": LATER,
        "22  to 28 Days": LATER,
        "More than 28 Days": LATER,
        "Unknown / Data Quality": OTHER,
        "Unknown / Data Issue": OTHER,
    },
    STATUS: {
        "Attended": ATTENDED,
        "DNA": DID_NOT_ATTEND,
        "Did Not Attend": DID_NOT_ATTEND,
        "Unknown": OTHER,
        "Appt Status Not Provided": OTHER,
    },
}
"""Header to value, as it is published, to what it stands for."""

VALUES: Final = {
    header: {normalised(value): meaning for value, meaning in values.items()}
    for header, values in PUBLISHED.items()
}
"""The same with values as :func:`normalised` writes them, so that case, spaces and hyphens do not matter."""

_KNOWN_WAIT = frozenset({SAME_DAY, WITHIN_14_DAYS, LATER})

MEASURES: Final[dict[str, dict[str, frozenset[str]]]] = {
    "appointments.all": {},
    "appointments.attended": {STATUS: frozenset({ATTENDED})},
    "appointments.did_not_attend": {STATUS: frozenset({DID_NOT_ATTEND})},
    "appointments.gp_attended": {STATUS: frozenset({ATTENDED}), STAFF: frozenset({GP})},
    "appointments.telephone": {MODE: frozenset({TELEPHONE})},
    "appointments.wait_known": {CATEGORY: frozenset({GENERAL}), WAIT: _KNOWN_WAIT},
    "appointments.within_14_days": {
        CATEGORY: frozenset({GENERAL}),
        WAIT: frozenset({SAME_DAY, WITHIN_14_DAYS}),
    },
    "appointments.wait_known_all": {WAIT: _KNOWN_WAIT},
    "appointments.same_day": {WAIT: frozenset({SAME_DAY})},
}
"""Measure to what each column must stand for in the records it adds up."""
