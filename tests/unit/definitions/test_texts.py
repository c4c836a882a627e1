"""The texts of a definition that people read are found by their types, and can be said in other words."""

import pytest

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.loading import load_catalogue
from evenhand.definitions.texts import in_words_of, texts_of


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue()


def test_every_text_people_read_is_found(shipped: Catalogue) -> None:
    definition = shipped.indicators["appts-within-14d"]

    found = list(texts_of(definition))
    for text in (definition.title, definition.question, definition.unit, definition.context_note):
        assert text in found
    assert set(definition.caveats) <= set(found)
    assert definition.suppression.text in found


def test_names_and_what_figures_are_found_by_are_not_for_translation(shipped: Catalogue) -> None:
    for definition in shipped.indicators.values():
        found = set(texts_of(definition))
        kept = {definition.author, definition.reviewer, *definition.applicability.excludes_practice_types}
        assert not found & (kept | set(definition.source_columns))


def test_a_frameworks_strands_are_found_within_it(shipped: Catalogue) -> None:
    for framework in shipped.frameworks.values():
        assert {one.title for one in framework.strands} <= set(texts_of(framework))


def test_in_other_words_only_texts_are_changed(shipped: Catalogue) -> None:
    for kind in (shipped.indicators, shipped.frameworks, shipped.contexts, shipped.case_mixes):
        for definition in kind.values():
            loud = in_words_of(definition, str.upper)
            assert list(texts_of(loud)) == [text.upper() for text in texts_of(definition)]
            assert loud.id == definition.id
            assert type(definition).model_validate(loud.model_dump()) == loud


def test_what_is_said_no_other_way_is_the_definition_itself(shipped: Catalogue) -> None:
    definition = shipped.indicators["appts-within-14d"]

    assert in_words_of(definition, str) is definition
