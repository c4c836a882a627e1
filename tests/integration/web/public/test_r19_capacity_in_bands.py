"""R-19 through the web app: everybody reads a band, its practice and its commissioner the figure."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from evenhand.web.serving import shelf
from support.banded_release import BANDED, OTHERS, ROOMS, banded_release, figure
from support.web import MadePeople, close

BAND = "7 to 9 rooms in all"
FIGURE = f"{figure(ROOMS['Z80001']):.4f}"
FOR_ALL = (
    "/practices/Z80001/",
    "/practices/Z80001/Z80001.csv",
    "/practices/Z80001/Z80001.json",
    f"/indicators/{BANDED}/",
    f"/indicators/{BANDED}/{BANDED}.csv",
    f"/indicators/{BANDED}/{BANDED}.json",
    f"/indicators/{BANDED}/areas/00A/",
    "/areas/00A/",
    "/areas/00A/00A.csv",
    "/areas/00A/00A.json",
    "/compare/?p=Z80001&p=Z80002&p=Z80003",
    "/compare/figures.csv?p=Z80001&p=Z80002&p=Z80003",
    f"/embed/practices/Z80001/{BANDED}/",
    "/downloads/areas.csv",
    "/downloads/funnels.csv",
    "/downloads/models.json",
    "/downloads/judgement.json",
)
TELL_THE_BAND = (
    "/practices/Z80001/",
    "/practices/Z80001/Z80001.csv",
    f"/indicators/{BANDED}/",
    f"/indicators/{BANDED}/areas/00A/",
    "/compare/?p=Z80001&p=Z80002&p=Z80003",
    f"/embed/practices/Z80001/{BANDED}/",
)


@pytest.fixture
def showing(settings: Any, tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Show a release with some rooms, in an installation of its own."""

    def show(rooms: Any = ROOMS) -> None:
        name = f"shown-{len(list(tmp_path.iterdir()))}"
        settings.DATA = tmp_path / name / "data"
        shelf.cache_clear()
        shelf().switch(shelf().install(banded_release(tmp_path / name / "release", rooms)))

    yield show
    shelf.cache_clear()


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    close(answer)
    return content.decode()


def test_nothing_public_differs_while_rooms_stay_within_their_bands(db: None, showing: Any) -> None:
    pages = []
    for rooms in (ROOMS, OTHERS):
        showing(rooms)
        pages.append({address: read(Client(), address) for address in FOR_ALL})

    assert [address for address in FOR_ALL if pages[0][address] != pages[1][address]] == []


def test_public_pages_and_files_tell_the_band(db: None, showing: Any) -> None:
    showing()

    assert [address for address in TELL_THE_BAND if BAND not in read(Client(), address)] == []


def test_the_practice_sees_its_figure_down_to_the_count(people: MadePeople, showing: Any) -> None:
    showing()
    practice = people.client("practice")

    assert FIGURE in read(practice, "/desk/profile/")
    own = read(practice, f"/desk/figure/{BANDED}/")
    assert FIGURE in own
    assert "7,919" in own


def test_the_practice_is_told_nothing_that_would_tell_anothers(people: MadePeople, showing: Any) -> None:
    """Its area's and its twins' figures are made of others': all but its own and England's would have to differ."""
    alone = {code: ROOMS[code] if code == "Z80001" else OTHERS[code] for code in ROOMS}
    pages = []
    for rooms in (ROOMS, alone):
        showing(rooms)
        practice = people.client("practice")
        asked = (
            "/desk/profile/",
            f"/desk/figure/{BANDED}/",
            f"/desk/figure/{BANDED}/?numerator=9&denominator=7919",
        )
        pages.append([read(practice, address) for address in asked])

    assert pages[0] == pages[1]


def test_its_commissioner_sees_the_figure(people: MadePeople, showing: Any) -> None:
    showing()

    for role in ("performance", "commissioning"):
        assert FIGURE in read(people.client(role), "/desk/area/Z80001/")


def test_others_who_are_signed_in_read_the_band_alone(people: MadePeople, showing: Any) -> None:
    showing()

    for role, at in (("practice", "Z80003"), ("performance", "00B"), ("lmc", "LMC1")):
        other = people.client(role, at=at)
        assert BAND in read(other, "/practices/Z80001/")
        assert [address for address in FOR_ALL if FIGURE in read(other, address)] == []
        assert other.get("/desk/area/Z80001/").status_code in (403, 404)
    assert FIGURE not in read(people.client("lmc"), "/desk/together/")
