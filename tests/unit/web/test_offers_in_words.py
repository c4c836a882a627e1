"""An offer in words: whose they are, how old, and what the practice has to do."""

from datetime import date, timedelta

from evenhand.cycle.offer.contents import Content, SiteHours
from evenhand.cycle.offer.of import Offer, OfferItem
from evenhand.cycle.offer.topics import TOPICS
from evenhand.web.offer.presenters import confirmable, present_offer

TODAY = date(2026, 5, 3)
HOURS = ((480, 1110),)
SITE = SiteHours("Main site", (HOURS, HOURS, ((480, 720),), HOURS, HOURS, (), ()))


def line(topic: str, **known: object) -> object:
    items = (OfferItem(one, Content(), **(known if one.id == topic else {})) for one in TOPICS)  # type: ignore[arg-type]
    return next(one for one in present_offer(Offer("Z80001", tuple(items))).lines if one.id == topic)


def test_words_of_a_return_are_said_to_be_that() -> None:
    said = line("parking", published="Street only\nNo places", said_on=TODAY)

    assert said.lines == ("Street only", "No places")
    assert said.said == "From the practice's return of 3 May 2026; it has not confirmed this here yet."
    assert said.can_be_confirmed


def test_old_words_are_said_to_be_old() -> None:
    said = line("parking", published="Street only", said_on=TODAY - timedelta(days=400), is_stale=True)

    assert said.warning == "More than 180 days old: ask the practice whether this is still so."


def test_days_that_follow_each_other_with_the_same_hours_share_a_line() -> None:
    items = tuple(
        OfferItem(one, Content(sites=(SITE,)) if one.of_sites else Content(), 1, TODAY) for one in TOPICS
    )
    (site,) = next(one for one in present_offer(Offer("Z80001", items)).lines if one.id == "hours").sites

    assert site.days == (
        ("Monday to Tuesday", "08:00 to 18:30"),
        ("Wednesday", "08:00 to 12:00"),
        ("Thursday to Friday", "08:00 to 18:30"),
        ("Saturday to Sunday", "closed"),
    )


def test_hours_and_whether_patients_are_taken_are_never_confirmed_as_words_alone() -> None:
    for topic in TOPICS:
        item = OfferItem(topic, Content(), published="In words", said_on=TODAY)
        assert (confirmable(item) is None) == (topic.id in ("hours", "accepting"))
        assert confirmable(OfferItem(topic, Content())) is None


def test_what_is_not_confirmed_or_old_is_to_do() -> None:
    nothing = Offer("Z80001", tuple(OfferItem(one, Content()) for one in TOPICS))
    all_confirmed = Offer("Z80001", tuple(OfferItem(one, Content(text="Said"), 1, TODAY) for one in TOPICS))

    assert present_offer(nothing).to_do == len(TOPICS)
    assert present_offer(nothing).untold == tuple(one.title for one in TOPICS)
    assert present_offer(all_confirmed).to_do == 0
