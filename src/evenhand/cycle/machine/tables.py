"""The declared table of a state machine."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Asked:
    """A move somebody asks for: of what, as whom, when, why, and with which papers.

    `evidence` is ready for JSON and is kept with the move; `thing` is the row of the agreement, case or whatever moves.
    """

    thing: Any
    role: str
    person_id: int | None
    at: datetime
    reason: str
    evidence: Mapping[str, Any]


@dataclass(frozen=True)
class Guard:
    """What must hold before a move: the safeguard it comes from, its sentence, and its check.

    `rule` is a safeguard's number such as R-10, or the clause of the law it is from. `holds` returns True where it
    does. The sentence is what the page says when it does not.
    """

    rule: str
    sentence: str
    holds: Callable[[Asked], bool]


@dataclass(frozen=True)
class Transition:
    """One arrow: its name, the states it leaves, the one it leads to, who may, and its guards.

    `needs_reason` is whether a reason in words must be given.
    """

    name: str
    title: str
    sources: frozenset[str]
    to: str
    roles: frozenset[str]
    guards: tuple[Guard, ...] = ()
    needs_reason: bool = False


@dataclass(frozen=True)
class Machine:
    """A table of states and transitions. Raises ValueError, at import, for a table that does not hang together."""

    name: str
    title: str
    states: Mapping[str, str]
    """Each state with what it means, in a sentence."""
    initial: str
    transitions: tuple[Transition, ...]
    final: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        problems = [
            f"{one.name} names an unknown state"
            for one in self.transitions
            if not {*one.sources, one.to} <= set(self.states)
        ]
        names = [one.name for one in self.transitions]
        problems += [f"{name} is there twice" for name in {*names} if names.count(name) > 1]
        problems += [f"{state} cannot be reached" for state in set(self.states) - self._reached()]
        left = {state for one in self.transitions for state in one.sources}
        problems += [f"{state} is final and is left" for state in self.final & left]
        problems += [
            f"{state} leads nowhere and is not final" for state in set(self.states) - left - self.final
        ]
        if problems:
            raise ValueError(f"the table {self.name} does not hang together: {'; '.join(sorted(problems))}")

    @cached_property
    def by_name(self) -> Mapping[str, Transition]:
        """The transitions by their names."""
        return {one.name: one for one in self.transitions}

    def leaving(self, state: str, roles: Collection[str] | None = None) -> list[Transition]:
        """Return the transitions that leave a state, of those of some roles if they are given."""
        return [
            one
            for one in self.transitions
            if state in one.sources and (roles is None or one.roles & set(roles))
        ]

    def _reached(self) -> set[str]:
        reached, edge = {self.initial}, [self.initial]
        while edge:
            state = edge.pop()
            further = {one.to for one in self.transitions if state in one.sources} - reached
            reached |= further
            edge += further
        return reached
