"""What the app puts around a practice's figures: its offer, comparing, joining, and the code that shows a figure."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.agreements.of import signed_summary
from evenhand.cycle.consultation.of import active_framework, versions
from evenhand.cycle.offer.of import offer_of
from evenhand.cycle.registration.policies import why_not
from evenhand.pages.edition import Row
from evenhand.publication.installed import Opened
from evenhand.web.compare.choosing import MOST, address_of
from evenhand.web.offer.presenters import OfferView, present_offer

HEIGHT_OF_A_FRAME = 420


@dataclass(frozen=True)
class Around:
    """What stands around the figures. `site` is this site's own address, with its last stroke.

    `agreement` and `framework` are addresses, empty where both sides have signed nothing and nobody was consulted.
    """

    code: str
    offer: OfferView
    compare: str
    compare_twins: str
    website: str
    takes_requests: bool
    agreement: str
    framework: str
    site: str

    def link(self, indicator: str) -> str:
        """Return the address of a figure."""
        return f"{self.site}practices/{self.code}/#{indicator}"

    def snippet(self, indicator: str, title: str) -> str:
        """Return the code that shows a figure on another site, to be escaped where it is shown."""
        quoted = title.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
        return (
            f'<iframe src="{self.site}embed/practices/{self.code}/{indicator}/" title="{quoted}" '
            f'width="100%" height="{HEIGHT_OF_A_FRAME}" loading="lazy"></iframe>'
        )


def around_figures(opened: Opened, practice: Row, site: str) -> Around:
    """Return what stands around a practice's figures."""
    code = practice["code"]
    offer = offer_of(code, opened.figures.results_of(code))
    twins = [row["twin"] for row in opened.figures.twins_of(code)][: MOST - 1]
    return Around(
        code=code,
        offer=present_offer(offer),
        compare=address_of([code]),
        compare_twins=address_of([code, *twins]) if twins else "",
        website=safe_address(practice["website"]),
        takes_requests=not why_not(practice, offer),
        agreement=f"/practices/{code}/agreement/" if signed_summary(code) else "",
        framework=_framework(practice["commissioner"]),
        site=site,
    )


def _framework(commissioner: str | None) -> str:
    """Return the address of the framework in force, or else of the last one that people were asked about."""
    if not commissioner:
        return ""
    found = active_framework(commissioner) or next(iter(versions(Viewer.public(), commissioner)), None)
    return f"/frameworks/{commissioner}/{found.framework}/" if found else ""


def safe_address(address: str | None) -> str:
    """Return a website's address if it is one that a browser opens as a page; registers hold other things too."""
    given = (address or "").strip()
    if given.lower().startswith("www."):
        given = f"https://{given}"
    parts = urlsplit(given)
    return given if parts.scheme in ("http", "https") and "." in parts.netloc else ""
