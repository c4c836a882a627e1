"""What the schema refuses, said so that the writer of a definition can mend it."""

import difflib
import inspect
import typing
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from evenhand.common.errors import InputError
from evenhand.definitions.yaml_reading import Fault, KeyPath, line_at

_WANTED: Mapping[str, str] = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "date_type": "a day written YYYY-MM-DD without quotes",
    "tuple_type": "a list, each item on a line that begins with a hyphen",
    "model_type": "a group of fields, indented below it",
    "model_attributes_type": "a group of fields, indented below it",
    "string_pattern_mismatch": "lower-case letters and digits joined by hyphens",
    "string_too_short": "a longer text",
    "too_short": "at least one item",
}


def faults_of(model: type[BaseModel], error: ValidationError, lines: Mapping[KeyPath, int]) -> list[Fault]:
    """Return one fault for each thing pydantic refused, with the line it stands on."""
    found = error.errors(include_url=False)
    return [_fault(model, details, lines) for details in found if not _only_echoes(details, found)]


def _only_echoes(details: ErrorDetails, found: Sequence[ErrorDetails]) -> bool:
    """True for a list called too short because its items were refused, which are told themselves."""
    path = details["loc"]
    inner = (other["loc"] for other in found if len(other["loc"]) > len(path))
    return details["type"] == "too_short" and any(other[: len(path)] == path for other in inner)


def _fault(model: type[BaseModel], details: ErrorDetails, lines: Mapping[KeyPath, int]) -> Fault:
    path: KeyPath = details["loc"]
    line = line_at(lines, path)
    name, kind = _dotted(path), details["type"]
    owner, info = _field_at(model, path)
    about = f": {info.description.rstrip('.')}" if info is not None and info.description else ""
    if kind == "missing":
        return Fault(line, f"the field {name} is missing", f"Add {path[-1]}{about}")
    if kind == "extra_forbidden":
        return Fault(line, f"there is no field {name}", _nearest(str(path[-1]), owner))
    if kind == "literal_error":
        expected = details["ctx"]["expected"].replace("'", "")
        return Fault(line, f"{name} is {_shown(details)}", f"Use {expected}{about}")
    return Fault(line, *_other(name, about, details))


def _other(name: str, about: str, details: ErrorDetails) -> tuple[str, str]:
    kind = details["type"]
    if kind == "value_error":
        error = details["ctx"]["error"]
        if isinstance(error, InputError):
            return f"{name}: {error.what}: {_shown(details)}", error.remedy
        return f"{name}: {error}", f"Write what it should hold{about}"
    if kind in _WANTED:
        return f"{name} is {_shown(details)}", f"Write {_WANTED[kind]}{about}"
    wanted = details["msg"].removeprefix("Input should be ").removeprefix("String should have ")
    return f"{name} is {_shown(details)}", f"Write {wanted}{about}"


def _shown(details: ErrorDetails) -> str:
    shown = repr(details["input"])
    return shown if len(shown) <= 80 else f"{shown[:77]}..."


def _dotted(path: KeyPath) -> str:
    words = ""
    for part in path:
        words += f" {part + 1}" if isinstance(part, int) else (f", {part}" if words else part)
    return words or "the definition"


def _nearest(name: str, owner: type[BaseModel]) -> str:
    near = difflib.get_close_matches(name, owner.model_fields, n=1, cutoff=0.5)
    known = ", ".join(owner.model_fields)
    return f"Did you mean {near[0]}? Otherwise remove it" if near else f"Remove it; the fields are {known}"


def _field_at(model: type[BaseModel], path: KeyPath) -> tuple[type[BaseModel], FieldInfo | None]:
    """Return the model that holds the last name of `path`, and that field when there is one."""
    owner, info = model, None
    for part in path:
        if isinstance(part, int):
            continue
        if info is not None:
            owner = _model_in(info.annotation) or owner
        info = owner.model_fields.get(part)
    return owner, info


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := _model_in(part))), None)
