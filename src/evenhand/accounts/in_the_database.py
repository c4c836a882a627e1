"""An operation of a migration that speaks to the database alone."""

from collections.abc import Callable
from typing import Any, TypeAlias

from django.db.migrations.operations.base import Operation

Step: TypeAlias = Callable[[Any], None]
"""What is done with a schema editor, by whose connection it knows which database it speaks to."""


class InTheDatabase(Operation):
    """What one step does to the database and another takes back.

    ``RunPython`` would do, but has Django build every model as it was at that migration, which nothing here asks
    for: with a hundred triggers that is half the time in which a new installation is made.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, forwards: Step, backwards: Step) -> None:
        self.forwards = forwards
        self.backwards = backwards

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change no model."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Do it."""
        self.forwards(schema_editor)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Take it back."""
        self.backwards(schema_editor)

    def describe(self) -> str:
        """Say what is done, for whoever lists migrations."""
        return "Triggers of the database"
