"""The Quality and Outcomes Framework as the synthetic England has it: registers, indicators, points, thresholds.

From memory of the years around 2024-25, to be checked; a few codes of other years go on beside them, so that an
indicator that was retired and one that is new have figures too.
"""

from dataclasses import dataclass
from typing import Final

CLINICAL, PUBLIC_HEALTH, SERVICES = (
    ("CL", "Clinical"),
    ("PH", "Public health"),
    ("PHAS", "Public health: services"),
)


@dataclass(frozen=True)
class Register:
    """A group's register: `rate` of the people of `ages` (first, last) are on it; more with age if `with_age`."""

    group: str
    title: str
    kind: str
    ages: tuple[int, int]
    rate: float
    with_age: bool = True


@dataclass(frozen=True)
class Code:
    """An indicator: `share` of the group's register is eligible, a `level` of them (a logit) is reached.

    `people`, instead of a register, are the women or everyone of some ages of whom `share` is eligible. `planted` names
    the indicator whose truth it has. `points` are earned between the thresholds `low` and `high`.
    """

    code: str
    group: str
    text: str
    points: int
    low: float
    high: float
    level: float
    share: float = 0.95
    planted: str = ""
    people: tuple[str, int, int] | None = None
    domain: tuple[str, str] = CLINICAL


REGISTERS: Final = (
    Register("AST", "Asthma", "TOTAL", (0, 99), 0.063, with_age=False),
    Register("AF", "Atrial fibrillation", "TOTAL", (0, 99), 0.022),
    Register("CAN", "Cancer", "TOTAL", (0, 99), 0.037),
    Register("CHD", "Secondary prevention of coronary heart disease", "TOTAL", (0, 99), 0.030),
    Register("CKD", "Chronic kidney disease", "18OVER", (18, 99), 0.044),
    Register("COPD", "Chronic obstructive pulmonary disease", "TOTAL", (0, 99), 0.019),
    Register("DEM", "Dementia", "TOTAL", (0, 99), 0.008),
    Register("DEP", "Depression", "18OVER", (18, 99), 0.143, with_age=False),
    Register("DM", "Diabetes mellitus", "17OVER", (17, 99), 0.077),
    Register("EP", "Epilepsy", "18OVER", (18, 99), 0.008, with_age=False),
    Register("HF", "Heart failure", "TOTAL", (0, 99), 0.011),
    Register("HYP", "Hypertension", "TOTAL", (0, 99), 0.152),
    Register("LD", "Learning disability", "TOTAL", (0, 99), 0.006, with_age=False),
    Register("MH", "Mental health", "TOTAL", (0, 99), 0.010, with_age=False),
    Register("NDH", "Non-diabetic hyperglycaemia", "18OVER", (18, 99), 0.070),
    Register("OB", "Obesity", "18OVER", (18, 99), 0.139, with_age=False),
    Register("OST", "Osteoporosis", "50OVER", (50, 99), 0.011),
    Register("PAD", "Peripheral arterial disease", "TOTAL", (0, 99), 0.006),
    Register("PC", "Palliative care", "TOTAL", (0, 99), 0.005),
    Register("RA", "Rheumatoid arthritis", "16OVER", (16, 99), 0.008),
    Register("SMOK", "Smoking", "15OVER", (15, 99), 0.146, with_age=False),
    Register("STIA", "Stroke and transient ischaemic attack", "TOTAL", (0, 99), 0.018),
)

