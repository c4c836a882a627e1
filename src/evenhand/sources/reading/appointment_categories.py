"""What the values of the appointments publication stand for, and the records a measure counts.

The values are from memory of the publication and its data dictionary, to be checked against each month's file: a value
that is not here is counted and named in a caveat. Both engines that reduce the file (Polars, and Spark where there is a
cluster) read these tables, so that neither can drift from the other.
"""

from typing import Final

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

VALUES: Final[dict[str, dict[str, str]]] = {
    STAFF: {
        "gp": GP,
        "other practice staff": OTHER,
        "unknown": OTHER,
        "hcp type not provided": OTHER,
    },
    MODE: {
        "telephone": TELEPHONE,
        "face to face": OTHER,
        "home visit": OTHER,
        "video online": OTHER,
        "video conference online": OTHER,
        "unknown": OTHER,
    },
    # The eight categories in which the time from booking to appointment says how soon patients are seen (they were
    # those of the incentive ACC-08 of 2022/23); planned follow-ups are booked long ahead on purpose.
    CATEGORY: {
        "general consultation acute": GENERAL,
        "general consultation routine": GENERAL,
        "unplanned clinical activity": GENERAL,
        "walk in": GENERAL,
        "clinical triage": GENERAL,
        "home visit": GENERAL,
        "care home visit": GENERAL,
        "care related encounter but does not fit into any other category": GENERAL,
        "planned clinics": OTHER,
        "planned clinical procedure": OTHER,
        "patient contact during care home round": OTHER,
        "care home needs assessment personalised care and support planning": OTHER,
        "structured medication review": OTHER,
        "group consultation and group education": OTHER,
        "social prescribing service": OTHER,
        "service provided by organisation external to the practice": OTHER,
        "non contractual chargeable work": OTHER,
        "inconsistent mapping": OTHER,
        "unmapped": OTHER,
    },
    WAIT: {
        "same day": SAME_DAY,
        "1 day": WITHIN_14_DAYS,
        "2 to 7 days": WITHIN_14_DAYS,
        "8 to 14 days": WITHIN_14_DAYS,
        "15 to 21 days": LATER,
        "22 to 28 days": LATER,
        "more than 28 days": LATER,
        "unknown data quality": OTHER,
        "unknown data issue": OTHER,
    },
    STATUS: {
        "attended": ATTENDED,
        "dna": DID_NOT_ATTEND,
        "did not attend": DID_NOT_ATTEND,
        "unknown": OTHER,
        "appt status not provided": OTHER,
    },
}
"""Header to value, as :func:`~evenhand.sources.reading.heads.normalised` writes it, to what it stands for."""

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
