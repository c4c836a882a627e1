"""The headers of years of which no file is here, as their publications have them."""

import pytest

from evenhand.sources.reading.payment_headers import column_of, columns_of, is_practice_code

SERVICES = (
    "Childhood Vaccination and Immunisation Scheme|Extended Hours Access|Influenza and Pneumococcal Immunisations|"
    "Learning Disabilities|Meningitis|Minor Surgery|Out Of Area in Hours Urgent Care|"
    "Rotavirus and Shingles Immunisation|Services for Violent Patients"
)
ALWAYS = (
    "Global Sum|MPIG Correction factor|Premises Payments|Seniority|Doctors Retainer Scheme Payments|"
    "Total Locum Allowances|Prolonged Study Leave|Appraisal Costs |PCO Admin Other|Total QOF Payments|"
    "Information Management and Technology|Balance of PMS Expenditure|"
    "Non DES Item Pneumococcal Vaccine, Childhood Immunisation Main Programme|Prescribing Fee Payments|"
    "Dispensing Fee Payments|Reimbursement of Drugs|Total NHS Payments to General Practice|"
    "Deductions for Pensions, Levies and Prescription Charge Income"
)
RUN_TOGETHER_2015 = (
    "NHSEnglandRegionCode|CCGCode|PracticeCode|PracticeCloseDate|ContractType|DispensingPractice|"
    "QuarterUsedForPatientData|NumberOfRegisteredPatientsLastKnownFigure|NumberOfWeightedPatientsLastKnownFigure|"
    "AveragePaymentPerRegisteredPatient_£|AveragePaymentPerWeightedPatient_£|GlobalSum_£|MPIGCorrectionFactor_£|"
    "PremisesPayments_£|Seniority_£|DoctorsRetainerSchemePayments_£|TotalLocumAllowances_£|ProlongedStudyLeave_£|"
    "Appraisal_AppraiserCostsInRespectOfLocums_£|PCOAdminOther_£|TotalQOFPayments_£|Alcohol_£|"
    "ChildhoodVaccinationAndImmunisationScheme_£|ExtendedHoursAccess_£|"
    "FacilitatingTimelyDiagnosisAndSupportForPeopleWithDementia_£|ImprovingPatientOnlineAccess_£|"
    "InfluenzaAndPneumococcalImmunisations_£|LearningDisabilities_£|MinorSurgery_£|PatientParticipation_£|"
    "RemoteCareMonitoring_£|RiskProfilingAndCaseManagement_£|RotavirusAndShinglesImmunisation_£|"
    "ServicesForViolentPatients_£|UnplannedAdmissions_£|OutOfAreaInHoursUrgentCare_£|Meningitis_£|"
    "NationalEnhancedServices_£|LocalEnhancedServices_NHAIS_£|LocalEnhancedServices_ISFE_£|"
    "InformationManagementAndTechnology_£|BalanceOfPMSExpenditure_£|"
    "NonDESItemPneumococcalVaccineChildhoodImmunisationMainProgramme_£|PrescribingFeePayments_£|"
    "DispensingFeePayments_£|ReimbursementOfDrugs_£|OtherPayments_£|TotalNHSPaymentsToGeneralPractice_£|"
    "DeductionsForPensionsLeviesAndPrescriptionChargeIncome_£|TotalNHSPaymentsToGeneralPracticeMinusDeductions_£"
)
BY_YEAR = {
    "2015-16": RUN_TOGETHER_2015,
    "2016-17": "NHSEnglandRegionLocalOfficeCode|PracticeRurality|AtypicalCharacteristics|PracticeType|"
    "NumberofRegisteredPatientsLastKnownFigure|AveragePaymentsPerRegisteredPatient_£|MPIGCorrectionfactor_£|"
    "AppraisalAppraiserCostsinRespectofLocums_£|TotalNationalEnhancedServices_£|TotalLocalEnhancedServices_£|"
    "GeneralPracticeForwardView_£|InformationManagementandTechnology_£|BalanceofPMSExpenditure_£",
    "2017-18": f"NHS England (Region, local office) Code|Practice Type|Quarter used for patient data|{ALWAYS}|"
    f"{SERVICES}|Facilitating Timely Diagnosis and Support for People with Dementia|Unplanned Admissions|Pertussis|"
    "Total Local Enhanced Services|General Practice Forward View|Other Payments1",
    "2018-19": "NHS England and NHS Improvement (Region, local office) Code|Average Number of Registered Patients|"
    f"Average Number of Weighted Patients|{ALWAYS}|{SERVICES}|Pertussis|Total Local Incentive Schemes|Other Payments1",
    "2019-20": "PCN Code|PCN Name|Average number of registered patients1|Average number of weighted patients1|"
    "Average payments per registered patient1|Average payments per weighted patient1|PCN Participation|"
    f"Total NHS Payments to General Practice Minus Deductions2|{ALWAYS}",
    "2020-21": "Total NHS Payments including covid vaccination and covid support and expansion payments|"
    "Total NHS Payments including PCN Workforce, Leadership and Support|PCN Leadership|PCN Support|"
    "PCN Extended Hours Access|PCN Workforce|PCN Investment and impact Fund|PCN Care Home Premium|Covid Immunisation|"
    "Covid Support and Expansion|"
    "Average payments per registered patient including PCN Workforce, Leadership and Support|"
    "Average payments per weighted patient including covid vaccination and covid support and expansion payments",
    "2024-25": "Sub ICB Code|Sub ICB Name|Average number of registered patients|Respiratory Syncytial Virus|"
    "Total NHS Payments to General Practice including covid minus deductions|"
    "Average payments per registered patient including covid vaccination",
}


@pytest.mark.parametrize("year", BY_YEAR)
def test_every_header_of_a_year_stands_for_a_column_and_no_two_for_one(year: str) -> None:
    headers = BY_YEAR[year].split("|")
    known = columns_of(headers, where=year)
    assert len(known) == sum(not is_practice_code(header) for header in headers)


def test_minus_deductions_is_not_taken_for_a_total_with_covid() -> None:
    column = column_of("Total NHS Payments to General Practice including covid minus deductions")
    assert column is not None
    assert column.measure == "net_with_covid"


def test_a_header_that_only_resembles_a_known_one_is_unknown() -> None:
    assert column_of("Global Sums") is None
    assert column_of("") is None
