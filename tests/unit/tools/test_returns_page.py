"""The page of returns: every template with every column and what it means."""

import pytest

from evenhand.sources.reading.returns import explaining
from evenhand.sources.reading.returns.templates import all_templates
from tools.docs_generators import returns


@pytest.mark.parametrize("template", all_templates(), ids=lambda template: template.id)
def test_a_section_has_every_column_with_its_meaning(template):
    text = returns.section(template, explaining)
    assert f"## {template.title}" in text
    assert template.purpose in text
    for column in explaining.explained_columns(template):
        assert f"| `{column.header}` | {column.meaning}" in text


def test_the_page_lists_every_template():
    (text,) = returns.generate().values()
    assert all(f"[{template.title}](#{template.id})" in text for template in all_templates())
    assert explaining.ON_CELLS in text
