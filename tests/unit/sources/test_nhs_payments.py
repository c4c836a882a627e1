from datetime import date
from pathlib import Path

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources import PublishedFile, recognise
from evenhand.sources.nhs_payments import SOURCE
from evenhand.sources.reading.payment_headers import compact, payment_columns
from support.published_text import periods, published, read_published, read_text, states, texts, values
from support.shared import shared_path

HEADERS = {
    "Practice Code": "B10001",
    "Contract Type": "GMS",
    "Dispensing Practice": "No",
    "Practice Rurality": "Urban",
    "Atypical characteristics": "",
    "Number of Registered Patients (Last Known Figure)": "4060.75",
    "Number of Weighted Patients (Last Known Figure)": "4645.53",
    "Global Sum": "900.50",
    "MPIG Correction factor": "0",
    "Balance of PMS Expenditure": "0",
    "Total QOF Payments": "100.25",
    "Premises Payments": "-0.75",
    "Total NHS Payments to General Practice": "1000.00",
}
NAME = "nhspaymentsgp-21-22-prac.csv"


def table(*rows: dict[str, str], without: tuple[str, ...] = ()) -> str:
    headers = [
        header
        for header in dict.fromkeys([*HEADERS, *(key for row in rows for key in row)])
        if header not in without
    ]
    lines = [",".join(f'"{header}"' for header in headers)]
    lines += [",".join({**HEADERS, **row}.get(header, "0") for header in headers) for row in rows]
    return "\n".join(lines) + "\n"


def test_amounts_patients_and_facts_become_observations_of_the_financial_year_in_the_name(
    tmp_path: Path,
) -> None:
    reading = read_text(tmp_path, NAME, table({}), SOURCE)
    assert periods(reading) == {(date(2021, 4, 1), date(2022, 3, 31))}
    assert values(reading, "payments.registered") == {"B10001": 4060.75}
    assert values(reading, "payments.total") == {"B10001": 1000.0}
    assert texts(reading, "payments.contract_type") == {"B10001": "GMS"}
    assert reading.label == "2021/22"


def test_money_taken_back_is_a_negative_amount(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, table({}), SOURCE)
    assert values(reading, "payments.premises") == {"B10001": -0.75}
    assert reading.rows_quarantined == 0


def test_a_negative_list_and_a_text_among_amounts_are_quarantined_cell_by_cell(tmp_path: Path) -> None:
    row = {"Number of Registered Patients (Last Known Figure)": "-3", "Global Sum": "lots"}
    reading = read_text(tmp_path, NAME, table(row), SOURCE)
    assert reading.reasons == {"a count cannot be negative": 1, "this is not a number": 1}
    assert values(reading, "payments.registered") == {}
    assert values(reading, "payments.weighted") == {"B10001": 4645.53}


def test_zero_and_missing_stay_apart(tmp_path: Path) -> None:
    rows = ({"Global Sum": "0"}, {"Practice Code": "B10002", "Global Sum": "-"})
    reading = read_text(tmp_path, NAME, table(*rows), SOURCE)
    assert values(reading, "payments.global_sum") == {"B10001": 0.0, "B10002": None}
    assert states(reading, "payments.global_sum") == {"B10001": "observed", "B10002": "missing"}


def test_an_unknown_contract_and_a_missing_rurality_are_missing(tmp_path: Path) -> None:
    row = {"Contract Type": "UNKNOWN", "Practice Rurality": "Missing"}
    reading = read_text(tmp_path, NAME, table(row), SOURCE)
    assert states(reading, "payments.contract_type") == {"B10001": "missing"}
    assert states(reading, "payments.rurality") == {"B10001": "missing"}


def test_an_empty_atypical_characteristic_says_that_there_is_none(tmp_path: Path) -> None:
    tag = "| Large fluctuation in patients |"
    rows = ({}, {"Practice Code": "B10002", "Atypical characteristics": tag})
    reading = read_text(tmp_path, NAME, table(*rows), SOURCE)
    assert texts(reading, "payments.atypical") == {"B10001": "", "B10002": tag}
    assert set(states(reading, "payments.atypical").values()) == {"observed"}


def test_a_practice_without_registered_patients_keeps_its_row(tmp_path: Path) -> None:
    row = {"Number of Registered Patients (Last Known Figure)": "0"}
    assert values(read_text(tmp_path, NAME, table(row), SOURCE), "payments.total") == {"B10001": 1000.0}


