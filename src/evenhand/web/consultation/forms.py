"""What somebody asks for on a framework's page, as a call of the action it stands for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import QueryDict
from pydantic import ValidationError

from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError
from evenhand.cycle.consultation import actions
from evenhand.cycle.consultation.models import FrameworkVersion
from evenhand.cycle.consultation.texts import shipped_frameworks
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.definitions.schema_faults import faults_of
from evenhand.definitions.yaml_reading import read_yaml
from evenhand.publication.installed import Opened

LONGEST_DEFINITION: Final = 200_000


@dataclass(frozen=True)
class Wanted:
    """What was asked for: by whom, of which version, with which fields, while which release is shown."""

    viewer: Viewer
    version: FrameworkVersion | None
    fields: QueryDict
    opened: Opened
    own_commissioner: str

    @property
    def on(self) -> FrameworkVersion:
        """The version there is; InputError where there is none yet."""
        if self.version is None:
            raise InputError("there is no version of this framework yet", remedy="Begin a draft first")
        return self.version

    @property
    def text(self) -> str:
        """The words given."""
        return self.fields.get("text", "")[:5000]

    @property
    def seen(self) -> str:
        """The state the page showed; none that there is for a form without the field."""
        return self.fields.get("seen", "")


def take(wanted: Wanted) -> None:
    """Do what was asked for; InputError for a step there is not, and whatever its action refuses."""
    step = wanted.fields.get("step", "")
    if step not in _STEPS:
        raise InputError("there is no such step", received=step, remedy="Load the page again")
    _STEPS[step](wanted)


def _begin(wanted: Wanted) -> Any:
    chosen = wanted.fields.get("framework", "")
    known = {**shipped_frameworks(), wanted.opened.whole.framework.id: wanted.opened.whole.framework}
    if chosen not in known:
        raise InputError("there is no such framework to begin from", received=chosen)
    return actions.draft(wanted.viewer, known[chosen])


def _write(wanted: Wanted) -> Any:
    return actions.draft(wanted.viewer, read_definition(wanted.fields.get("definition", "")))


def read_definition(text: str) -> FrameworkDefinition:
    """Return a framework from its YAML; InputError with everything that is wrong with it."""
    document = read_yaml(text[:LONGEST_DEFINITION].encode())
    faults = list(document.faults)
    if document.values is not None and not faults:
        try:
            return FrameworkDefinition.model_validate(document.values, strict=True)
        except ValidationError as error:
            faults = faults_of(FrameworkDefinition, error, document.lines)
    told = "; ".join(f"line {one.line}: {one.message}" for one in faults)
    raise InputError("this is no framework yet", received=told, remedy="Mend each and try again")


def _consult(wanted: Wanted) -> Any:
    typed = wanted.fields.get("closes_on", "")
    try:
        closes_on = date.fromisoformat(typed)
    except ValueError as error:
        raise InputError("say until which day comments are taken", received=typed) from error
    lmcs = wanted.fields.getlist("lmc")
    return actions.consult(wanted.viewer, wanted.on, lmcs, closes_on, wanted.opened, wanted.seen)


def _answer(wanted: Wanted) -> Any:
    number = wanted.fields.get("comment", "")
    said = next((one for one in wanted.on.comments.all() if str(one.pk) == number), None)
    if said is None:
        raise InputError("there is no such comment", received=number, remedy="Load the page again")
    return actions.answer(wanted.viewer, said, wanted.text)


def _comment(wanted: Wanted) -> Any:
    role = wanted.fields.get("clinical_role", "")
    return actions.comment(wanted.viewer, wanted.on, wanted.text, role, wanted.own_commissioner)


def _sign(wanted: Wanted) -> Any:
    role = wanted.fields.get("clinical_role", "")
    return actions.sign_off(wanted.viewer, wanted.on, role, wanted.own_commissioner)


_STEPS: Final[Mapping[str, Callable[[Wanted], Any]]] = {
    "begin": _begin,
    "write": _write,
    "consult": _consult,
    "comment": _comment,
    "answer": _answer,
    "sign-off": _sign,
    "close-comments": lambda one: actions.close_comments(one.viewer, one.on, one.seen),
    "record-agreement": lambda one: actions.record_position(
        one.viewer, one.on, agrees=True, words=one.text, seen_state=one.seen
    ),
    "record-disagreement": lambda one: actions.record_position(
        one.viewer, one.on, agrees=False, words=one.text, seen_state=one.seen
    ),
    "record-silence": lambda one: actions.record_silence(one.viewer, one.on, one.text, one.seen),
    "approve": lambda one: actions.approve(one.viewer, one.on, one.seen),
    "activate": lambda one: actions.activate(one.viewer, one.on, one.seen),
    "withdraw": lambda one: actions.withdraw(one.viewer, one.on, one.text, one.seen),
}
