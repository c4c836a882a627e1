"""An LMC's pages: practices together without names, the audit of a card, the inbox."""

import html
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from evenhand.accounts.models import Event
from evenhand.cycle.cards.models import KeptCard
from evenhand.cycle.inbox import actions
from evenhand.publication.installed import Opened
from evenhand.web.lmc import card_views, together
from support.made_frameworks import consulting
from support.moving_days import Days
from support.web import MadePeople

CARD = b"practice code,indicator,rating\nZ80001,Asthma review,red\nZ80002,Asthma review,green\n"
PAGES = ("/desk/lmc/", "/desk/together/", "/desk/card/", "/desk/inbox/")


@pytest.fixture
def lmc(signed_in: Callable[..., Client]) -> Client:
    """Somebody of the LMC of 00A."""
    return signed_in("lmc")


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return plain(answer.content)


def plain(content: bytes) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", content.decode())).split())


def sent(content: bytes = CARD, name: str = "our card.csv") -> dict[str, Any]:
    return {"card": SimpleUploadedFile(name, content)}


def token_of(answer: Any) -> str:
    return re.search(r'name="sent" value="([^"]+)"', answer.content.decode())[1]  # type: ignore[index]


@pytest.mark.parametrize("address", PAGES)
def test_a_visitor_signs_in_first(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 302


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("lmc", PAGES),
        ("performance", ("/desk/together/", "/desk/card/")),
        ("board", ("/desk/together/",)),
        ("region", ("/desk/together/",)),
        ("auditor", ("/desk/together/",)),
        ("commissioning", ()),
        ("finance", ()),
        ("practice", ()),
        ("administrator", ()),
    ],
)
def test_roles_see_what_the_table_says(
    signed_in: Callable[..., Client], role: str, may: tuple[str, ...]
) -> None:
    client = signed_in(role)
    for address in PAGES:
        assert client.get(address).status_code == (200 if address in may else 403)


def test_practices_together_have_no_names(lmc: Client) -> None:
    page = text_of(lmc, "/desk/together/")

    for named in ("Alder", "Birch Lane", "Z80001", "Z80002"):
        assert named not in page
    assert "2 practices compared: 2 outside the 95% limits, where chance alone would put about 0." in page
    assert "Place, what its practices share" in page
    assert "Deprivation, in England:" in page
    assert "Outcomes by deprivation" in page
    assert page.count("To read this fairly:") == 3


def test_a_practice_that_agreed_is_named_for_that_figure_alone(
    lmc: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "named", lambda _viewer, _codes: {"Z80001": frozenset({"asthma-review"})})
    content = lmc.get("/desk/together/").content.decode()

    assert content.count("Alder Surgery") >= 1
    assert "Birch Lane" not in content
    assert 'id="phone-waits-1"' in content