def test_headers_run_together_with_pound_signs_in_cp1252_are_the_same_columns(tmp_path: Path) -> None:
    text = (
        "NHSEnglandRegionCode,PracticeCode,ContractType,NumberOfRegisteredPatientsLastKnownFigure,"
        "NumberOfWeightedPatientsLastKnownFigure,AveragePaymentPerRegisteredPatient_£,GlobalSum_£,"
        "MPIGCorrectionFactor_£,TotalQOFPayments_£,LocalEnhancedServices_NHAIS_£,LocalEnhancedServices_ISFE_£,"
        "BalanceOfPMSExpenditure_£,TotalNHSPaymentsToGeneralPractice_£\n"
        "Q70,B10001,PMS,100,110.5,1,50,0,30,5.5,4.5,10,100\n"
    )
    reading = read_text(tmp_path, "nhspaymentsgp-15-16-csv.csv", text, SOURCE, encoding="cp1252")
    assert values(reading, "payments.total") == {"B10001": 100.0}
    assert values(reading, "payments.per_registered") == {"B10001": 1.0}


def test_local_schemes_given_in_two_parts_are_summed_and_said_so(tmp_path: Path) -> None:
    parts = {"Local Enhanced Services_NHAIS": "5.5", "Local Enhanced Services_ISFE": "4.5"}
    rows = (parts, {**parts, "Practice Code": "B10002", "Local Enhanced Services_ISFE": "-"})
    reading = read_text(tmp_path, NAME, table(*rows), SOURCE)
    assert values(reading, "payments.local_incentives") == {"B10001": 10.0, "B10002": None}
    assert states(reading, "payments.local_incentives")["B10002"] == "missing"
    assert any("NHAIS" in caveat for caveat in reading.caveats)


def test_local_schemes_given_whole_are_not_counted_twice(tmp_path: Path) -> None:
    row = {
        "Local Enhanced Services_NHAIS": "5",
        "Local Enhanced Services_ISFE": "5",
        "Total Local Enhanced Services": "10",
        "Total NHS Payments to General Practice": "1010.00",
    }
    reading = read_text(tmp_path, NAME, table(row), SOURCE)
    assert values(reading, "payments.local_incentives") == {"B10001": 10.0}
    assert reading.caveats == ()


def test_the_digit_of_a_footnote_does_not_change_a_header(tmp_path: Path) -> None:
    text = table({}).replace(
        "Number of Registered Patients (Last Known Figure)", "Average number of registered patients1"
    )
    assert values(read_text(tmp_path, NAME, text, SOURCE), "payments.registered") == {"B10001": 4060.75}


def test_an_unknown_header_refuses_the_file_naming_every_one_and_the_nearest(tmp_path: Path) -> None:
    file = published(tmp_path, NAME, table({"Global Sums Paid": "1", "Moon Visits": "2"}))
    with pytest.raises(SourceError, match="2 headers are not known") as caught:
        read_published(file, SOURCE)
    for words in ("Global Sums Paid", "Moon Visits", "nearest to 'Global Sum'", "payment_headers.yaml"):
        assert words in str(caught.value)


def test_two_headers_for_one_figure_refuse_the_file(tmp_path: Path) -> None:
    file = published(tmp_path, NAME, table({"Average Number of Registered Patients": "1"}))
    with pytest.raises(SourceError, match="two headers stand for the same figure"):
        read_published(file, SOURCE)


@pytest.mark.parametrize(
    "essential", ["Number of Weighted Patients (Last Known Figure)", "Total NHS Payments to General Practice"]
)
def test_a_missing_essential_header_refuses_the_file_naming_it(tmp_path: Path, essential: str) -> None:
    file = published(tmp_path, NAME, table({}, without=(essential,)))
    with pytest.raises(SourceError, match="missing") as caught:
        read_published(file, SOURCE)
    assert essential in str(caught.value)


def test_a_file_without_practice_codes_is_not_this_publication_by_practice(tmp_path: Path) -> None:
    file = published(tmp_path, NAME, table({}, without=("Practice Code",)))
    with pytest.raises(SourceError, match="no source recognises this file"):
        recognise(file)


