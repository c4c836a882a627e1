"""Text to expression: a tokeniser and a recursive-descent parser that says where it stopped and what to do.

* sum = term (("+" | "-") term)*
* term = factor (("*" | "/") factor)*
* factor = number | measure | "(" sum ")"
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import cast

from evenhand.definitions.expression_tree import (
    ExpressionError,
    Measure,
    Node,
    Number,
    Operation,
    Operator,
)

LONGEST_EXPRESSION = 500
"""Characters. No real numerator comes near; the limit keeps the tree shallow."""

DEEPEST_NESTING = 20
"""Parentheses inside parentheses, for the same reason."""

_TOKEN = re.compile(
    r"(?P<space>[ \n]+)"
    r"|(?P<measure>[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?)"
    r"|(?P<sign>[-+*/()])"
)
_GRAMMAR = (
    "Use measure ids, numbers, + - * / and parentheses, as in qof.AST003.numerator / qof.AST003.denominator"
)


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    position: int


def parsed(text: str) -> Node:
    """Return the tree of `text`, or raise :class:`ExpressionError` with the position, counted from 1."""
    if len(text) > LONGEST_EXPRESSION:
        raise ExpressionError(
            f"the expression has {len(text)} characters, more than {LONGEST_EXPRESSION}",
            remedy="Let the source yield the sum as a measure of its own",
        )
    parser = _Parser(text, _tokens(text))
    root = parser.sum(depth=0)
    if parser.next is not None:
        raise parser.error(f"{parser.next.text!r} does not belong here")
    if not any(token.kind == "measure" for token in parser.tokens):
        raise ExpressionError(
            "the expression names no measure", received=text, remedy="Name the measure it counts"
        )
    return root


def _tokens(text: str) -> list[_Token]:
    tokens, position = [], 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise _error(text, position, f"{text[position]!r} has no meaning")
        if match.lastgroup != "space":
            tokens.append(_Token(str(match.lastgroup), match[0], position))
        position = match.end()
    return tokens


class _Parser:
    def __init__(self, text: str, tokens: list[_Token]) -> None:
        self.text, self.tokens, self.index = text, tokens, 0

    @property
    def next(self) -> _Token | None:
        return self.tokens[self.index] if self.index < len(self.tokens) else None

    def sum(self, depth: int) -> Node:
        node = self.term(depth)
        while operator := self.taken("+", "-"):
            node = Operation(cast(Operator, operator), node, self.term(depth))
        return node

    def term(self, depth: int) -> Node:
        node = self.factor(depth)
        while operator := self.taken("*", "/"):
            node = Operation(cast(Operator, operator), node, self.factor(depth))
        return node

    def factor(self, depth: int) -> Node:
        token = self.next
        if token is None:
            raise self.error("the expression stops where a measure or number should follow")
        self.index += 1
        if token.kind == "measure":
            return Measure(token.text)
        if token.kind == "number":
            return self.number(token)
        if token.text != "(":
            self.index -= 1
            raise self.error(f"{token.text!r} stands where a measure or number should")
        return self.parenthesised(depth + 1)

    def number(self, token: _Token) -> Number:
        value = float(token.text)
        if math.isinf(value):
            raise _error(self.text, token.position, f"the number {token.text} is too large")
        return Number(value)

    def parenthesised(self, depth: int) -> Node:
        if depth > DEEPEST_NESTING:
            raise self.error(f"there are more than {DEEPEST_NESTING} parentheses inside each other")
        node = self.sum(depth)
        if not self.taken(")"):
            raise self.error("a closing parenthesis is missing")
        return node

    def taken(self, *signs: str) -> str:
        if self.next is None or self.next.text not in signs:
            return ""
        self.index += 1
        return self.tokens[self.index - 1].text

    def error(self, what: str) -> ExpressionError:
        return _error(self.text, self.next.position if self.next else len(self.text), what)


def _error(text: str, position: int, what: str) -> ExpressionError:
    return ExpressionError(f"{what} (character {position + 1})", received=text, remedy=_GRAMMAR)
