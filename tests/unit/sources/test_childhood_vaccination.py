from datetime import date
from pathlib import Path

from evenhand.sources.childhood_vaccination import SOURCE
from support.published_text import periods, read_text, states, values

HEADER = "QUARTER,PRACTICE_CODE,CHILD_AGE,VAC_TYPE,NUMBER_POPULATION,NUMBER_VACCINATED\n"
COURSES = (("12m", "DTaP/IPV/Hib/HepB"), ("24m", "MMR1"), ("5 years", "MMR2"))


def rows(practice: str, due: str = "20", vaccinated: str = "18") -> str:
    return "".join(f"2024-25 Q4,{practice},{age},{vaccine},{due},{vaccinated}\n" for age, vaccine in COURSES)


def test_each_course_and_all_of_them_together_are_read(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "cover.csv", HEADER + rows("B10001"), SOURCE)
    assert periods(reading) == {(date(2025, 1, 1), date(2025, 3, 31))}
    assert values(reading, "cover.12m.dtap_ipv_hib_hepb.vaccinated") == {"B10001": 18.0}
    assert values(reading, "cover.5y.mmr2.due") == {"B10001": 20.0}
    assert (values(reading, "cover.due"), values(reading, "cover.vaccinated")) == (
        {"B10001": 60.0},
        {"B10001": 54.0},
    )


def test_a_suppressed_course_suppresses_the_total(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "cover.csv", HEADER + rows("B10001", vaccinated="*"), SOURCE)
    assert states(reading, "cover.vaccinated") == {"B10001": "suppressed"}
    assert states(reading, "cover.due") == {"B10001": "observed"}


def test_a_practice_without_every_course_has_no_total(tmp_path: Path) -> None:
    text = HEADER + rows("B10001") + rows("B10002").replace("B10002,24m,MMR1,20,18", "B10002,24m,MMR1,20,21")
    reading = read_text(tmp_path, "cover.csv", text, SOURCE)
    assert values(reading, "cover.due") == {"B10001": 60.0}
    assert values(reading, "cover.24m.mmr1.due") == {"B10001": 20.0}


def test_another_age_and_a_nameless_vaccine_are_quarantined(tmp_path: Path) -> None:
    text = HEADER + rows("B10001") + "2024-25 Q4,B10001,14y,HPV,9,9\n2024-25 Q4,B10001,24m,-,9,9\n"
    reading = read_text(tmp_path, "cover.csv", text, SOURCE)
    assert reading.reasons == {"this is not a course of vaccines at an age": 2}
    assert values(reading, "cover.due") == {"B10001": 60.0}
