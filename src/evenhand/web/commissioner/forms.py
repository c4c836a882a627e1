"""The forms of a commissioner's work: what was typed is kept on the page, and each problem stands at its field."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.common.errors import InputError
from evenhand.cycle.contact.actions import LONGEST
from evenhand.cycle.contact.models import Kind
from evenhand.web.refusals import in_words

Row = Mapping[str, Any]


def today() -> date:
    """Return the day it is here."""
    return timezone.localdate()


class KeptForm(forms.Form):
    """A form whose content an action keeps; what the action refuses is a problem of the form."""

    def keep(self, action: Callable[..., Any]) -> bool:
        """Let an action keep what was typed; whether it did."""
        try:
            action(**self.cleaned_data)
        except InputError as error:
            self.add_error(None, in_words(error))
            return False
        return True

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Each problem with the id of its field; empty before anything was sent."""
        return [
            (f"id_{name if name in self.fields else next(iter(self.fields))}", str(text))
            for name, texts in self.errors.items()
            for text in texts
        ]

    def problem(self, name: str) -> str:
        """Return what is wrong with a field; nothing where nothing is."""
        return " ".join(str(text) for text in self.errors.get(name, []))

    def typed(self, name: str) -> str:
        """Return what was typed into a field."""
        return str(self.data.get(name, "")) if self.is_bound else str(self.initial.get(name, ""))


def _text(name: str, missing: str | Any) -> forms.CharField:
    most = LONGEST[name]
    too_long = gettext_lazy("Use at most %(limit_value)d characters")
    return forms.CharField(
        max_length=most, error_messages={"required": missing, "max_length": too_long}, strip=True
    )


class NoteForm(KeptForm):
    """A note of contact."""

    on = forms.DateField(
        error_messages={
            "required": gettext_lazy("Give the day it was on"),
            "invalid": gettext_lazy("Give the day as 2025-03-31"),
        }
    )
    kind = forms.ChoiceField(
        choices=Kind.choices,
        error_messages={
            "required": gettext_lazy("Choose a visit, a call or a meeting"),
            "invalid_choice": gettext_lazy("Choose a visit, a call or a meeting"),
        },
    )
    who = _text("who", gettext_lazy("Say who took part"))
    about = _text("about", gettext_lazy("Say what it was about"))

    def clean_on(self) -> date:
        """Refuse a day to come, beside its field."""
        on: date = self.cleaned_data["on"]
        if on > today():
            raise forms.ValidationError(
                _("A contact is noted once it has taken place: give today at the latest")
            )
        return on

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """Return the kinds of contact that can be chosen."""
        return [(value, str(text)) for value, text in Kind.choices]


class ManagerForm(KeptForm):
    """Who is a practice's relationship manager."""

    name = _text("name", gettext_lazy("Give a name"))
    reached_by = _text("reached_by", gettext_lazy("Say how to reach them"))