def test_a_year_in_neither_name_nor_folder_refuses_the_file(tmp_path: Path) -> None:
    file = published(tmp_path, "plain/payments.csv", table({}))
    with pytest.raises(SourceError, match="does not say which year"):
        read_published(file, SOURCE)


def test_a_year_in_the_folder_alone_is_used_with_a_caveat(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "2019-20/payments.csv", table({}), SOURCE)
    assert periods(reading) == {(date(2019, 4, 1), date(2020, 3, 31))}
    assert "folder" in reading.caveats[0]


def test_a_practice_listed_twice_with_different_amounts_is_quarantined_whole(tmp_path: Path) -> None:
    rows = ({}, {"Global Sum": "901"}, {"Practice Code": "B10002"})
    reading = read_text(tmp_path, NAME, table(*rows), SOURCE)
    assert reading.reasons == {"the practice appears more than once with different figures": 2}
    assert set(values(reading, "payments.total")) == {"B10002"}


def test_amounts_that_do_not_add_up_to_the_total_are_counted_in_a_caveat(tmp_path: Path) -> None:
    rows = ({}, {"Practice Code": "B10002", "Global Sum": "950.50"})
    reading = read_text(tmp_path, NAME, table(*rows), SOURCE)
    assert any(caveat.startswith("In 1 of 2 rows the amounts do not add up") for caveat in reading.caveats)
    assert values(reading, "payments.global_sum")["B10002"] == 950.5


def test_whole_pounds_may_differ_by_their_rounding(tmp_path: Path) -> None:
    row = {"Global Sum": "900", "Total QOF Payments": "100", "Premises Payments": "0"}
    off_by_one = {**row, "Total NHS Payments to General Practice": "1001"}
    assert read_text(tmp_path, NAME, table(off_by_one), SOURCE).caveats == ()


def test_the_network_columns_mislabelled_in_2022_23_are_accepted(tmp_path: Path) -> None:
    row = {"CCG Code": "99X", "Sub ICB NAME": "A board", "Code": "U10001", "CCG NAME": "A network"}
    assert read_text(tmp_path, "nhspaymentsgp-22-23-prac.csv", table(row), SOURCE).rows_kept == 1


def test_the_headers_of_2024_25_are_known(tmp_path: Path) -> None:
    row = {
        "Sub ICB Code": "99X",
        "Respiratory Syncytial Virus Programme": "0",
        "Total NHS Payments to General Practice including covid vaccination, covid support and long covid": "1000.00",
        "Average payments per registered patient including covid payments": "1",
    }
    reading = read_text(
        tmp_path, "nhspaymentsgp-24-25-prac.csv", table(row).replace(" Programme", "\nProgramme"), SOURCE
    )
    assert values(reading, "payments.rsv") == {"B10001": 0.0}
    assert values(reading, "payments.total_with_covid") == {"B10001": 1000.0}


def test_no_two_columns_share_a_name_or_a_measure() -> None:
    columns = payment_columns()
    names = [compact(name) for column in columns for name in column.headers]
    measures = [column.measure for column in columns if column.measure]
    assert len(set(names)) == len(names)
    assert len(set(measures)) == len(measures)
    assert all(2014 <= column.first_year <= column.last_year <= 2024 for column in columns)


@pytest.mark.parametrize(
    ("name", "rows", "registered", "total"),
    [
        ("2014-15/nhspaymentsgp-14-15.csv", 7_959, 56_633_982.0, 7_990_324_226.0),
        ("2021-22/nhspaymentsgp-21-22-prac.csv", 6_758, 61_570_003.6, 10_075_780_270.5),
        ("2021-22/nhspaymentsgp-22-23-prac.csv", 6_669, 62_134_644.75, 10_230_094_803.7),
    ],
)
def test_the_real_years_are_read_whole_and_add_up(
    name: str, rows: int, registered: float, total: float
) -> None:
    reading = read_published(PublishedFile(shared_path(f"data/nhs/{name}")), SOURCE)
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (rows, rows, 0)
    assert sum(v or 0 for v in values(reading, "payments.registered").values()) == pytest.approx(
        registered, abs=0.01
    )
    assert sum(v or 0 for v in values(reading, "payments.total").values()) == pytest.approx(total, abs=0.01)
    assert reading.caveats == ()
