"""Every template there is, read once from its file; all faults of all files are told together."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pydantic import ValidationError

import evenhand.sources as package
from evenhand.common.errors import DefinitionError, InputError, Issue
from evenhand.definitions.schema_faults import faults_of
from evenhand.definitions.yaml_reading import Fault, KeyPath, read_yaml
from evenhand.sources.reading.returns.keys import KEY_HEADERS
from evenhand.sources.reading.returns.template import Column, Template

SHIPPED = Path(package.__path__[0]) / "returns"
"""The folder of the templates, one file each."""


@cache
def all_templates() -> tuple[Template, ...]:
    """Return every shipped template, by id."""
    return read_templates(sorted(SHIPPED.glob("*.yaml")))


def template_by_id(template_id: str) -> Template:
    """Return a template; InputError naming those there are when `template_id` is none of them."""
    by_id = {template.id: template for template in all_templates()}
    if template_id not in by_id:
        raise InputError(
            "there is no such template", received=template_id, remedy=f"Choose one of {', '.join(by_id)}"
        )
    return by_id[template_id]


def read_templates(files: Iterable[Path]) -> tuple[Template, ...]:
    """Read template files; DefinitionError with every fault of every file, each with its line and remedy."""
    templates: list[Template] = []
    issues: list[Issue] = []
    for file in files:
        template, faults = _read(file)
        templates += [template] if template is not None else []
        issues += (
            Issue(file.name, fault.line, "error", "template", fault.message, fault.remedy) for fault in faults
        )
    issues += _shared_measures(templates)
    if issues:
        raise DefinitionError(issues)
    return tuple(templates)


def _read(file: Path) -> tuple[Template | None, list[Fault]]:
    document = read_yaml(file.read_bytes())
    if document.values is None or document.faults:
        return None, document.faults
    try:
        template = Template.model_validate(document.values, strict=True)
    except ValidationError as error:
        return None, faults_of(Template, error, document.lines)
    lines = document.lines
    found = (*_named_otherwise(file, template), *_of_columns(template), *_of_parts(template))
    return template, [Fault(lines.get(path, 1), message, remedy) for path, message, remedy in found]


Finding = tuple[KeyPath, str, str]


def _named_otherwise(file: Path, template: Template) -> Iterator[Finding]:
    if file.stem != template.id:
        yield ("id",), f"the id is {template.id} and the file {file.name}", "Give the file the name of the id"
    if not template.columns:
        yield ("columns",), "there is no column", "Write at least one column that holds figures or words"
    if template.about == "commissioner" and template.groups != "none":
        yield ("groups",), "figures of a commissioner have no groups", "Leave groups out"


def _of_columns(template: Template) -> Iterator[Finding]:
    seen = set(KEY_HEADERS)
    for place, column in enumerate(template.columns):
        path: KeyPath = ("columns", place, "header")
        if column.header in seen:
            yield (
                path,
                f"there is another column {column.header}",
                "Give every column a header of its own",
            )
        seen.add(column.header)
        if fault := _bounds(column):
            yield (("columns", place), f"{column.header}: {fault[0]}", fault[1])
    measures = [column.measure for column in template.columns]
    for measure in {each for each in measures if measures.count(each) > 1}:
        yield ("columns",), f"two columns become {measure}", "Give every column a measure of its own"
    if template.groups == "sex_and_age" and any(column.kind != "count" for column in template.columns):
        yield ("groups",), "only counts can be added up over groups", "Use columns of the kind count"


def _bounds(column: Column) -> tuple[str, str] | None:
    if column.is_number and column.largest is None:
        return "there is no largest number that can be believed", "Add largest"
    if column.largest is not None and column.largest <= column.smallest:
        return "the largest number is not above the smallest", "Mend smallest or largest"
    if column.kind in ("count", "minutes", "share") and column.smallest < 0:
        return f"a {column.kind} cannot be negative", "Write 0 as smallest, or leave it out"
    return None


def _of_parts(template: Template) -> Iterator[Finding]:
    numbers = {column.header for column in template.columns if column.is_number}
    for place, pair in enumerate(template.parts_of_wholes):
        for name in {pair.part, pair.whole} - numbers:
            path: KeyPath = ("parts_of_wholes", place)
            yield path, f"there is no column of numbers {name}", "Name columns of this template"


def _shared_measures(templates: list[Template]) -> Iterator[Issue]:
    owner: dict[str, str] = {}
    for template in templates:
        for column in template.columns:
            other = owner.setdefault(column.measure, template.id)
            if other != template.id:
                message = f"{column.measure} is a measure of {other} too"
                yield Issue(
                    f"{template.id}.yaml", 1, "error", "template", message, "Give the measure one template"
                )
