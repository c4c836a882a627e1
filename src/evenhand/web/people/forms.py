"""The form by which somebody is invited: what was typed, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from evenhand.accounts.roles import KIND_OF, OrganisationKind, Role
from evenhand.publication.installed import Opened

LONGEST_NAME = 120
LONGEST_CODE = 20
_KNOWN_BY_CODE = (OrganisationKind.PRACTICE, OrganisationKind.COMMISSIONER)


@dataclass(frozen=True)
class InviteForm:
    """What was typed, and by field what is wrong. `organisation` is the name the code has, where it is known."""

    email: str = ""
    name: str = ""
    role: str = ""
    code: str = ""
    organisation: str = ""
    areas: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def area_codes(self) -> list[str]:
        """The codes of an LMC's or a region's areas."""
        return [one.strip().upper() for one in self.areas.replace(";", ",").split(",") if one.strip()]

    @classmethod
    def read(cls, posted: Mapping[str, str], opened: Opened | None) -> "InviteForm":
        """Read the form, and hold codes against the release shown."""
        email, name, role, code, organisation, areas = (
            posted.get(field, "").strip()
            for field in ("email", "name", "role", "code", "organisation", "areas")
        )
        kind = KIND_OF.get(role)
        if kind == OrganisationKind.INSTALLATION:
            code = code or "SITE"
        known = _name_of(kind, code.upper(), opened)
        form = cls(email, name, role, code.upper(), known or organisation, areas)
        return replace(form, problems=dict(form._wrong(kind, opened)))

    def _wrong(self, kind: str | None, opened: Opened | None) -> list[tuple[str, str]]:
        found = []
        try:
            validate_email(self.email)
        except ValidationError:
            found.append(("email", _("Enter an e-mail address, such as name@example.org")))
        if not self.name or len(self.name) > LONGEST_NAME:
            found.append(("name", _("Enter the person's name, in at most 120 characters")))
        if self.role not in set(Role):
            found.append(("role", _("Choose a role")))
        if not self.code or len(self.code) > LONGEST_CODE:
            found.append(("code", _("Enter the code of the organisation")))
        elif kind in _KNOWN_BY_CODE and not _name_of(kind, self.code, opened):
            found.append(("code", _("There is no such code in the release that is shown")))
        elif not self.organisation:
            found.append(("organisation", _("Enter the name of the organisation")))
        if kind in (OrganisationKind.LMC, OrganisationKind.REGION):
            known = opened.edition.areas if opened else {}
            unknown = [code for code in self.area_codes if code not in known]
            if not self.area_codes or unknown:
                told = _("Enter codes of commissioners' areas that the release has, with commas")
                found.append(("areas", f"{told}: {', '.join(unknown)}" if unknown else told))
        return found


def _name_of(kind: str | None, code: str, opened: Opened | None) -> str:
    """Return the name of the organisation of a code, where the release or the site itself knows it."""
    if kind == OrganisationKind.INSTALLATION:
        return _("This site")
    if opened is None:
        return ""
    if kind == OrganisationKind.PRACTICE and code in opened.practices:
        return str(opened.practices[code]["name"])
    if kind == OrganisationKind.COMMISSIONER:
        return opened.edition.areas.get(code, "")
    return ""
