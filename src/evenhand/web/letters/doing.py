"""What a letter's page can do, each by the name its form sends."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError
from evenhand.cycle.letters import actions
from evenhand.cycle.letters.models import Letter
from evenhand.publication.installed import Opened


def do(viewer: Viewer, letter: Letter, opened: Opened, given: QueryDict) -> None:
    """Do what a form asks; InputError, with what is wrong and what to do, where it cannot be done."""
    name, words = given.get("do", ""), given.get("words", "")[:2000]
    seen = given.get("seen", "")
    if name == "share":
        actions.share(viewer, letter, opened, seen)
    elif name == "finish":
        actions.finish(viewer, letter, opened, seen)
    elif name in ("revise", "publish", "discard"):
        actions.step(viewer, letter, name, given.get("reason", "")[:2000], seen)
    elif name == "correct":
        actions.correct(viewer, letter, words)
    elif name == "content":
        actions.say_content(viewer, letter)
    elif name == "answer":
        actions.answer(viewer, letter, number_of(given, "correction"), words)
    elif name == "text":
        version = number_of(given, "version")
        actions.write_text(viewer, letter, given.get("part", ""), given.get("text", ""), version)
    else:
        raise InputError(_("there is no such step"), received=name[:40])


def number_of(given: QueryDict, name: str) -> int:
    """Return a number that a form sends; 0 for anything else."""
    typed = given.get(name, "")
    return int(typed) if typed.isdigit() and len(typed) < 10 else 0