def test_figures_of_too_few_have_no_picture(lmc: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Too few practices have a figure for a picture" in text_of(lmc, "/desk/together/?strand=means")
    monkeypatch.setattr(together, "FEWEST", 1)
    assert "eh-distribution" in lmc.get("/desk/together/?strand=means").content.decode()


def test_another_area_or_strand_is_no_page(lmc: Client) -> None:
    assert lmc.get("/desk/together/?area=00B").status_code == 404
    assert lmc.get("/desk/lmc/?area=00B").status_code == 404
    assert lmc.get("/desk/together/?strand=nothing").status_code == 400


def test_a_card_is_shown_with_what_it_can_tell(lmc: Client) -> None:
    answer = lmc.post("/desk/card/", sent())

    page = plain(answer.content)
    assert answer.status_code == 200
    assert "What this card can tell: our card" in page
    assert "2 rows received: 1 red" in page
    assert not KeptCard.objects.exists()
    assert Event.objects.filter(action="sent a card").count() == 1


def test_it_can_be_taken_away_as_one_page(lmc: Client) -> None:
    token = token_of(lmc.post("/desk/card/", sent()))
    answer = lmc.post("/desk/card/page/", {"sent": token})

    assert answer["Content-Disposition"] == 'attachment; filename="card-audit.html"'
    assert answer.content.startswith(b"<!DOCTYPE html>")
    assert not KeptCard.objects.exists()


def test_it_is_kept_when_asked_and_removed_again(lmc: Client, signed_in: Callable[..., Client]) -> None:
    answer = lmc.post("/desk/card/keep/", {"sent": token_of(lmc.post("/desk/card/", sent()))})
    place = answer.headers["Location"]

    assert "What this card can tell: our card" in text_of(lmc, place)
    assert "our card" in text_of(lmc, "/desk/card/")
    other = signed_in("lmc", at="LMC2")
    assert other.get(place).status_code == 404
    assert other.post(f"{place}remove/").status_code == 404
    assert lmc.post(f"{place}remove/").headers["Location"] == "/desk/card/"
    assert lmc.get(place).status_code == 404


@pytest.mark.parametrize("token", ["", "nonsense", "eyJ4IjoxfQ:x:y"])
def test_a_page_that_was_not_ours_or_too_old_keeps_nothing(lmc: Client, token: str) -> None:
    for address in ("/desk/card/keep/", "/desk/card/page/"):
        answer = lmc.post(address, {"sent": token})
        assert (answer.status_code, "open for too long" in answer.content.decode()) == (400, True)


def test_anothers_page_cannot_be_replayed(lmc: Client, signed_in: Callable[..., Client]) -> None:
    token = token_of(lmc.post("/desk/card/", sent()))
    assert signed_in("lmc", at="LMC2").post("/desk/card/keep/", {"sent": token}).status_code == 400


def test_keeping_too_many_is_told(lmc: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from evenhand.cycle.cards import actions as cards

    monkeypatch.setattr(cards, "MOST_KEPT", 0)
    answer = lmc.post("/desk/card/keep/", {"sent": token_of(lmc.post("/desk/card/", sent()))})
    assert (answer.status_code, "as many cards as it can" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Choose the card's file first"),
        (b"x,y\n1,2\n", "no line of this card has a heading for the practice"),
        (b"practice code,indicator,rating\nZ80001,=HYPERLINK(1),red\n", "this card holds a formula"),
        (b"PK\x03\x04nonsense", "damaged or no workbook"),
        (b"x" * 1_000_001, "too large to be a card"),
    ],
)
def test_a_hostile_file_is_refused_with_its_reason(lmc: Client, content: bytes, said: str) -> None:
    answer = lmc.post("/desk/card/", sent(content))
    assert answer.status_code == 400
    assert said in plain(answer.content)


def test_a_form_that_is_far_too_large_is_refused_unread(lmc: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def unread(_request: object) -> None:
        raise AssertionError

    monkeypatch.setattr(card_views, "_read_card", unread)
    answer = lmc.post("/desk/card/", sent(b"x" * 3_000_000))
    assert (answer.status_code, "too large" in answer.content.decode()) == (400, True)
    assert Event.objects.filter(action="sent a card that was refused").count() == 1


def test_a_form_without_a_file_is_told(lmc: Client) -> None:
    assert lmc.post("/desk/card/", {"card": "x"}).status_code == 400


def test_a_form_from_elsewhere_is_refused(people: MadePeople, released: object) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        people.holding("lmc").person, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert client.post("/desk/card/", sent()).status_code == 403


def test_a_workbook_is_a_card_too(lmc: Client) -> None:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, line in enumerate(CARD.decode().splitlines()):
        sheet.write_row(number, 0, line.split(","))
    book.close()
    assert "1 red" in plain(lmc.post("/desk/card/", sent(out.getvalue(), "card.xlsx")).content)


def test_a_message_is_read_and_marked(people: MadePeople, lmc: Client) -> None:
    viewer = people.viewer("performance")
    (message,) = actions.tell(
        viewer, "00A", "k", "A framework is open", "Please comment.", address="/desk/frameworks/"
    )

    assert "1 message is unread" in text_of(lmc, "/desk/lmc/")
    assert "A framework is open" in text_of(lmc, "/desk/inbox/")
    place = f"/desk/inbox/{message.pk}/"
    assert "Mark as read" in text_of(lmc, place)
    assert "Read by Ms Lmc" in plain(lmc.post(place).content)
    assert "Everything has been read" in text_of(lmc, "/desk/inbox/")


def test_another_lmcs_message_is_no_page(people: MadePeople, signed_in: Callable[..., Client]) -> None:
    people.organisation("lmc")
    (message,) = actions.tell(people.viewer("performance"), "00A", "k", "Subject", "Text")
    other = signed_in("lmc", at="LMC2")

    assert other.get(f"/desk/inbox/{message.pk}/").status_code == 404
    assert other.post(f"/desk/inbox/{message.pk}/").status_code == 404
    assert "Subject" not in text_of(other, "/desk/inbox/")


def test_queries_are_bounded(lmc: Client, django_assert_max_num_queries: Any) -> None:
    for address, most in (
        ("/desk/lmc/", 14),
        ("/desk/together/", 8),
        ("/desk/card/", 6),
        ("/desk/inbox/", 6),
    ):
        with django_assert_max_num_queries(most):
            lmc.get(address)


def test_when_a_framework_is_opened_the_lmc_finds_it_in_its_inbox_and_its_seat(
    people: MadePeople,
    signed_in: Callable[..., Client],
    released: Opened,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    consulting(people, released, Days(monkeypatch, timezone.localdate()))
    # Signed in only now: a session begun before the clock was moved may have ended.
    lmc = signed_in("lmc")
    page = text_of(lmc, "/desk/lmc/")

    assert "Fernshire profile is open for comments" in page
    assert "/desk/lmc/frameworks/fernshire/" in lmc.get("/desk/lmc/").content.decode()
    assert lmc.get("/desk/lmc/frameworks/fernshire/").status_code == 200
