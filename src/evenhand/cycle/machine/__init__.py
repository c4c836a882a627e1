"""States as declared tables: what may become what, by whom, and what must hold first.

One table draws the diagram in the documentation, tells the page which buttons to show, and is what the one writer of
moves obeys. A guard is one fact with two uses: its sentence for people and its check.
"""

from evenhand.cycle.machine.finding import in_states
from evenhand.cycle.machine.moving import Refused, move, state_of
from evenhand.cycle.machine.rows import Move
from evenhand.cycle.machine.tables import Guard, Machine, Transition

__all__ = ["Guard", "Machine", "Move", "Refused", "Transition", "in_states", "move", "state_of"]
