import json

from evenhand.definitions import json_schemas
from evenhand.definitions.json_schema import json_schema_files, write_json_schemas
from support.shared import PROJECT


def test_the_committed_export_is_current():
    folder = PROJECT / "docs" / "schema"
    committed = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    assert committed == json_schema_files()


def test_the_files_written_are_the_schemas(tmp_path):
    write_json_schemas(tmp_path / "schema")
    assert json.loads((tmp_path / "schema" / "indicator.json").read_text()) == json_schemas()["indicator"]


def test_every_field_of_every_part_is_described():
    for schema in json_schemas().values():
        for part in (schema, *schema["$defs"].values()):
            undescribed = [name for name, field in part["properties"].items() if not field.get("description")]
            assert undescribed == []


def test_unknown_fields_are_refused_by_the_schema_too():
    assert all(schema["additionalProperties"] is False for schema in json_schemas().values())


def test_an_expression_is_text_to_an_editor():
    assert json_schemas()["indicator"]["properties"]["numerator"]["type"] == "string"
