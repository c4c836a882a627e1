"""The files of templates: what each must say, and every fault of every file told at once."""

import pytest
import yaml

from evenhand.common.errors import DefinitionError, InputError
from evenhand.sources import known_measures, source_by_id
from evenhand.sources.reading.heads import normalised
from evenhand.sources.reading.returns.keys import headers_of, required_headers
from evenhand.sources.reading.returns.templates import SHIPPED, all_templates, read_templates, template_by_id

SOUND = yaml.safe_load((SHIPPED / "nhs-111.yaml").read_text())
COLUMN = SOUND["columns"][0]


def problems(folder, **changes):
    path = folder / "nhs-111.yaml"
    path.write_text(yaml.safe_dump({**SOUND, **changes}, sort_keys=False))
    with pytest.raises(DefinitionError) as error:
        read_templates([path])
    return str(error.value)


def test_every_template_of_the_contract_is_there():
    assert {template.id for template in all_templates()} >= {
        "emergency-activity", "planned-care", "urgent-care", "nhs-111", "out-of-hours", "referral-bookings", "budgets",
        "premises-survey", "enhanced-services", "practice-offer", "practice-return", "hospital-choice",
        "list-movements", "circumstances", "stop-smoking", "qof-aspiration", "expected-registers", "quality-premium",
    }  # fmt: skip


def test_no_file_can_be_a_return_on_two_templates():
    headers = {
        template.id: {normalised(each) for each in headers_of(template)} for template in all_templates()
    }
    for template in all_templates():
        needed = {normalised(each) for each in required_headers(template)}
        assert [other for other, found in headers.items() if needed <= found] == [template.id]


def test_measures_of_returns_are_known_with_their_groups():
    assert {"activity.ed_attendances", "activity.ed_attendances.*", "premium.pyll"} <= known_measures()
    assert {"register_expected.*", "offer.opening_hours", "qof.aspiration.points"} <= known_measures()
    assert "register_expected" not in known_measures()


def test_a_template_is_a_source_of_the_same_name_that_is_published_nowhere():
    source = source_by_id("budgets")
    assert (source.url, source.patterns) == ("", ("budgets.xlsx", "budgets.csv"))


def test_an_unknown_template_is_told_which_there_are():
    with pytest.raises(InputError, match=r"no such template.*nhs-111"):
        template_by_id("nhs-999")


def test_all_faults_of_a_file_are_told_with_their_lines(tmp_path):
    said = problems(tmp_path, purpose="", cadance="Monthly", about="doctor")
    assert "3 problems" in said
    assert "nhs-111.yaml:3: error: " in said
    assert "Did you mean cadence?" in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": "other"}, "the id is other and the file nhs-111.yaml"),
        ({"columns": []}, "there is no column"),
        ({"about": "commissioner", "groups": "register"}, "figures of a commissioner have no groups"),
        ({"columns": [dict(COLUMN), dict(COLUMN)]}, "there is another column calls"),
        ({"columns": [dict(COLUMN), dict(COLUMN)]}, "two columns become nhs111.calls"),
        ({"columns": [{**COLUMN, "header": "sex"}]}, "there is another column sex"),
        ({"columns": [{**COLUMN, "largest": None}]}, "there is no largest number"),
        ({"columns": [{**COLUMN, "largest": 0}]}, "the largest number is not above the smallest"),
        ({"columns": [{**COLUMN, "smallest": -1}]}, "a count cannot be negative"),
        ({"columns": [{**COLUMN, "kind": "amount"}], "groups": "sex_and_age"}, "only counts can be added up"),
        (
            {"columns": [COLUMN], "parts_of_wholes": SOUND["parts_of_wholes"]},
            "no column of numbers calls_core_hours",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(tmp_path, changes, said):
    assert said in problems(tmp_path, **changes)


def test_a_file_that_is_no_yaml_is_refused(tmp_path):
    path = tmp_path / "nhs-111.yaml"
    path.write_text("id: [")
    with pytest.raises(DefinitionError, match="this is not YAML"):
        read_templates([path])


def test_a_measure_has_one_template(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump({**SOUND, "id": name}))
    with pytest.raises(DefinitionError, match=r"nhs111\.calls is a measure of one too"):
        read_templates(sorted(tmp_path.glob("*.yaml")))
