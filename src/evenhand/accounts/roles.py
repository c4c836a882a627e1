"""The roles people act in, one at a time, and the kind of organisation each belongs to (DOMAIN.md 9)."""

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    """What an organisation is."""

    COMMISSIONER = "commissioner", _("Commissioner")
    PRACTICE = "practice", _("Practice")
    LMC = "lmc", _("Local medical committee")
    REGION = "region", _("NHS England region")
    INSTALLATION = "installation", _("Who runs this site")


class Role(TextChoices):
    """What a person does for an organisation."""

    PERFORMANCE = "performance", _("Performance team")
    COMMISSIONING = "commissioning", _("Commissioning team")
    FINANCE = "finance", _("Finance team")
    BOARD = "board", _("Board")
    PRACTICE = "practice", _("Practice")
    LMC = "lmc", _("Local medical committee")
    REGION = "region", _("NHS England region")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator of this site")


PUBLIC: Final = "public"
"""Whoever has not signed in, or acts in no role."""

MACHINE: Final = "machine"
"""Whoever runs commands on the machine itself: nobody signs in there, and the record says so."""

KIND_OF: Final[Mapping[str, OrganisationKind]] = {
    Role.PERFORMANCE: OrganisationKind.COMMISSIONER,
    Role.COMMISSIONING: OrganisationKind.COMMISSIONER,
    Role.FINANCE: OrganisationKind.COMMISSIONER,
    Role.BOARD: OrganisationKind.COMMISSIONER,
    Role.AUDITOR: OrganisationKind.COMMISSIONER,
    Role.PRACTICE: OrganisationKind.PRACTICE,
    Role.LMC: OrganisationKind.LMC,
    Role.REGION: OrganisationKind.REGION,
    Role.ADMINISTRATOR: OrganisationKind.INSTALLATION,
}
"""The kind of organisation a role is held at."""
