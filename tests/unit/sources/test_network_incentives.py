from datetime import date
from pathlib import Path

from evenhand.sources.network_incentives import SOURCE
from support.published_text import periods, read_text, values

HEADER = "ORGANISATION_TYPE,ORGANISATION_CODE,ORGANISATION_NAME,IND_CODE,MEASURE,VALUE,ACH_DATE\n"


def row(code: str, indicator: str, measure: str, value: str, kind: str = "GP practice") -> str:
    return f"{kind},{code},A,{indicator},{measure},{value},31OCT2024\n"


def pair(code: str, indicator: str, part: str, whole: str) -> str:
    return row(code, indicator, "Numerator", part) + row(code, indicator, "Denominator", whole)


def test_numerators_and_denominators_of_practices_are_read(tmp_path: Path) -> None:
    text = HEADER + pair("B10001", "HI-03", "12", "30") + row("U10001", "HI-03", "Numerator", "99", "PCN")
    reading = read_text(tmp_path, "IIF_indicators_2024_25.csv", text, SOURCE)
    assert periods(reading) == {(date(2024, 10, 1), date(2024, 10, 31))}
    assert values(reading, "iif.HI03.numerator") == {"B10001": 12.0}
    assert values(reading, "iif.HI03.denominator") == {"B10001": 30.0}
    assert "run on from April" in reading.caveats[0]
    assert reading.notes == ("Rows of other organisations than practices, which were not needed: 1",)


def test_a_share_above_one_is_quarantined_and_a_rate_is_not(tmp_path: Path) -> None:
    text = HEADER + pair("B10001", "CAN04", "9", "8") + pair("B10001", "ACC08", "9", "8")
    reading = read_text(tmp_path, "iif.csv", text, SOURCE)
    assert values(reading, "iif.CAN04.numerator") == {}
    assert values(reading, "iif.ACC08.numerator") == {"B10001": 9.0}


def test_an_unknown_measure_code_or_number_is_quarantined(tmp_path: Path) -> None:
    text = HEADER + row("B10001", "HI03", "Points", "1") + row("B10001", "??", "Numerator", "1")
    text += row("B10001", "HI03", "Numerator", "few") + pair("B10002", "HI03", "1", "2")
    reading = read_text(tmp_path, "iif.csv", text, SOURCE)
    assert reading.rows_quarantined == 3
    assert values(reading, "iif.HI03.numerator") == {"B10002": 1.0}
