"""The parts of an expression: constants, measures, and operations on two of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from evenhand.common.errors import InputError

Operator = Literal["+", "-", "*", "/"]

_BINDS = {"+": 1, "-": 1, "*": 2, "/": 2}
_NEVER_IN_PARENTHESES = 3


class ExpressionError(InputError, ValueError):
    """An expression cannot be read."""


@dataclass(frozen=True)
class Number:
    """A constant."""

    value: float

    def __str__(self) -> str:
        return repr(self.value).removesuffix(".0")


@dataclass(frozen=True)
class Measure:
    """The figures of one measure, by its id."""

    id: str

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True)
class Operation:
    """Two expressions joined by an operator."""

    operator: Operator
    left: Node
    right: Node

    def __str__(self) -> str:
        binds = _BINDS[self.operator]
        left = _bracketed(self.left, unless=_binds(self.left) >= binds)
        right = _bracketed(self.right, unless=_binds(self.right) > binds)
        return f"{left} {self.operator} {right}"


Node = Number | Measure | Operation


def _binds(node: Node) -> int:
    return _BINDS[node.operator] if isinstance(node, Operation) else _NEVER_IN_PARENTHESES


def _bracketed(node: Node, *, unless: bool) -> str:
    return str(node) if unless else f"({node})"


def measures_in(node: Node) -> Iterator[str]:
    """Yield the measures of a tree, left to right, as often as they occur."""
    if isinstance(node, Measure):
        yield node.id
    elif isinstance(node, Operation):
        yield from measures_in(node.left)
        yield from measures_in(node.right)
