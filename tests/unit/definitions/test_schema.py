import json

from evenhand.definitions import Catalogue, Expression, IndicatorDefinition
from evenhand.definitions.schema import TYPES
from evenhand.definitions.vocabulary import MEANINGS
from support.definitions import catalogue, context, framework, indicator


def test_a_definition_written_as_json_and_read_again_is_the_same():
    for definition in (indicator(), framework(), context()):
        text = definition.model_dump_json()
        assert type(definition).model_validate_json(text) == definition
        assert type(definition).model_validate(json.loads(text)) == definition


def test_an_expression_is_written_as_it_is_read():
    assert json.loads(indicator(numerator="a+b").model_dump_json())["numerator"] == "a + b"


def test_an_expression_already_read_is_taken_as_it_is():
    expression = Expression.parse("a + b")
    assert indicator(numerator=expression).numerator is expression


def test_a_definition_can_be_a_key():
    assert len({indicator(), indicator(), indicator(decimals=2)}) == 2


def test_every_choice_of_a_field_has_its_meaning():
    for field in ("basis", "polarity", "statistic"):
        choices = IndicatorDefinition.model_json_schema()["properties"][field]["enum"]
        assert set(MEANINGS[field]) == set(choices)


def test_a_catalogue_made_in_code_has_entries_named_by_id():
    one = indicator()
    made = Catalogue({one.id: one}, {}, {"hills": context()})
    assert [entry.file for entry in made.entries] == ["indicators/bus-riders.yaml", "contexts/hills.yaml"]
    assert list(TYPES) == ["indicator", "framework", "context", "case_mix"]


def test_where_two_share_an_id_the_first_is_kept_and_both_are_listed():
    made = catalogue(indicator(), indicator(title="Another"))
    assert made.indicators["bus-riders"].title == "Patients who come by bus"
    assert len(list(made.indicator_entries())) == 2
