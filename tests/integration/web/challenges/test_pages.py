"""The pages of challenges, for both sides and for anybody."""

from evenhand.cycle.challenges.models import Challenge, Correction

FORM = {"reason": "denominator", "words": "Forty patients have left", "evidence": "Our list of 31 March"}


def test_from_a_challenge_to_its_answer(signed_in) -> None:
    practice, team = signed_in("practice"), signed_in("performance")
    sent = practice.post("/desk/challenge/asthma-review/", FORM)
    assert sent.status_code == 302
    assert "Forty patients have left" in team.get(sent.url).content.decode()
    assert "20 working days left" in team.get("/desk/challenges/").content.decode()
    answered = team.post(sent.url, {"step": "uphold", "seen": "raised", "reason": "You are right"})
    assert answered.status_code == 302
    assert "You are right" in practice.get(sent.url).content.decode()


def test_a_form_that_says_nothing_comes_back_with_what_was_typed(signed_in) -> None:
    answer = signed_in("practice").post("/desk/challenge/asthma-review/", FORM | {"reason": ""})
    assert answer.status_code == 400
    assert "Forty patients have left" in answer.content.decode()


def test_another_practices_challenge_is_not_there(signed_in) -> None:
    sent = signed_in("practice").post("/desk/challenge/asthma-review/", FORM)
    assert signed_in("practice", at="Z80003").get(sent.url).status_code == 404
    assert signed_in("performance", at="00B").get(sent.url).status_code == 404
    assert signed_in("commissioning").get(sent.url).status_code == 403


def test_an_indicator_that_is_not_there_cannot_be_challenged(signed_in) -> None:
    assert signed_in("practice").get("/desk/challenge/nonsense/").status_code == 404
    assert signed_in("practice").get("/desk/reply/nonsense/").status_code == 404


def test_a_reply_is_given_on_its_page(signed_in) -> None:
    practice = signed_in("practice")
    sent = practice.post(
        "/desk/reply/asthma-review/", {"reason": "coding", "words": "Since mended", "seen": "0"}
    )
    assert sent.url == "/practices/Z80001/"
    assert "Since mended" in practice.get("/desk/reply/asthma-review/").content.decode()


def test_what_is_typed_is_shown_as_typed_and_never_run(signed_in) -> None:
    practice = signed_in("practice")
    practice.post(
        "/desk/reply/asthma-review/", {"reason": "other", "words": "<script>alert(1)</script>", "seen": "0"}
    )
    page = signed_in("public").get("/practices/Z80001/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_corrections_are_for_everybody_to_see(signed_in) -> None:
    visitor = signed_in("public")
    assert "No figure has been corrected yet" in visitor.get("/corrections/").content.decode()
    signed_in("practice").post("/desk/challenge/asthma-review/", FORM)
    Correction.objects.create(
        challenge=Challenge.objects.get(), release="next", value_before=0.5, value_after=0.6
    )
    page = visitor.get("/corrections/").content.decode()
    assert "50.0% → 60.0%" in page
