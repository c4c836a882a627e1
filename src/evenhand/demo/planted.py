"""What is planted in each strand, indicator by indicator: a table.

The levels are near what such figures were in England around 2024, from memory: they only have to be plausible.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Planted:
    """What makes up one indicator's figures, on the scale of its logarithm or logit.

    `level` is the average practice's; `slopes` are per standard deviation of a context; `place_spread` and `spread` are
    standard deviations between areas and between practices; `shift` is how far an unusual practice lies. Practices'
    own variation goes with what indicators of the same `family` have in common, as strongly as `loading` says (-1 to
    1): who answers the phone well is also thought well of.
    """

    level: float
    slopes: dict[str, float]
    place_spread: float
    spread: float
    shift: float
    family: str = ""
    loading: float = 0.0


CAPACITY: dict[str, Planted] = {
    "patients-per-gp-fte": Planted(7.72, {"deprivation": 0.05}, 0.05, 0.25, 0.9),
    "nurse-fte-per-1000-weighted": Planted(-1.30, {"rural_share": 0.06}, 0.05, 0.25, -0.9),
    "dpc-fte-per-1000-weighted": Planted(-1.45, {"rural_share": 0.10}, 0.05, 0.30, -1.0),
    "all-appts-per-10000-weighted": Planted(8.43, {"elderly_share": 0.03}, 0.04, 0.14, -0.6, "access", 0.4),
}  # fmt: skip

ORGANISATION: dict[str, Planted] = {
    "complaints-rate": Planted(0.10, {"deprivation": 0.05}, 0.08, 0.35, 1.1, "experience", -0.4),
    "edec-compliance": Planted(3.6, {}, 0.05, 0.30, -1.8),
    "premises-minimum-standard": Planted(2.2, {"deprivation": -0.10}, 0.15, 0.35, -1.6),
}  # fmt: skip

EFFECTIVENESS: dict[str, Planted] = {
    "qof-ast002-net": Planted(1.95, {"deprivation": -0.06, "minority_share": -0.03}, 0.08, 0.25, -1.1),
    "qof-ast003-net": Planted(1.10, {"deprivation": -0.08, "minority_share": -0.02}, 0.10, 0.25, -1.0),
    "qof-ast004-net": Planted(2.05, {"deprivation": -0.05}, 0.05, 0.25, -1.2),
    "qof-ast003-exceptions": Planted(-2.5, {"deprivation": 0.06}, 0.10, 0.35, 1.2),
    "qof-ast-prevalence": Planted(-2.72, {"rural_share": 0.03, "deprivation": 0.02}, 0.04, 0.14, -0.7),
    "qof-prevalence-ratio": Planted(0.0, {"deprivation": 0.05}, 0.03, 0.10, -0.5),
    "qof-pca-rate": Planted(-2.75, {"deprivation": 0.06}, 0.08, 0.30, 1.1),
    "hyp-bp-control": Planted(0.85, {"deprivation": -0.06, "minority_share": -0.04}, 0.08, 0.25, -0.9, "care", 0.5),
    "chol-target": Planted(-0.15, {"deprivation": -0.03}, 0.08, 0.25, -0.9, "care", 0.5),
    "dm-hba1c-control": Planted(0.45, {"deprivation": -0.09, "minority_share": -0.05}, 0.06, 0.22, -0.9, "care", 0.4),
    "smi-physical-check": Planted(0.45, {"deprivation": -0.05}, 0.12, 0.35, -1.3, "care", 0.4),
    "ld-health-check": Planted(1.35, {"deprivation": -0.04}, 0.10, 0.35, -1.3, "care", 0.3),
    "fit-before-cancer-referral": Planted(1.30, {"deprivation": -0.03}, 0.15, 0.30, -1.2, "care", 0.2),
    "childhood-imms-12-24m-5y": Planted(2.35, {"deprivation": -0.14, "minority_share": -0.14, "turnover": -0.06},
                                        0.10, 0.30, -1.2, "care", 0.3),
    "flu-65": Planted(1.15, {"deprivation": -0.12, "minority_share": -0.12}, 0.06, 0.18, -0.8, "care", 0.3),
    "cervical-screening-coverage": Planted(0.85, {"deprivation": -0.09, "minority_share": -0.12}, 0.05, 0.14, -0.7,
                                           "care", 0.3),
    "smoking-quit-4wk": Planted(0.10, {"deprivation": -0.08}, 0.12, 0.25, -1.0),
    "prescribing-cost-per-astropu": Planted(1.20, {"deprivation": 0.06}, 0.04, 0.12, 0.5, "prescribing", 0.6),
    "antibiotic-items-per-starpu": Planted(-2.95, {"deprivation": 0.03, "minority_share": -0.04}, 0.06, 0.16, 0.7,
                                           "prescribing", 0.3),
    "opioid-high-dose": Planted(0.35, {"deprivation": 0.15, "minority_share": -0.12},
                                0.15, 0.40, 1.3, "prescribing", 0.3),
    "low-value-medicines-spend": Planted(3.6, {"deprivation": 0.02}, 0.10, 0.35, 1.1, "prescribing", 0.5),
    "clinical-governance-participation": Planted(1.9, {}, 0.10, 0.70, -2.2),
}  # fmt: skip

EXPERIENCE: dict[str, Planted] = {
    "gpps-overall": Planted(1.15, {"deprivation": -0.14, "minority_share": -0.08},
                            0.08, 0.38, -1.3, "experience", 0.8),
    "gpps-reception-helpful": Planted(1.65, {"deprivation": -0.07}, 0.06, 0.35, -1.2, "experience", 0.7),
    "gpps-listening": Planted(1.95, {"deprivation": -0.08, "minority_share": -0.05},
                              0.05, 0.30, -1.2, "experience", 0.6),
    "gpps-care-concern": Planted(1.85, {"deprivation": -0.09, "minority_share": -0.06},
                                 0.05, 0.30, -1.2, "experience", 0.6),
    "gpps-phone-easy": Planted(0.15, {"deprivation": -0.05}, 0.12, 0.60, -1.9, "experience", 0.8),
    "gpps-contact-good": Planted(0.85, {"deprivation": -0.08}, 0.10, 0.45, -1.5, "experience", 0.85),
    "gpps-website-easy": Planted(0.08, {}, 0.08, 0.35, -1.2, "experience", 0.6),
    "gpps-app-easy": Planted(-0.02, {}, 0.08, 0.30, -1.1, "experience", 0.5),
    "gpps-preferred-hcp": Planted(-0.42, {"elderly_share": 0.10}, 0.08, 0.40, -1.3, "experience", 0.5),
    "care-plan-offered": Planted(0.30, {"deprivation": 0.04}, 0.06, 0.25, -1.0, "experience", 0.3),
    "choice-of-hospital-offered": Planted(0.40, {"rural_share": -0.08}, 0.12, 0.30, -1.1),
}  # fmt: skip

ACCESS: dict[str, Planted] = {
    "dna-rate": Planted(-3.15, {"deprivation": 0.18, "elderly_share": -0.10}, 0.06, 0.25, 1.0),
    "same-day-share": Planted(-0.20, {"elderly_share": -0.04}, 0.08, 0.30, 1.2),
    "appts-within-14d": Planted(1.45, {}, 0.08, 0.30, -1.2, "access", 0.4),
    "ed-attendance-isr": Planted(0.0, {"deprivation": 0.13, "minutes_to_department": -0.10},
                                 0.10, 0.15, 0.7, "urgent", 0.6),
    "walkin-utc-share": Planted(-2.75, {"deprivation": 0.08, "minutes_to_department": -0.15},
                                0.20, 0.30, 1.1, "urgent", 0.6),
    "nhs111-in-hours": Planted(1.35, {"deprivation": 0.08}, 0.10, 0.22, 0.9, "urgent", 0.5),
    "phone-queue-abandon": Planted(-2.20, {"deprivation": 0.06}, 0.08, 0.40, 1.4, "experience", -0.7),
    "online-consultation-rate": Planted(4.05, {"elderly_share": -0.05}, 0.12, 0.45, -1.5, "access", 0.3),
    "pharmacy-first-referrals": Planted(0.55, {"deprivation": 0.03}, 0.12, 0.45, -1.5, "access", 0.2),
    "net-list-flow": Planted(-4.6, {"turnover": 0.10}, 0.06, 0.25, 1.0, "experience", -0.5),
}  # fmt: skip

MONEY: dict[str, Planted] = {
    "spend-per-registered": Planted(5.03, {"rural_share": 0.05}, 0.02, 0.10, 0.5),
    "prescribing-budget-variance": Planted(0.01, {}, 0.01, 0.04, 0.15, "prescribing", 0.5),
    "budget-position": Planted(0.01, {}, 0.01, 0.04, 0.15),
    "cost-activity-profile": Planted(13.1, {"deprivation": 0.05}, 0.04, 0.10, 0.5, "urgent", 0.5),
    "qipp-savings-delivered": Planted(0.9, {}, 0.10, 0.35, -1.3),
}  # fmt: skip

DEMAND: dict[str, Planted] = {
    "ae-attendances-0-4": Planted(
        -0.35, {"deprivation": 0.12, "minority_share": 0.04, "rural_share": -0.08}, 0.12, 0.20, 0.9
    ),
    "emergency-admissions-isr": Planted(0.0, {"deprivation": 0.11, "care_home_share": 0.04},
                                        0.08, 0.12, 0.6, "urgent", 0.6),
    "acsc-admissions-isr": Planted(0.0, {"deprivation": 0.18}, 0.15, 0.16, 0.8, "urgent", 0.6),
    "referral-rate-isr": Planted(0.0, {"minutes_to_department": -0.03}, 0.06, 0.14, 0.6, "referring", 0.8),
    "bcbv-op-referrals": Planted(0.0, {}, 0.06, 0.16, 0.7, "referring", 0.7),
    "bcbv-surgical-thresholds": Planted(0.0, {"deprivation": 0.05}, 0.10, 0.18, 0.8, "referring", 0.3),
    "ers-utilisation": Planted(2.4, {}, 0.15, 0.35, -1.5),
    "ooh-routine-share": Planted(-1.1, {"rural_share": 0.05}, 0.15, 0.30, 1.1),
    "es-uptake-per-eligible": Planted(0.5, {"deprivation": -0.06}, 0.12, 0.35, -1.3),
}  # fmt: skip

PLANTED: dict[str, Planted] = {
    **DEMAND, **EFFECTIVENESS, **MONEY, **CAPACITY, **ORGANISATION, **EXPERIENCE, **ACCESS,
}  # fmt: skip
"""Every planted indicator, by the name of its definition."""
