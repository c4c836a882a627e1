"""What is measured: indicators, frameworks and contexts, each one YAML file, one schema, one parse, one frozen type."""

from evenhand.definitions.catalogue import Catalogue, Entry
from evenhand.definitions.checking import check_catalogue
from evenhand.definitions.context import ContextDefinition
from evenhand.definitions.expression_tree import ExpressionError
from evenhand.definitions.expressions import Expression
from evenhand.definitions.framework import FrameworkDefinition, Member, Standard, Strand
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.json_schema import json_schemas
from evenhand.definitions.loading import load_catalogue, read_problems
from evenhand.definitions.wording import BANNED_WORDS, banned_words_in

__all__ = [
    "BANNED_WORDS",
    "Catalogue",
    "ContextDefinition",
    "Entry",
    "Expression",
    "ExpressionError",
    "FrameworkDefinition",
    "IndicatorDefinition",
    "Member",
    "Standard",
    "Strand",
    "banned_words_in",
    "check_catalogue",
    "json_schemas",
    "load_catalogue",
    "read_problems",
]
