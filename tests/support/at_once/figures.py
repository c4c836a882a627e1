"""Challenges, replies, support and the calendar, on which two people act at once."""

from datetime import timedelta
from typing import Any

from evenhand.accounts import actions as accounts
from evenhand.accounts.models import Holding, HoldingEnd
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.calendar.actions import change_year
from evenhand.cycle.calendar.models import YearVersion
from evenhand.cycle.calendar.steps import shipped_year
from evenhand.cycle.challenges import actions
from evenhand.cycle.challenges.models import Challenge, ChallengeMove, ReplyVersion
from evenhand.cycle.support import actions as helping
from evenhand.cycle.support.models import OfferMove
from support.at_once.running import at_once, client_of
from support.at_once.scene import Scene
from support.made_frameworks import another
from support.made_support import offered


def _raised(scene: Scene) -> Challenge:
    return actions.raise_challenge(
        scene.practice, scene.opened, "asthma-review", "coding", "Forty are missing"
    )


def _steps(one: Challenge) -> list[str]:
    return list(one.moves.order_by("number").values_list("transition", flat=True))


def _settled(scene: Scene, one: Challenge) -> None:
    actions.answer(scene.practice, one, "withdraw")


def two_decide_one_challenge(scene: Scene) -> dict[str, Any]:
    one = _raised(scene)

    def deciding(viewer: Any, step: str) -> Any:
        return lambda: actions.answer(viewer, one, step, "We have looked", "raised")

    told = at_once(
        deciding(scene.team, "uphold"),
        deciding(another(scene.people, "performance"), "decline"),
        ChallengeMove,
    )
    found = _steps(one)
    _settled(scene, one)
    return {"told": told, "steps": found}


def one_is_declined_while_its_time_runs_out(scene: Scene) -> dict[str, Any]:
    one = _raised(scene)
    scene.days.to(one.due_on + timedelta(days=1))

    def lapse() -> Any:
        return actions.let_stand(scene.days.today)

    def decline() -> Any:
        return actions.answer(scene.team, one, "decline", "We have looked", "raised")

    told, found = at_once(lapse, decline, ChallengeMove), _steps(one)
    _settled(scene, one)
    return {"told": told, "steps": found}


def one_is_upheld_while_its_time_runs_out(scene: Scene) -> dict[str, Any]:
    one = _raised(scene)
    scene.days.to(one.due_on + timedelta(days=1))

    def lapse() -> Any:
        return actions.let_stand(scene.days.today)

    def uphold() -> Any:
        return actions.answer(scene.team, one, "uphold", "The practice is right")

    told, found = at_once(uphold, lapse, ChallengeMove), _steps(one)
    _settled(scene, one)
    return {"told": told, "steps": found}


def two_challenge_one_figure(scene: Scene) -> dict[str, Any]:
    told = at_once(lambda: _raised(scene), lambda: _raised(scene), Challenge)
    found = Challenge.objects.filter(is_open=True)
    for one in found:
        _settled(scene, one)
    return {"told": told}


def two_reply_to_one_figure(scene: Scene) -> dict[str, Any]:
    def replying(text: str) -> Any:
        return lambda: actions.reply(scene.practice, scene.opened, "asthma-review", "coding", text, 0)

    told = at_once(replying("We code under another name"), replying("We have mended it"), ReplyVersion)
    return {"told": told, "replies": list(ReplyVersion.objects.values_list("text", flat=True))}


def two_decide_one_challenge_on_its_page(scene: Scene) -> dict[str, Any]:
    one = _raised(scene)
    form = {"reason": "We have looked", "seen": "raised"}
    clients = [client_of(viewer.person) for viewer in (scene.team, another(scene.people, "performance"))]
    acts = [
        lambda client=client, step=step: client.post(f"/desk/challenges/{one.pk}/", {**form, "step": step})
        for client, step in zip(clients, ("uphold", "decline"), strict=True)
    ]
    told, found = at_once(acts[0], acts[1], ChallengeMove), _steps(one)
    _settled(scene, one)
    return {"told": told, "steps": found}


def an_offer_is_taken_while_it_is_taken_back(scene: Scene) -> dict[str, Any]:
    one = offered(scene.people, scene.opened, scene.days)

    def take() -> Any:
        return helping.step(scene.practice, one, "accept", seen_state="offered")

    def take_back() -> Any:
        return helping.step(scene.team, one, "withdraw", "Too dear", "offered")

    return {"told": at_once(take, take_back, OfferMove), "moves": one.moves.count()}


def two_change_the_calendar(scene: Scene) -> dict[str, Any]:
    def changing(viewer: Any, title: str) -> Any:
        year = shipped_year().model_dump(mode="json")
        year["steps"][5]["title"] = title
        return lambda: change_year(viewer, year, "May is too early", 0)

    told = at_once(
        changing(scene.team, "In June"),
        changing(another(scene.people, "performance"), "In July"),
        YearVersion,
    )
    return {"told": told, "years": [one.year["steps"][5]["title"] for one in YearVersion.objects.all()]}


def two_administrators_end_each_others_role(scene: Scene) -> dict[str, Any]:
    first = scene.people.administrator
    person = scene.people.person("second@site.example", "Mr Second")
    held = accounts.give_role(first, person, first.organisation, "administrator")
    second = Viewer(person, held)
    told = at_once(
        lambda: accounts.end_role(first, held, "Left"),
        lambda: accounts.end_role(second, first.holding, "Left"),
        HoldingEnd,
    )
    return {"told": told, "left": sum(one.is_current for one in Holding.objects.filter(role="administrator"))}


SCENARIOS = (
    two_administrators_end_each_others_role,
    two_decide_one_challenge,
    one_is_declined_while_its_time_runs_out,
    one_is_upheld_while_its_time_runs_out,
    two_challenge_one_figure,
    two_reply_to_one_figure,
    two_decide_one_challenge_on_its_page,
    an_offer_is_taken_while_it_is_taken_back,
    two_change_the_calendar,
)
