from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from evenhand.accounts.models import Event
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.offer import actions
from evenhand.cycle.offer.contents import Content, SiteHours
from evenhand.cycle.offer.models import OfferEntry
from evenhand.cycle.offer.of import offer_of, versions_of
from evenhand.cycle.offer.topics import BY_ID
from support.web import MadePeople

PARKING = Content(features=("blue-badge", "own"), text="Two places\x00 by the door. ")
MONDAY = SiteHours("Main site", (((480, 1110),), (), (), (), (), (), ()))


def test_what_a_practice_confirms_is_its_offer(people: MadePeople) -> None:
    actions.confirm(people.viewer("practice"), "parking", PARKING, seen=0)

    item = offer_of("Z80001").item("parking")
    assert item.content == Content(features=("own", "blue-badge"), text="Two places by the door.")
    assert (item.version, item.said_on, item.confirmed_by) == (1, timezone.localdate(), "Ms Practice")
    assert not offer_of("Z80003").is_known


def test_every_version_is_kept_with_its_event(people: MadePeople) -> None:
    viewer = people.viewer("practice")
    actions.confirm(viewer, "parking", PARKING, seen=0)
    actions.confirm(viewer, "parking", Content(text="None"), seen=1)

    assert [one.version for one in versions_of(viewer, BY_ID["parking"])] == [2, 1]
    event = Event.objects.order_by("-sequence")[0]
    assert (event.practice, event.before["features"], event.after) == (
        "Z80001",
        ["own", "blue-badge"],
        {"text": "None"},
    )


def test_hours_are_kept_by_site_and_day(people: MadePeople) -> None:
    actions.confirm(people.viewer("practice"), "hours", Content(sites=(MONDAY,)), seen=0)

    assert offer_of("Z80001").item("hours").content.sites == (MONDAY,)


def test_of_two_who_change_the_same_the_second_is_told(people: MadePeople) -> None:
    viewer = people.viewer("practice")
    actions.confirm(viewer, "parking", PARKING, seen=0)
    with pytest.raises(actions.Overtaken, match="somebody else at your practice"):
        actions.confirm(viewer, "parking", Content(text="Mine"), seen=0)

    assert offer_of("Z80001").item("parking").version == 1


def test_of_two_at_the_same_moment_the_database_lets_one_in(
    people: MadePeople, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(**_: object) -> None:
        raise IntegrityError

    monkeypatch.setattr(OfferEntry.objects, "create", taken)
    with pytest.raises(actions.Overtaken):
        actions.confirm(people.viewer("practice"), "parking", PARKING, seen=0)


@pytest.mark.parametrize("role", ["public", "performance", "lmc", "administrator"])
def test_nobody_else_says_what_a_practice_offers(people: MadePeople, role: str) -> None:
    with pytest.raises(NotAllowed):
        actions.confirm(people.viewer(role), "parking", PARKING, seen=0)
    assert versions_of(people.viewer(role), BY_ID["parking"]) == []


@pytest.mark.parametrize(
    ("topic", "content", "said"),
    [
        ("parking", Content(), "Say something"),
        ("parking", Content(features=("helipad",)), "Tick only"),
        ("parking", Content(text="a" * 10_000), "have 10,000 characters"),
        ("parking", Content(sites=(MONDAY,)), "Only opening hours"),
        ("accepting", Content(text="Perhaps"), "Choose one"),
        ("accepting", Content(choice="perhaps"), "that are there"),
        ("hours", Content(text="Always"), "at least one site"),
        ("hours", Content(sites=(MONDAY,) * 7), "At most 6"),
        ("hours", Content(sites=(SiteHours("", MONDAY.days),)), "needs a name"),
        ("hours", Content(sites=(SiteHours("Annexe", ((),) * 7),)), "closed on every day"),
        ("weather", Content(text="Fine"), "no such topic"),
    ],
)
def test_what_cannot_stand_is_told(people: MadePeople, topic: str, content: Content, said: str) -> None:
    with pytest.raises(InputError, match=said):
        actions.confirm(people.viewer("practice"), topic, content, seen=0)


def test_until_it_confirms_a_practice_s_return_is_shown(db: None) -> None:
    today = timezone.localdate()
    fact = {
        "indicator": "offer-parking",
        "value_text": "Street only",
        "period_end": today - timedelta(days=180),
    }
    fresh = offer_of("Z80001", [fact]).item("parking")
    old = offer_of("Z80001", [fact], today + timedelta(days=1)).item("parking")

    assert (fresh.published, fresh.is_confirmed, fresh.is_known, fresh.is_stale) == (
        "Street only",
        False,
        True,
        False,
    )
    assert old.is_stale


def test_what_was_confirmed_too_long_ago_is_stale(people: MadePeople) -> None:
    actions.confirm(people.viewer("practice"), "accepting", Content(choice="closed"), seen=0)
    later = timezone.localdate() + timedelta(days=181)

    assert offer_of("Z80001").list_is_closed
    assert offer_of("Z80001", today=later).item("accepting").is_stale
    assert not offer_of("Z80001", today=later).list_is_closed


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_what_was_confirmed(people: MadePeople, change: str) -> None:
    entry = actions.confirm(people.viewer("practice"), "parking", PARKING, seen=0)
    rows = OfferEntry.objects.filter(pk=entry.pk)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        rows.update(version=9) if change == "update" else rows.delete()
