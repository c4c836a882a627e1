"""A table as a diagram and as a list, for the documentation."""

from collections.abc import Iterator

from evenhand.cycle.machine.tables import Machine


def mermaid(machine: Machine) -> str:
    """Return the diagram of a machine's states."""
    lines = ["stateDiagram-v2", f"    [*] --> {machine.initial}"]
    for one in machine.transitions:
        lines += [f"    {state} --> {one.to}: {one.title}" for state in sorted(one.sources)]
    lines += [f"    {state} --> [*]" for state in sorted(machine.final)]
    return "\n".join(lines)


def markdown(machine: Machine) -> str:
    """Return the page of a machine: its states, its diagram, and each step with who may take it and what must hold."""
    return "\n".join(_lines(machine))


def _lines(machine: Machine) -> Iterator[str]:
    yield from (f"## {machine.title}", "", "| State | What it means |", "| --- | --- |")
    yield from (f"| {state} | {meaning} |" for state, meaning in machine.states.items())
    yield from ("", "```mermaid", mermaid(machine), "```", "")
    yield from ("| Step | From | To | Who | What must hold |", "| --- | --- | --- | --- | --- |")
    for one in machine.transitions:
        held = "; ".join(f"{guard.sentence} ({guard.rule})" for guard in one.guards)
        reason = "a reason; " if one.needs_reason else ""
        who, sources = ", ".join(sorted(one.roles)), ", ".join(sorted(one.sources))
        yield f"| {one.title} | {sources} | {one.to} | {who} | {reason}{held} |"
    yield ""