CODES: Final = (
    Code("AST002", "AST", "Asthma with measures of variability or reversibility recorded", 15, 0.45, 0.80, 1.95, 0.45,
         "qof-ast002-net"),
    Code("AST003", "AST", "Asthma with a review in the preceding 12 months", 20, 0.45, 0.70, 1.10, 1.0,
         "qof-ast003-net"),
    Code("AST004", "AST", "Asthma, aged 14 to 19, with a record of smoking status", 6, 0.45, 0.80, 2.05, 0.075,
         "qof-ast004-net"),
    Code("AST007", "AST", "Asthma with a review and a written action plan in the preceding 12 months", 20, 0.45, 0.70,
         0.90, 0.95),
    Code("AST008", "AST", "Asthma, aged 19 or under, with tobacco exposure recorded", 6, 0.45, 0.80, 1.5, 0.14),
    Code("AST011", "AST", "New asthma with objective tests on record", 15, 0.45, 0.80, 0.7, 0.05),
    Code("AF006", "AF", "Atrial fibrillation with stroke risk assessed", 12, 0.40, 0.90, 3.0),
    Code("AF007", "AF", "Atrial fibrillation at risk, treated with an anticoagulant", 12, 0.40, 0.70, 2.2, 0.8),
    Code("AF008", "AF", "Atrial fibrillation at risk, treated with a direct anticoagulant", 12, 0.70, 0.95, 2.6, 0.8),
    Code("CAN004", "CAN", "Cancer care review within 12 months of diagnosis", 6, 0.50, 0.90, 1.8, 0.15),
    Code("CAN005", "CAN", "Cancer, told of support within 3 months of diagnosis", 2, 0.70, 0.90, 2.0, 0.15),
    Code("CHD005", "CHD", "Heart disease with an anti-platelet or anticoagulant taken", 7, 0.56, 0.96, 2.7),
    Code("CHD015", "CHD", "Heart disease, aged 79 or under, blood pressure 140/90 or less", 12, 0.40, 0.77, 1.1, 0.65),
    Code("CHD016", "CHD", "Heart disease, aged 80 or over, blood pressure 150/90 or less", 5, 0.46, 0.86, 1.6, 0.33),
    Code("CHOL003", "CHD", "Cardiovascular disease and a lipid-lowering treatment", 14, 0.70, 0.95, 1.9),
    Code("CHOL004", "CHD", "Cardiovascular disease with cholesterol at the target", 16, 0.20, 0.50, -0.15, 0.95,
         "chol-target"),
    Code("COPD010", "COPD", "Obstructive disease with a review in the preceding 12 months", 9, 0.50, 0.90, 1.2),
    Code("COPD014", "COPD", "Obstructive disease offered rehabilitation", 2, 0.40, 0.90, 1.5, 0.4),
    Code("DEM004", "DEM", "Dementia with a care plan reviewed in the preceding 12 months", 39, 0.35, 0.70, 1.2),
    Code("DEP004", "DEP", "New depression reviewed between 10 and 56 days", 10, 0.45, 0.80, 0.9, 0.09),
    Code("DM006", "DM", "Diabetes with nephropathy treated", 3, 0.57, 0.97, 2.3, 0.12),
    Code("DM012", "DM", "Diabetes with a foot examination", 4, 0.50, 0.90, 1.5),
    Code("DM014", "DM", "New diabetes referred to structured education", 11, 0.40, 0.90, 1.2, 0.07),
    Code("DM020", "DM", "Diabetes without frailty, HbA1c 58 or less", 17, 0.35, 0.75, 0.45, 0.80, "dm-hba1c-control"),
    Code("DM021", "DM", "Diabetes with frailty, HbA1c 75 or less", 10, 0.52, 0.92, 1.7, 0.15),
    Code("DM033", "DM", "Diabetes without frailty, blood pressure 140/90 or less", 10, 0.38, 0.78, 1.0, 0.80),
    Code("DM034", "DM", "Diabetes, aged 40 or over, treated with a statin", 4, 0.50, 0.90, 1.3, 0.6),
    Code("DM035", "DM", "Diabetes with cardiovascular disease, treated with a statin", 2, 0.50, 0.90, 1.9, 0.2),
    Code("DM036", "DM", "Diabetes without frailty, blood pressure at the target", 10, 0.38, 0.90, 0.45, 0.80,
         "dm-hba1c-control"),
    Code("HF003", "HF", "Heart failure treated with an inhibitor", 6, 0.60, 0.92, 1.9, 0.45),
    Code("HF006", "HF", "Heart failure treated with a beta-blocker", 6, 0.60, 0.92, 1.9, 0.40),
    Code("HF007", "HF", "Heart failure reviewed in the preceding 12 months", 7, 0.50, 0.90, 1.3),
    Code("HF008", "HF", "New heart failure confirmed by imaging", 6, 0.50, 0.90, 1.4, 0.12),
    Code("HYP003", "HYP", "Hypertension, aged 79 or under, blood pressure 140/90 or less", 14, 0.40, 0.77, 0.85, 0.72,
         "hyp-bp-control"),
    Code("HYP007", "HYP", "Hypertension, aged 80 or over, blood pressure 150/90 or less", 5, 0.40, 0.80, 1.5, 0.26),
    Code("HYP008", "HYP", "Hypertension, aged 79 or under, blood pressure 140/90 or less", 14, 0.40, 0.85, 0.85, 0.72,
         "hyp-bp-control"),
    Code("HYP009", "HYP", "Hypertension, aged 80 or over, blood pressure 150/90 or less", 5, 0.40, 0.85, 1.5, 0.26),
    Code("MH002", "MH", "Mental illness with a care plan", 6, 0.40, 0.90, 1.4, 0.85),
    Code("MH003", "MH", "Mental illness with blood pressure recorded", 4, 0.50, 0.90, 1.7, 0.85),
    Code("MH006", "MH", "Mental illness with body mass index recorded", 4, 0.50, 0.90, 1.6, 0.85),
    Code("MH007", "MH", "Mental illness with alcohol consumption recorded", 4, 0.50, 0.90, 1.6, 0.85),
    Code("MH011", "MH", "Mental illness with a lipid profile", 8, 0.50, 0.90, 1.2, 0.85),
    Code("MH012", "MH", "Mental illness with blood glucose recorded", 8, 0.50, 0.90, 1.3, 0.85),
    Code("MH021", "MH", "Mental illness with all six physical checks", 6, 0.50, 0.90, 0.45, 0.85, "smi-physical-check"),
    Code("NDH002", "NDH", "Raised blood sugar tested in the preceding 12 months", 18, 0.50, 0.90, 1.5),
    Code("RA002", "RA", "Rheumatoid arthritis reviewed in the preceding 12 months", 5, 0.40, 0.90, 1.4),
    Code("SMOK002", "SMOK", "Long-term conditions with smoking status recorded", 25, 0.50, 0.90, 2.6, 0.98),
    Code("SMOK004", "SMOK", "Smokers offered support and treatment", 12, 0.40, 0.90, 2.2, 0.9, domain=PUBLIC_HEALTH),
    Code("STIA007", "STIA", "Stroke with an anti-platelet or anticoagulant taken", 4, 0.57, 0.97, 2.8, 0.8),
    Code("STIA014", "STIA", "Stroke, aged 79 or under, blood pressure 140/90 or less", 3, 0.40, 0.73, 1.1, 0.6),
    Code("STIA015", "STIA", "Stroke, aged 80 or over, blood pressure 150/90 or less", 2, 0.46, 0.86, 1.6, 0.38),
    Code("BP002", "BP", "Aged 45 or over with blood pressure recorded in the preceding 5 years", 15, 0.50, 0.90, 2.2,
         1.0, people=("all", 45, 99), domain=PUBLIC_HEALTH),
    Code("CS005", "CS", "Aged 25 to 49 screened within 3 years 6 months", 7, 0.45, 0.80, 0.85, 0.97,
         "cervical-screening-coverage", ("female", 25, 49), SERVICES),
    Code("CS006", "CS", "Aged 50 to 64 screened within 5 years 6 months", 4, 0.45, 0.80, 1.15, 0.92,
         "cervical-screening-coverage", ("female", 50, 64), SERVICES),
    Code("VI001", "VI", "Babies of 8 months with three doses against six diseases", 18, 0.89, 0.96, 2.6, 0.2,
         "childhood-imms-12-24m-5y", ("all", 0, 4), SERVICES),
    Code("VI002", "VI", "Children of 18 months with a dose against measles, mumps and rubella", 18, 0.86, 0.96, 2.4,
         0.2, "childhood-imms-12-24m-5y", ("all", 0, 4), SERVICES),
    Code("VI003", "VI", "Children of 5 years with boosters", 18, 0.81, 0.96, 2.0, 0.2, "childhood-imms-12-24m-5y",
         ("all", 0, 4), SERVICES),
    Code("VI004", "VI", "Aged 80 with a dose against shingles", 10, 0.50, 0.60, 0.6, 0.25, people=("all", 75, 79),
         domain=SERVICES),
)  # fmt: skip
