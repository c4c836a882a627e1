"""Offers and requests to join, made by the product's actions, for a site that runs."""

from evenhand.accounts.models import Holding
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.offer import actions as offer
from evenhand.cycle.offer.contents import Content, SiteHours
from evenhand.cycle.offer.of import offer_of
from evenhand.cycle.registration import actions as registration
from evenhand.cycle.registration.sealing import Asked

WEEK = (((480, 750), (840, 1110)),) * 4 + (((480, 1110),), (), ())


def say_what_is_offered(practice: str) -> None:
    """Inside: let the practice say when it is open, whom it takes and where one parks, and somebody ask to join."""
    holding = Holding.objects.select_related("person", "organisation").filter(organisation__code=practice)[0]
    viewer = Viewer(holding.person, holding)
    said = {
        "hours": Content(sites=(SiteHours("Main site", WEEK), SiteHours("Branch", WEEK))),
        "accepting": Content(choice="open", text="Between the river and the railway."),
        "parking": Content(features=("own", "blue-badge"), text="Four places."),
    }
    for topic, content in said.items():
        offer.confirm(viewer, topic, content, offer_of(practice).item(topic).version)
    registration.ask(
        Viewer.public(), practice, Asked("Kit Vale", "kit@vale.example", "ZA1 1AA", "After work")
    )
