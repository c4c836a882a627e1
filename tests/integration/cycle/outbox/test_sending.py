"""E-mail against a real server: sent once whatever happens, and never again where nobody knows."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.mail import get_connection
from django.db import DatabaseError, transaction
from django.utils import timezone

from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.outbox import actions, sending, wishes
from evenhand.cycle.outbox.actions import settle, tell
from evenhand.cycle.outbox.models import Attempt, AttemptEnd, Kind, Message
from evenhand.cycle.outbox.of import state_of_outbox, uncertain_attempt
from evenhand.cycle.outbox.presenters import Words
from support.mail_server import MailServer, mail_server

SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def server() -> Any:
    with mail_server() as running:
        yield running


@pytest.fixture
def mail(server: MailServer) -> Any:
    return get_connection(SMTP, host="127.0.0.1", port=server.port, timeout=10)


@pytest.fixture
def message(people) -> Message:
    return written(people.holding("practice"))


def written(holding: Any, key: str = "one", kind: str = Kind.DIGEST) -> Message:
    with transaction.atomic():
        made = tell(holding, kind, key, Words("Your profile", "Nothing is due."))
    assert made is not None
    return made


def outcomes(message: Message) -> list[str]:
    ends = AttemptEnd.objects.filter(attempt__message=message).order_by("pk")
    return [one.outcome for one in ends]


def test_a_message_is_sent_once(message, mail, server) -> None:
    assert sending.send_waiting(mail).sent == 1
    assert sending.send_waiting(mail).sent == 0
    [taken] = server.taken
    assert taken["To"] == "practice@z80001.example"
    assert taken["Subject"] == "Your profile"
    assert "Nothing is due." in taken.get_payload(decode=True).decode()


def test_a_digest_is_stopped_at_one_press_and_news_is_not(message, mail, server, people) -> None:
    news = written(people.holding("practice"), "two", Kind.NEWS)
    sending.send_waiting(mail)
    digest, told = server.taken
    assert digest["List-Unsubscribe"].strip() == f"<{wishes.link_of(message.holding)}>"
    assert digest["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert told["List-Unsubscribe"] is None
    assert wishes.link_of(news.holding) not in told.get_payload(decode=True).decode()


def test_the_same_thing_is_told_once(people) -> None:
    holding = people.holding("practice")
    written(holding)
    with transaction.atomic():
        assert tell(holding, Kind.DIGEST, "one", Words("Again", "Again")) is None
    with pytest.raises(DatabaseError), transaction.atomic():
        tell(holding, "poem", "two", Words("A poem", "Roses"))


def test_a_message_goes_with_the_transaction_of_what_it_tells(people) -> None:
    holding = people.holding("practice")

    def told_and_lost() -> None:
        with transaction.atomic():
            tell(holding, Kind.NEWS, "lost", Words("A letter", "Read it"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        told_and_lost()
    assert not Message.objects.exists()


def test_a_message_outside_a_transaction_is_a_fault_of_ours(people, monkeypatch) -> None:
    holding = people.holding("practice")
    outside = SimpleNamespace(get_connection=lambda: SimpleNamespace(in_atomic_block=False))
    monkeypatch.setattr(actions, "transaction", outside)
    with pytest.raises(RuntimeError, match="in the transaction"):
        tell(holding, Kind.NEWS, "x", Words("A", "B"))


def test_a_server_that_cannot_be_reached_leaves_everything_waiting(message) -> None:
    nowhere = get_connection(SMTP, host="127.0.0.1", port=1, timeout=2)
    counts = sending.send_waiting(nowhere)
    assert not counts.reached
    assert not Attempt.objects.exists()
    assert [one.pk for one in sending.waiting()] == [message.pk]


def test_a_crash_between_claim_and_sending_never_sends(message, mail, server) -> None:
    assert sending.claim(message) is not None
    assert sending.send_waiting(mail).sent == 0
    assert server.taken == []
    assert [one.message_id for one in sending.uncertain()] == [message.pk]


def test_a_crash_between_sending_and_marking_never_sends_again(message, mail, server, monkeypatch) -> None:
    def crash(*_: Any) -> None:
        raise SystemExit

    monkeypatch.setattr(sending, "_end", crash)
    with pytest.raises(SystemExit):
        sending.send_waiting(mail)
    monkeypatch.undo()
    assert len(server.taken) == 1
    assert sending.send_waiting(mail).sent == 0
    assert len(server.taken) == 1
    assert len(sending.uncertain()) == 1


def test_a_server_that_goes_dead_leaves_it_uncertain_and_the_next_is_sent(
    message, mail, server, people
) -> None:
    other = written(people.holding("performance"))
    server.answers.append("hang up")
    counts = sending.send_waiting(mail)
    assert (counts.uncertain, counts.sent) == (1, 1)
    assert outcomes(message) == []
    assert outcomes(other) == ["sent"]


def test_a_refusal_for_good_is_not_tried_again(message, mail, server) -> None:
    server.answers.append("rcpt 550 No such mailbox")
    assert sending.send_waiting(mail).refused == 1
    assert sending.send_waiting(mail).sent == 0
    assert AttemptEnd.objects.get().words == "No such mailbox"


def test_a_refusal_for_now_is_tried_again_later_and_no_sooner(message, mail, server) -> None:
    server.answers.append("451 Try later")
    assert sending.send_waiting(mail).put_off == 1
    assert sending.send_waiting(mail).sent == 0
    assert not sending.is_due(message, timezone.now())
    assert sending.is_due(message, timezone.now() + timedelta(minutes=6))


def test_a_clock_that_was_wrong_does_not_hold_a_message_for_ever(message, mail, server, monkeypatch) -> None:
    server.answers.append("451 Try later")
    later = timezone.now() + timedelta(days=400)
    monkeypatch.setattr(sending.timezone, "now", lambda: later)
    sending.send_waiting(mail)
    monkeypatch.undo()
    assert sending.send_waiting(mail).sent == 1
    assert len(server.taken) == 1


def test_after_many_tries_it_is_given_up(message, mail, server, monkeypatch) -> None:
    monkeypatch.setattr(sending, "MOST_TRIES", 2)
    monkeypatch.setattr(sending, "FIRST_DELAY", timedelta(seconds=-9))
    server.answers += ["451 Later", "451 Later"]
    sending.send_waiting(mail)
    assert sending.send_waiting(mail).refused == 1
    assert outcomes(message) == ["put_off", "refused"]


def test_nobody_is_written_to_in_a_role_that_has_ended(message, mail, server, people) -> None:
    from evenhand.accounts.actions import end_role

    end_role(people.administrator, message.holding, "Left the practice")
    assert sending.send_waiting(mail).refused == 1
    assert server.taken == []


def test_what_somebody_stopped_meanwhile_is_not_sent(message, mail, server, people) -> None:
    wishes.say(people.viewer("practice"), message.holding, "never", False, by_link=True)
    assert sending.send_waiting(mail).refused == 1
    assert server.taken == []


def test_a_text_that_is_no_e_mail_is_told_and_the_others_go(mail, server, people) -> None:
    with transaction.atomic():
        bad = tell(people.holding("practice"), Kind.NEWS, "bad", Words("Two\nlines", "x"))
    written(people.holding("performance"))
    counts = sending.send_waiting(mail)
    assert (counts.refused, counts.sent) == (1, 1)
    assert outcomes(bad) == ["refused"]


def test_a_message_done_with_is_claimed_by_nobody_not_even_in_the_database(message, mail) -> None:
    sending.send_waiting(mail)
    assert sending.claim(message) is None
    with pytest.raises(DatabaseError), transaction.atomic():
        Attempt.objects.create(message=message, number=2, address="a@b.example", claimed_by="round the back")
    with pytest.raises(DatabaseError), transaction.atomic():
        AttemptEnd.objects.update(outcome="put_off")


@pytest.mark.parametrize(("arrived", "sent"), [(True, 0), (False, 1)])
def test_the_administrator_says_what_became_of_an_uncertain_message(
    message, mail, people, arrived: bool, sent: int
) -> None:
    attempt = sending.claim(message)
    with pytest.raises(NotAllowed):
        settle(people.viewer("performance"), attempt, arrived, "I know")
    with pytest.raises(InputError, match="how you know"):
        settle(people.administrator, attempt, arrived, " ")
    settle(people.administrator, attempt, arrived, "The server’s log says so")
    with pytest.raises(InputError, match="already"):
        settle(people.administrator, attempt, arrived, "Again")
    assert sending.send_waiting(mail).sent == sent


def test_the_outbox_is_the_administrators_to_see(message, people) -> None:
    attempt = sending.claim(message)
    state = state_of_outbox(people.administrator)
    assert (state.waiting, state.sent, len(state.uncertain)) == (0, 0, 1)
    assert uncertain_attempt(people.administrator, attempt.pk) == attempt
    assert state_of_outbox(people.viewer("practice")) is None
    assert uncertain_attempt(people.viewer("practice"), attempt.pk) is None
