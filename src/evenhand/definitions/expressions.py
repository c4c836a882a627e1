"""Arithmetic over measures: what an indicator's numerator and denominator are made of.

An expression is a small frozen tree. Nothing is executed: the grammar has numbers, measures, ``+ - * /`` and
parentheses, and no more. A missing value makes the result missing; so does a division by zero.
"""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from evenhand.common.errors import InputError
from evenhand.definitions.expression_parsing import parsed
from evenhand.definitions.expression_tree import Measure, Node, Number, Operator, measures_in

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Expression:
    """An arithmetic expression over measures, read once and never changed."""

    root: Node

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an expression such as ``qof.AST003.numerator + qof.AST003.exceptions``.

        Raises :class:`ExpressionError` naming the place and the remedy.
        """
        return cls(parsed(text))

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures it needs, each once, in the order they are written."""
        return tuple(dict.fromkeys(measures_in(self.root)))

    @property
    def is_one_measure(self) -> bool:
        """True when it is a measure as it stands, with no arithmetic."""
        return isinstance(self.root, Measure)

    def evaluate(self, columns: Mapping[str, FloatArray]) -> FloatArray:
        """Return the value for each row of `columns` (measure id to values, all of one length).

        NaN is a missing value and stays one; a division by zero gives NaN.
        """
        missing = [measure for measure in self.measures if measure not in columns]
        if missing:
            raise InputError(
                f"{', '.join(missing)} is needed and was not given",
                where=f"expression {self}",
                received=sorted(columns),
                remedy="Give a column for every measure the expression names",
            )
        with np.errstate(all="ignore"):
            return np.asarray(_value(self.root, columns), dtype=np.float64)

    def __str__(self) -> str:
        return str(self.root)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let a definition hold an expression that is written as text."""
        return core_schema.no_info_plain_validator_function(
            cls._validated, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe the text an editor should accept."""
        return {
            "type": "string",
            "minLength": 1,
            "examples": ["qof.AST003.numerator + qof.AST003.exceptions"],
        }

    @classmethod
    def _validated(cls, value: Any) -> Self:
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls.parse(value)
        raise ValueError(f"an expression is written as text over measures, not {value!r}")


def _value(node: Node, columns: Mapping[str, FloatArray]) -> FloatArray | float:
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Measure):
        return columns[node.id]
    left, right = _value(node.left, columns), _value(node.right, columns)
    return _APPLIED[node.operator](left, right)


def _divided(left: FloatArray | float, right: FloatArray | float) -> FloatArray:
    zero_is_missing = np.where(np.equal(right, 0.0), np.nan, right)
    return np.divide(left, zero_is_missing)


_APPLIED: Mapping[Operator, Callable[..., FloatArray | float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": _divided,
}
