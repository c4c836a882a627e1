import pytest

from evenhand.accounts.models import Event
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.cards import actions
from evenhand.cycle.cards.auditing import audit_sent
from evenhand.cycle.cards.models import KeptCard
from evenhand.cycle.cards.of import kept_card, kept_of
from evenhand.cycle.cards.reading import SentCard
from evenhand.publication.installed import Opened
from support.web import MadePeople

CARD = b"practice code,indicator,rating\nZ80001,Asthma review,red\nZ80002,Asthma review,green\n"
SENT = SentCard("card.csv", CARD.decode())


def test_a_card_is_looked_at_recorded_and_forgotten(people: MadePeople, released: Opened) -> None:
    sent, audit = actions.look_at(people.viewer("lmc"), "card.csv", CARD, released.public)

    assert (sent, len(audit.reds), audit.card.rows) == (SENT, 1, 2)
    event = Event.objects.get(action="sent a card")
    assert (event.after["rows"], event.after["reds"], "Z80001" in str(event.after)) == (2, 1, False)
    assert not KeptCard.objects.exists()


def test_a_refused_card_is_recorded_with_its_reason(people: MadePeople, released: Opened) -> None:
    with pytest.raises(InputError, match="formula"):
        actions.look_at(people.viewer("lmc"), "card.csv", b"practice,=1", released.public)

    event = Event.objects.get(action="sent a card that was refused")
    assert "formula" in event.reason
    assert event.after["bytes"] == 11


def test_one_too_large_to_read_is_recorded_too(people: MadePeople) -> None:
    assert "too large" in str(actions.refuse_unread(people.viewer("lmc"), 9_000_000))
    assert Event.objects.get(action="sent a card that was refused").after == {"bytes": 9_000_000}


@pytest.mark.parametrize("role", ["public", "practice", "finance", "board", "auditor", "administrator"])
def test_other_roles_audit_no_cards(people: MadePeople, released: Opened, role: str) -> None:
    viewer = people.viewer(role)
    for act in (
        lambda: actions.look_at(viewer, "card.csv", CARD, released.public),
        lambda: actions.keep(viewer, SENT),
        lambda: actions.refuse_unread(viewer, 1),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert (kept_of(viewer), kept_card(viewer, 1)) == ([], None)


def test_a_card_is_kept_for_ones_own_organisation_and_removed(people: MadePeople) -> None:
    viewer, other = people.viewer("lmc"), people.viewer("lmc", at="LMC2")
    made = actions.keep(viewer, SENT)

    assert [one.name for one in kept_of(viewer)] == [str(made)]
    assert kept_card(viewer, made.pk) == made
    assert (kept_of(other), kept_card(other, made.pk)) == ([], None)
    with pytest.raises(NotAllowed, match="another organisation"):
        actions.remove(other, made)
    actions.remove(viewer, made)
    assert not KeptCard.objects.exists()
    assert Event.objects.get(action="removed a card").before == {"name": "card.csv"}


def test_no_more_are_kept_than_an_organisation_can(
    people: MadePeople, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_KEPT", 1)
    actions.keep(people.viewer("lmc"), SENT)
    with pytest.raises(InputError, match="as many cards as it can"):
        actions.keep(people.viewer("lmc"), SENT)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Q{number:05d},Asthma review,red", "hardly any of this card's practices is known"),
        ("Z80001,Nothing {number},red", "hardly any of this card's indicators is known"),
    ],
)
def test_a_card_of_which_hardly_anything_is_known_is_refused_at_once(
    released: Opened, row: str, said: str
) -> None:
    rows = [row.format(number=number) for number in range(400)]
    with pytest.raises(InputError, match=said):
        audit_sent(SentCard("card", "\n".join(["practice code,indicator,rating", *rows])), released.public)


def test_an_error_tells_nothing_of_the_machine(released: Opened) -> None:
    with pytest.raises(InputError) as refused:
        audit_sent(SentCard("card", "a,b\n1,2\n"), released.public)
    assert str(refused.value).startswith("card: no line of this card has a heading")
    assert "/tmp" not in str(refused.value)
