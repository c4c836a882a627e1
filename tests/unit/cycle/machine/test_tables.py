"""A table that does not hang together is refused at once; one that does says what can be done where."""

import pytest

from evenhand.cycle.machine import Guard, Machine, Transition
from evenhand.cycle.machine.diagrams import markdown, mermaid

STATES = {"draft": "Being written", "sent": "With the other side", "closed": "Over"}
SUPPORTED = Guard("R-10", "Support was offered first", lambda asked: bool(asked.evidence.get("support")))


def step(name: str, source: str, to: str, *roles: str, **more) -> Transition:
    return Transition(
        name, name.title(), frozenset({source}), to, frozenset(roles or {"performance"}), **more
    )


def machine(*transitions: Transition, **more) -> Machine:
    whole = transitions or (
        step("send", "draft", "sent"),
        step("close", "sent", "closed", guards=(SUPPORTED,)),
    )
    return Machine("letters", "Letters", STATES, "draft", whole, frozenset({"closed"}), **more)


def test_what_leaves_a_state_depends_on_the_role():
    both = machine(step("send", "draft", "sent"), step("close", "sent", "closed", "practice"))
    assert [one.name for one in both.leaving("sent")] == ["close"]
    assert both.leaving("sent", {"performance"}) == []


@pytest.mark.parametrize(
    ("transitions", "said"),
    [
        ((step("send", "draft", "nowhere"),), "names an unknown state"),
        ((step("send", "draft", "sent"), step("send", "sent", "closed")), "send is there twice"),
        ((step("send", "draft", "sent"),), "closed cannot be reached"),
        ((step("send", "draft", "sent"), step("close", "draft", "closed")), "sent leads nowhere"),
        (
            (
                step("send", "draft", "sent"),
                step("close", "sent", "closed"),
                step("again", "closed", "draft"),
            ),
            "closed is final and is left",
        ),
    ],
)
def test_a_table_that_does_not_hang_together_is_refused(transitions, said):
    with pytest.raises(ValueError, match=said):
        machine(*transitions)


def test_the_diagram_and_the_page_are_drawn_from_the_table():
    assert "draft --> sent: Send" in mermaid(machine())
    page = markdown(machine())
    assert "| Close | sent | closed | performance | Support was offered first (R-10) |" in page
    assert "stateDiagram-v2" in page
