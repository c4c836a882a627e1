"""YAML to plain values, with the line of every key, refusing what two readers could take for two things.

Only what a definition needs is read: mappings, lists, quoted and plain text, whole and decimal numbers, true, false
and days written YYYY-MM-DD. Keys are always text (so ``on:`` is a key). Everything doubtful is a fault with its line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

KeyPath = tuple[str | int, ...]

DEEPEST_NESTING = 20
"""Levels of mappings and lists inside each other; a framework has six."""

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"^-?(0|[1-9][0-9]*)$")
_DECIMAL = re.compile(r"^-?(0|[1-9][0-9]*)\.[0-9]+$")
_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_BOOLEANS = {"true": True, "false": False}
_PREFIX = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Fault:
    """Something in a file that is not read, with its line and what to do."""

    line: int
    message: str
    remedy: str


@dataclass
class YamlDocument:
    """The values of a file, the line of every key and list item, and the faults met."""

    values: Any = None
    lines: dict[KeyPath, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_yaml(content: bytes) -> YamlDocument:
    """Read one YAML document. Values are None when it cannot be parsed; faults say why."""
    document = YamlDocument()
    text = _text(content, document)
    if document.faults:
        return document
    try:
        if line := _too_deep(text):
            remedy = "Write it as the fields of the schema, which lie no deeper than a few levels"
            document.faults.append(Fault(line, "values lie too deep inside each other", remedy))
            return document
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        document.faults.append(_syntax_fault(error))
        return document
    if node is None:
        document.faults.append(Fault(1, "the file is empty", "Write the definition or remove the file"))
        return document
    document.values = _Reader(document).value(node, ())
    return document


def line_at(lines: Mapping[KeyPath, int], path: KeyPath) -> int:
    """Return the line of `path`, or of the nearest thing around it that has one; 1 when nothing has."""
    for length in range(len(path), -1, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


def _text(content: bytes, document: YamlDocument) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        document.faults.append(Fault(line, "the file is not UTF-8 text", "Save it as UTF-8"))
        return ""
    for number, line_text in enumerate(text.splitlines(), start=1):
        if "\t" in line_text:
            document.faults.append(Fault(number, "there is a tab in the line", "Use spaces"))
    return text


def _too_deep(text: str) -> int:
    """Return the line on which values lie deeper than any definition's, or 0. Composing follows them recursively."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST_NESTING:
            mark: Any = event.start_mark
            return int(mark.line) + 1
    return 0


def _syntax_fault(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None)
    message = f"this is not YAML: {problem}" + (f" {context}" if context else "")
    remedy = "Mend the line or the one before it; text with a colon or a # in it needs quotes"
    return Fault(mark.line + 1 if mark else 1, message, remedy)


@dataclass
class _Reader:
    document: YamlDocument
    seen: set[int] = field(default_factory=set)

    def value(self, node: Any, path: KeyPath) -> Any:
        self.document.lines.setdefault(path, node.start_mark.line + 1)
        if id(node) in self.seen:
            self.fault(node, "a value is repeated by its anchor", "Write the value out where it is needed")
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(item, (*path, index)) for index, item in enumerate(node.value))
        return self.scalar(node)

    def mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in self.pairs(node):
            if key.value in found:
                first = self.document.lines[(*path, key.value)]
                self.fault(key, f"{key.value} is given twice, first on line {first}", "Keep one of the two")
                continue
            self.document.lines[(*path, key.value)] = key.start_mark.line + 1
            found[key.value] = self.value(value, (*path, key.value))
        return found

    def pairs(self, node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.fault(key, "a list or mapping stands where a key should", "Use a plain word as the key")
            elif key.tag == f"{_PREFIX}merge":
                self.fault(key, "keys are merged from elsewhere with <<", "Write the fields out")
            else:
                yield key, value

    def scalar(self, node: yaml.ScalarNode) -> Any:
        kind = node.tag.removeprefix(_PREFIX)
        plain = not node.style  # the C loader writes an empty style where the Python loader writes None
        if not plain or kind == "str":
            return node.value
        read = _PLAIN.get(kind)
        try:
            if read is None:
                raise ValueError
            return read(node.value)
        except ValueError:
            self.fault(node, f"{node.value!r} {_DOUBTS.get(kind, _OTHER_DOUBT)}", _REMEDIES.get(kind, _QUOTE))
            return node.value

    def fault(self, node: Any, message: str, remedy: str) -> None:
        self.document.faults.append(Fault(node.start_mark.line + 1, message, remedy))


def _boolean(text: str) -> bool:
    if text not in _BOOLEANS:
        raise ValueError(text)
    return _BOOLEANS[text]


def _whole(text: str) -> int:
    if not _WHOLE.match(text):
        raise ValueError(text)
    return int(text)


def _decimal(text: str) -> float:
    if not _DECIMAL.match(text):
        raise ValueError(text)
    return float(text)


def _day(text: str) -> date:
    if not _DAY.match(text):
        raise ValueError(text)
    return date.fromisoformat(text)


_PLAIN = {"null": lambda _text: None, "bool": _boolean, "int": _whole, "float": _decimal, "timestamp": _day}
_DOUBTS = {
    "bool": "without quotes is a truth value to some readers and a word to others",
    "int": "without quotes is not the same number to every reader",
    "float": "without quotes is not the same number to every reader",
    "timestamp": "is not a day written YYYY-MM-DD",
}
_QUOTE = "Put it in quotes"
_REMEDIES = {
    "bool": "Put it in quotes if it is a word; write true or false if it is not",
    "int": "Write it in plain decimal digits, or in quotes if it is a word",
    "float": "Write it in plain decimal digits with a point, or in quotes if it is a word",
    "timestamp": "Write the day as YYYY-MM-DD",
}
_OTHER_DOUBT = "uses a form of YAML that definitions do not"
