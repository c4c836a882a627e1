"""Agreements on which two people act at once."""

from typing import Any

from evenhand.cycle.agreements import actions
from evenhand.cycle.agreements.models import Agreement, AgreementMove, ObjectiveVersion, Signature
from evenhand.cycle.agreements.of import content_hash
from support.at_once.running import at_once, client_of
from support.at_once.scene import Scene
from support.made_agreements import IN_NUMBERS, IN_WORDS, agreed, changed, shared
from support.made_frameworks import another


def _steps(made: Agreement) -> list[str]:
    return list(made.moves.order_by("number").values_list("transition", flat=True))


def _signing(scene: Scene, viewer: Any, made: Agreement) -> Any:
    shown = content_hash(made)
    return lambda: actions.sign(viewer, made, shown)


def both_sides_sign(scene: Scene) -> dict[str, Any]:
    made = agreed(scene.people, scene.opened, year=scene.year)
    acts = [_signing(scene, one, made) for one in (scene.practice, scene.team)]
    told = at_once(acts[0], acts[1], AgreementMove)
    signed = Signature.objects.filter(agreement=made).count()
    return {"told": told, "steps": _steps(made)[-2:], "signed": signed}


def two_sign_for_one_side(scene: Scene) -> dict[str, Any]:
    made = agreed(scene.people, scene.opened, year=scene.year)
    acts = [_signing(scene, one, made) for one in (scene.team, another(scene.people, "performance"))]
    told = at_once(acts[0], acts[1], AgreementMove)
    return {
        "told": told,
        "steps": _steps(made)[-1:],
        "signed": Signature.objects.filter(agreement=made).count(),
    }


def one_signs_what_the_other_opens_again(scene: Scene) -> dict[str, Any]:
    made = agreed(scene.people, scene.opened, year=scene.year)

    def reopen() -> Any:
        return actions.step(scene.team, made, "reopen", "The price was wrong", "agreed")

    told = at_once(reopen, _signing(scene, scene.practice, made), AgreementMove)
    return {
        "told": told,
        "steps": _steps(made)[-1:],
        "signed": Signature.objects.filter(agreement=made).count(),
    }


def both_write_one_objective(scene: Scene) -> dict[str, Any]:
    made = shared(scene.people, scene.opened, year=scene.year)
    one = made.objectives.get(number=1)

    def writing(viewer: Any, text: str) -> Any:
        return lambda: actions.counter(viewer, one, changed(IN_WORDS, text=text), scene.opened, 1)

    told = at_once(
        writing(scene.practice, "Ask patients by letter"),
        writing(scene.team, "Ask them by text"),
        ObjectiveVersion,
    )
    return {"told": told, "versions": list(one.moves.order_by("number").values_list("text", flat=True))}


def both_write_on_the_first_day(scene: Scene) -> dict[str, Any]:
    made = shared(scene.people, scene.opened, year=scene.year)
    objectives = [made.objectives.get(number=number) for number in (1, 2)]
    terms = (changed(IN_WORDS, text="Ask patients by letter"), changed(IN_NUMBERS, price_pence=300_000))
    viewers = (scene.practice, another_of_the_practice(scene))
    acts = [
        lambda viewer=viewer, one=one, text=text: actions.counter(viewer, one, text, scene.opened, 1)
        for viewer, one, text in zip(viewers, objectives, terms, strict=True)
    ]
    told = at_once(acts[0], acts[1], AgreementMove)
    return {"told": told, "steps": _steps(made), "versions": [one.moves.count() for one in objectives]}


def another_of_the_practice(scene: Scene) -> Any:
    """Return another person of the practice."""
    from evenhand.accounts.actions import give_role
    from evenhand.accounts.viewer import Viewer

    person = scene.people.person("other@z80001.example", "Mr Other")
    held = person.holdings.first() or give_role(
        scene.people.administrator, person, scene.people.organisation("practice"), "practice"
    )
    return Viewer(person, held)


def _all_but_said(scene: Scene) -> Agreement:
    """Return an agreement whose objectives are agreed on; what is left is to say so."""
    made = shared(scene.people, scene.opened, year=scene.year)
    for one in made.objectives.all():
        actions.agree(scene.practice, one, 1)
    return made


def one_writes_while_the_other_says_that_all_is_agreed(scene: Scene) -> dict[str, Any]:
    made = _all_but_said(scene)
    one = made.objectives.get(number=1)
    text = changed(IN_WORDS, text="Ask patients by letter")

    def write() -> Any:
        return actions.counter(scene.practice, one, text, scene.opened, 2)

    def say() -> Any:
        return actions.step(scene.team, made, "agree")

    told = at_once(write, say, ObjectiveVersion)
    return {"told": told, "agreed": "agree" in _steps(made)}


def one_says_that_all_is_agreed_while_the_other_writes(scene: Scene) -> dict[str, Any]:
    made = _all_but_said(scene)
    one = made.objectives.get(number=1)
    text = changed(IN_WORDS, text="Ask patients by letter")

    def write() -> Any:
        return actions.counter(scene.practice, one, text, scene.opened, 2)

    def say() -> Any:
        return actions.step(scene.team, made, "agree")

    told = at_once(say, write, AgreementMove)
    return {"told": told, "versions": one.moves.count()}


def two_sign_for_the_practice_on_its_page(scene: Scene) -> dict[str, Any]:
    made = agreed(scene.people, scene.opened, year=scene.year)
    shown = content_hash(made)
    clients = [client_of(one.person) for one in (scene.practice, another_of_the_practice(scene))]
    acts = [
        lambda client=client: client.post(
            f"/desk/agreement/?year={made.year}", {"step": "sign", "content_hash": shown}
        )
        for client in clients
    ]
    told = at_once(acts[0], acts[1], AgreementMove)
    return {"told": told, "signed": Signature.objects.filter(agreement=made).count()}


def both_sides_write_on_their_pages(scene: Scene) -> dict[str, Any]:
    made = shared(scene.people, scene.opened, year=scene.year)
    form = {"step": "withdraw-objective", "objective": "1", "seen": "1", "reason": "We thought again"}
    acts = [
        lambda viewer=viewer, address=address: client_of(viewer.person).post(address, form)
        for viewer, address in (
            (scene.practice, f"/desk/agreement/?year={made.year}"),
            (scene.team, f"/desk/agreements/Z80001/{made.year}/"),
        )
    ]
    told = at_once(acts[0], acts[1], ObjectiveVersion)
    return {"told": told, "versions": made.objectives.get(number=1).moves.count()}


SCENARIOS = (
    both_sides_sign,
    two_sign_for_one_side,
    one_signs_what_the_other_opens_again,
    both_write_one_objective,
    both_write_on_the_first_day,
    one_writes_while_the_other_says_that_all_is_agreed,
    one_says_that_all_is_agreed_while_the_other_writes,
    two_sign_for_the_practice_on_its_page,
    both_sides_write_on_their_pages,
)
