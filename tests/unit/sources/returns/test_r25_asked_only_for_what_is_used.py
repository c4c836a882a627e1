"""R-25: nobody is asked for what nothing uses, and who is asked reads why and how often it is used."""

import fastexcel
import pytest
from pydantic import ValidationError

from evenhand.definitions import Catalogue
from evenhand.definitions.expressions import Expression
from evenhand.sources.reading.returns.template import Column, Template
from evenhand.sources.reading.returns.templates import all_templates, template_by_id
from evenhand.sources.reading.returns.uses import Uses, uses_of_column, uses_of_return
from evenhand.sources.reading.returns.writing import HELP_SHEET, template_workbook
from support.indicators import catalogue, indicator, made_catalogue
from tools.docs_generators import returns


def _named(one: Template | Column) -> str:
    return one.header if isinstance(one, Column) else one.id


EVERY = [(template, column) for template in all_templates() for column in template.columns]
SURVEY = template_by_id("premises-survey")
ROOMS = SURVEY.columns[0]


@pytest.mark.parametrize(("template", "column"), EVERY, ids=_named)
def test_r25_every_column_of_every_return_is_used(template, column) -> None:
    assert not uses_of_column(template, column, catalogue()).is_none


def test_r25_a_column_that_nothing_uses_stops_the_documents() -> None:
    measures = {column.measure for column in SURVEY.columns}
    idle = "premises.area_usable"
    others = [
        one
        for one in catalogue().indicators.values()
        if idle not in one.numerator.measures and measures & set(one.numerator.measures)
    ]
    with pytest.raises(ValueError, match="premises-survey: nothing uses the column area_usable"):
        returns.used_by(SURVEY, Catalogue({one.id: one for one in others}, {}, catalogue().contexts))


@pytest.mark.parametrize("purpose", [None, "", "  "])
def test_r25_a_return_without_a_purpose_is_no_return(purpose: str | None) -> None:
    fields = SURVEY.model_dump(exclude={"purpose"}) | ({} if purpose is None else {"purpose": purpose})
    with pytest.raises(ValidationError, match="purpose"):
        Template.model_validate(fields)


def test_r25_uses_are_counted() -> None:
    made = made_catalogue(indicator(id="one", numerator=Expression.parse(ROOMS.measure)))
    title = made.frameworks["open-data"].title

    found = uses_of_column(SURVEY, ROOMS, made)

    assert (found.indicators, found.frameworks) == ((made.indicators["one"].title,), (title,))
    assert found.words == "1 indicator, 1 circumstance; shown by 1 framework"


def test_r25_what_no_framework_shows_says_so() -> None:
    assert Uses(("One", "Two"), (), ()).words == "2 indicators; shown by no framework yet"
    assert Uses((), (), (), ("part",)).words == "1 check of another column"
    assert Uses((), (), ()).words == "not used"


@pytest.mark.parametrize("template", all_templates(), ids=lambda one: one.id)
def test_r25_the_blank_workbook_says_why_it_is_asked_and_how_often_it_is_used(template: Template) -> None:
    book = fastexcel.read_excel(template_workbook(template))
    sheet = book.load_sheet(HELP_SHEET, header_row=None, dtypes="string").to_polars()
    rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows()]
    told = {row[0]: row[1] for row in rows}
    used = {row[0]: row[5] for row in rows if len(row) > 5}

    assert told["Why it is asked"] == template.purpose
    assert told["How often it is used"] == uses_of_return(template, catalogue()).words.capitalize()
    for column in template.columns:
        assert used[column.header] == uses_of_column(template, column, catalogue()).words
