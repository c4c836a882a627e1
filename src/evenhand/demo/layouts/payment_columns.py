"""The columns of NHS Payments to General Practice, year by year. They are known here by their headers of 2021-22."""

from typing import Final

_WHO: Final = (
    "NHS England (Region) code", "NHS England (Region) Name", "CCG Code", "CCG NAME", "PCN Code", "PCN Name",
    "Practice Code", "Practice Name", "Practice Address", "Practice Postcode", "Practice Open Date",
    "Practice Close Date", "Contract Type", "Dispensing Practice", "Practice type", "Practice Rurality",
    "Atypical characteristics", "Number of Registered Patients (Last Known Figure)",
    "Number of Weighted Patients (Last Known Figure)", "Average payments per registered patient",
    "Average payments per weighted patient",
)  # fmt: skip
COMPONENTS: Final = (
    "Global Sum", "MPIG Correction factor", "Balance of PMS Expenditure", "Total QOF Payments",
    "Childhood Vaccination and Immunisation Scheme", "GP Extended Hours Access",
    "Influenza and Pneumococcal Immunisations", "Learning Disabilities", "Meningitis", "Minor Surgery",
    "Out Of Area in Hours Urgent Care", "Pertussis", "Rotavirus and Shingles Immunisation",
    "Services for Violent Patients", "Medical Assessment Reviews", "Weight Management Service",
    "Total Local Incentive Schemes", "Premises Payments", "Seniority", "Doctors Retainer Scheme Payments",
    "Total Locum Allowances", "Appraisal Costs ", "Prolonged Study Leave", "PCO Admin Other",
    "Information Management and Technology",
    "Non DES Item Pneumococcal Vaccine, Childhood Immunisation Main Programme", "General Practice Transformation",
    "PCN Participation", "Prescribing Fee Payments", "Dispensing Fee Payments", "Reimbursement of Drugs",
    "winter Access Fund", "Other Payments",
)  # fmt: skip
"""The payments that add up to the total."""
_SUMS: Final = (
    "Total NHS Payments to General Practice",
    "Deductions for Pensions, Levies and Prescription Charge Income",
    "Total NHS Payments to General Practice Minus Deductions",
)
_WIDER_SUMS: Final = (
    "Total NHS Payments to General Practice including covid vaccination, covid support and long covid payments",
    "Total NHS Payments including PCN Workforce, Leadership and Support",
    "Total NHS Payments to General Practice including Covid and PCN payments",
    "Total NHS Payments to General Practice including Covid and PCN payments minus deductions",
)
NETWORK: Final = (
    "PCN Leadership", "PCN Support", "PCN Extended Hours Access", "PCN Workforce", "PCN Investment and impact Fund",
    "PCN Care Home Premium", "PCN Enhanced Access",
)  # fmt: skip
"""Payments to networks, beside the total."""
COVID: Final = ("Covid Immunisation", "Covid Support and Expansion", "Long Covid")
"""Payments for the pandemic, beside the total."""
_WIDER_AVERAGES: Final = tuple(
    f"Average payments per {kind} patient including {what}"
    for what in (
        "PCN Workforce, Leadership and Support",
        "covid vaccination, covid support and long covid payments",
    )
    for kind in ("registered", "weighted")
)

_ALL: Final = (*_WHO, *COMPONENTS, *_SUMS, *_WIDER_SUMS, *NETWORK, *COVID, *_WIDER_AVERAGES)

_SINCE: Final = {
    **dict.fromkeys((*_WIDER_SUMS, *NETWORK, *COVID, *_WIDER_AVERAGES), 2020),
    **dict.fromkeys(("Medical Assessment Reviews", "Weight Management Service", "winter Access Fund"), 2021),
    **dict.fromkeys((*_WIDER_SUMS[2:], "Long Covid"), 2021),
    "PCN Enhanced Access": 2022,
}
_TO_2020: Final = {
    "NHS England (Region) code": "NHS England and NHS Improvement (Region, local office) Code",
    "NHS England (Region) Name": "NHS England and NHS Improvement (Region, local office) Name",
    "Number of Registered Patients (Last Known Figure)": "Average Number of Registered Patients",
    "Number of Weighted Patients (Last Known Figure)": "Average Number of Weighted Patients",
    _WIDER_SUMS[0]: "Total NHS Payments including covid vaccination and covid support and expansion payments",
}
# That year's file puts the network's code and name under "Code" and "CCG NAME".
_FROM_2022: Final = {
    "CCG NAME": "Sub ICB NAME",
    "PCN Code": "Code",
    "PCN Name": "CCG NAME",
    "Total Local Incentive Schemes": "Local Incentive Schemes",
    "Appraisal Costs ": "Appraisal - Appraiser Costs in Respect of Locums",
}


def columns_of(first: int) -> dict[str, str]:
    """Return the columns of the year that begins in `first`, in order, each with its header in that year's file."""
    renamed = _TO_2020 if first <= 2020 else _FROM_2022 if first >= 2022 else {}
    return {name: renamed.get(name, name) for name in _ALL if _SINCE.get(name, 0) <= first}
