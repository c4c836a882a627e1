"""The page of returns: every template with every column and what it means."""

import pytest

from evenhand.definitions import Catalogue
from evenhand.sources.reading.returns import explaining
from evenhand.sources.reading.returns.templates import all_templates, template_by_id
from support.indicators import catalogue
from tools.docs_generators import returns


@pytest.mark.parametrize("template", all_templates(), ids=lambda template: template.id)
def test_a_section_has_every_column_with_its_meaning(template):
    text = returns.section(template, explaining, "Made-up indicator", catalogue())
    assert f"## {template.title}" in text
    assert template.purpose in text
    assert "| Used by | Made-up indicator |" in text
    for column in explaining.explained_columns(template):
        assert f"| `{column.header}` | {column.meaning}" in text


def test_a_template_that_no_indicator_uses_is_refused():
    with pytest.raises(ValueError, match="budgets: no indicator uses it"):
        returns.used_by(template_by_id("budgets"), Catalogue({}, {}, {}))


def test_the_page_lists_every_template():
    (text,) = returns.generate().values()
    assert all(f"[{template.title}](#{template.id})" in text for template in all_templates())
    assert explaining.ON_CELLS in text
