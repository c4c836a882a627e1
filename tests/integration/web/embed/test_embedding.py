import pytest
from django.test import Client

ADDRESS = "/embed/practices/Z80001/asthma-review/"


def test_a_figure_is_framed_anywhere_with_all_that_must_be_known(visitor: Client) -> None:
    answer = visitor.get(ADDRESS)
    text = answer.content.decode()

    assert "95% interval" in text
    assert "To read this fairly:" in text
    assert 'href="http://testserver/practices/Z80001/#asthma-review"' in text
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers


def test_it_sets_no_cookie_and_runs_no_script(visitor: Client) -> None:
    answer = visitor.get(ADDRESS)

    assert not answer.cookies
    assert "<script" not in answer.content.decode()
    assert "script-src 'none'" in answer.headers["Content-Security-Policy"]


def test_every_other_page_may_not_be_framed(visitor: Client) -> None:
    answer = visitor.get("/practices/Z80001/")

    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "address",
    [
        "/embed/practices/Z99999/asthma-review/",
        "/embed/practices/Z80001/none/",
        "/embed/practices/a-/a_/",
    ],
)
def test_a_figure_that_is_not_there_is_said_in_the_frame(visitor: Client, address: str) -> None:
    answer = visitor.get(address)

    assert answer.status_code == 404
    assert "no such figure here any more" in answer.content.decode()
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]


def test_a_fact_is_framed_in_its_words(visitor: Client) -> None:
    assert "Good" in visitor.get("/embed/practices/Z80001/cqc-rating/").content.decode()


def test_nothing_is_posted_to_it(visitor: Client) -> None:
    assert visitor.post(ADDRESS).status_code == 405
