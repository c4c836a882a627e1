"""Does the product keep what it promises? Simulations in which the truth is known (METHODS 1.12)."""

from evenhand.assessment.validity.bounds import Bound, bounds
from evenhand.assessment.validity.report import Validity
from evenhand.assessment.validity.running import SEED, run_validity
from evenhand.assessment.validity.tables import as_json

__all__ = ["SEED", "Bound", "Validity", "as_json", "bounds", "run_validity"]
