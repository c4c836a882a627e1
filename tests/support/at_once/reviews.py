"""Reviews, a letter and frameworks, on which two people act at once."""

import itertools
from datetime import timedelta
from typing import Any

from evenhand.cycle.consultation import actions as consulting
from evenhand.cycle.consultation.models import Answer, FrameworkMove
from evenhand.cycle.consultation.of import active_framework
from evenhand.cycle.letters import actions as writing
from evenhand.cycle.letters.models import CorrectionAnswer, Letter
from evenhand.cycle.reviews import actions
from evenhand.cycle.reviews.models import Comment, CommentAnswer, PartVersion, Review
from support.at_once.running import at_once, client_of
from support.at_once.scene import Scene
from support.made_frameworks import another, answered
from support.made_frameworks import consulting as opened_for_comments

_KINDS = itertools.cycle(["annual", "mid-year"])


def _with_practice(scene: Scene) -> Review:
    """Return a review whose record is with the practice; its year is one that no other has."""
    kind, today = next(_KINDS), scene.days.today
    while Review.objects.filter(kind=kind, year=today.year - 2).exists():
        scene.days.later(366)
        today = scene.days.today
    made = actions.plan(scene.team, scene.opened, "Z80001", kind, today.year - 2, today + timedelta(days=20))
    actions.send_pack(scene.team, made, scene.opened)
    scene.days.later(20)
    actions.hold(scene.team, made, scene.days.today, "Dr Alder and Ms Performance")
    actions.write(scene.team, made, "points", "Access went well", 0)
    actions.step(scene.team, made, "draft")
    actions.step(scene.team, made, "share")
    return made


def two_answer_one_comment(scene: Scene) -> dict[str, Any]:
    made = _with_practice(scene)
    said = actions.comment(scene.practice, made, "We lost a nurse")

    def answering(viewer: Any, words: str) -> Any:
        return lambda: actions.answer_comment(viewer, made, said.pk, words)

    told = at_once(
        answering(scene.team, "It is in now"), answering(another(scene.people, "performance"), "We left it"),
        CommentAnswer,
    )  # fmt: skip
    return {
        "told": told,
        "answers": list(CommentAnswer.objects.filter(comment=said).values_list("words", flat=True)),
    }


def two_answer_one_comment_on_its_page(scene: Scene) -> dict[str, Any]:
    made = _with_practice(scene)
    said = actions.comment(scene.practice, made, "We lost a nurse")
    form = {"do": "answer", "comment": str(said.pk), "words": "It is in now"}
    clients = [client_of(viewer.person) for viewer in (scene.team, another(scene.people, "performance"))]
    acts = [lambda client=client: client.post(f"/desk/reviews/{made.pk}/", form) for client in clients]
    told = at_once(acts[0], acts[1], CommentAnswer)
    return {"told": told, "answers": CommentAnswer.objects.filter(comment=said).count()}


def the_practice_comments_while_the_record_is_made_final(scene: Scene) -> dict[str, Any]:
    made = _with_practice(scene)
    scene.days.later(15)

    def comment() -> Any:
        return actions.comment(scene.practice, made, "We lost a nurse")

    def finish() -> Any:
        return actions.step(scene.team, made, "finish")

    told = at_once(comment, finish, Comment)
    return {"told": told, "final": made.moves.filter(to_state="final").exists()}


def two_write_one_part(scene: Scene) -> dict[str, Any]:
    made = _with_practice(scene)

    def writing_it(text: str) -> Any:
        return lambda: actions.write(scene.practice, made, "statement", text, 0)

    told = at_once(writing_it("We lost a nurse"), writing_it("We are well"), PartVersion)
    return {"told": told, "texts": list(made.parts.filter(part="statement").values_list("text", flat=True))}


def two_answer_one_correction(scene: Scene) -> dict[str, Any]:
    letter = Letter.objects.create(
        kind="support-plan", practice="Z80001", commissioner="00A", year=2026, release=scene.opened.id,
        made_by=scene.team.person,
    )  # fmt: skip
    said = letter.corrections.create(words="The day is wrong", by=scene.practice.person)

    def answering(viewer: Any, words: str) -> Any:
        return lambda: writing.answer(viewer, letter, said.pk, words)

    told = at_once(
        answering(scene.team, "Mended"),
        answering(another(scene.people, "performance"), "Left"),
        CorrectionAnswer,
    )
    found = CorrectionAnswer.objects.filter(correction=said).values_list("words", flat=True)
    return {"told": told, "answers": list(found)}


def two_answer_one_comment_on_a_framework(scene: Scene) -> dict[str, Any]:
    version = opened_for_comments(scene.people, scene.opened, scene.days, id="commented")
    said = consulting.comment(scene.people.viewer("lmc"), version, "And small practices?")

    def answering(viewer: Any, words: str) -> Any:
        return lambda: consulting.answer(viewer, said, words)

    told = at_once(
        answering(scene.team, "They are shown"),
        answering(another(scene.people, "performance"), "Below"),
        Answer,
    )
    return {"told": told, "answers": list(Answer.objects.filter(comment=said).values_list("text", flat=True))}


def two_frameworks_come_in_force(scene: Scene) -> dict[str, Any]:
    versions = []
    for number in (1, 2):
        version = answered(scene.people, scene.opened, scene.days, id=f"framework-{number}")
        consulting.record_position(scene.people.viewer("lmc"), version, agrees=True)
        consulting.approve(another(scene.people, "performance"), version)
        versions.append(version)

    def activating(version: Any) -> Any:
        return lambda: consulting.activate(scene.people.viewer("board"), version)

    told = at_once(activating(versions[0]), activating(versions[1]), FrameworkMove)
    ends = [one.moves.order_by("number").last().to_state for one in versions]
    shown = active_framework("00A", scene.days.today)
    return {"told": told, "ends": sorted(ends), "in_force": shown is not None}


SCENARIOS = (
    two_answer_one_comment,
    two_answer_one_comment_on_its_page,
    the_practice_comments_while_the_record_is_made_final,
    two_write_one_part,
    two_answer_one_correction,
    two_answer_one_comment_on_a_framework,
    two_frameworks_come_in_force,
)
