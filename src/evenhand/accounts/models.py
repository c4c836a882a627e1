"""People, organisations, the roles people hold there, invitations, and the record of who did what.

Nothing here is changed once written but a person's own particulars: a role that ends gets an end beside it, and the
database refuses to change or remove an event or a role (see the migrations).
"""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.roles import OrganisationKind, Role


class People(BaseUserManager["Person"]):
    """Makes people by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **particulars: Any) -> "Person":
        """Make a person; without a password they cannot sign in with one."""
        person = self.model(email=self.normalize_email(email).lower(), **particulars)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who can sign in."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A practice, a commissioner, an LMC or a region, by the code its publisher gives it."""

    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    areas = models.JSONField(default=list, blank=True)
    """Codes of the commissioners' areas an LMC or a region is about; a commissioner's own code needs no naming."""

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "code"], name="one_organisation_a_code")
        ]

    def __str__(self) -> str:
        return self.name


class Holding(models.Model):
    """A role that a person holds at an organisation, from a day on. Its end, if it has one, is a row of its own."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=20, choices=Role.choices)
    begins_on = models.DateField(default=timezone.localdate)
    given_at = models.DateTimeField(default=timezone.now)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("role held")
        verbose_name_plural = _("roles held")

    def __str__(self) -> str:
        if self.role == Role.ADMINISTRATOR:
            return self.get_role_display()
        return f"{self.get_role_display()}, {self.organisation}"

    @property
    def is_current(self) -> bool:
        """Whether the role is held today."""
        today = timezone.localdate()
        end = getattr(self, "end", None)
        return self.begins_on <= today and (end is None or today < end.ends_on)


class HoldingEnd(models.Model):
    """The day from which a role is no longer held, and why."""

    holding = models.OneToOneField(Holding, on_delete=models.PROTECT, related_name="end")
    ends_on = models.DateField(default=timezone.localdate)
    reason = models.CharField(max_length=300)
    ended_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("end of a role")
        verbose_name_plural = _("ends of roles")


class Invitation(models.Model):
    """A link, sent to an address, with which one person can join an organisation in a role, once and for some days."""

    email = models.EmailField()
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the link's secret: who reads the database cannot use the link."""
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")


class ChainHead(models.Model):
    """The hash of the last event: one row, locked by whoever adds the next."""

    last_sequence = models.BigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="")


class Event(models.Model):
    """Something somebody did or, of a case's papers, looked at. Each holds the hash of the one before it."""

    sequence = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20)
    organisation = models.CharField(max_length=20, blank=True)
    action = models.CharField(max_length=60)
    thing = models.CharField(max_length=60)
    thing_id = models.CharField(max_length=60, blank=True)
    practice = models.CharField(max_length=10, blank=True, db_index=True)
    """The practice it is about, so that a practice can read what was done about it."""
    reason = models.CharField(max_length=1000, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering: ClassVar = ["sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action}"


class Remembered(models.Model):
    """What one worker tells all others for some minutes: codes that were used, attempts that count to a limit.

    Django's cache of the installation lies here (CACHES in the settings): kept by each worker for itself, a code could
    be used again at another one. Its columns are named as Django's DatabaseCache wants them.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "accounts_remembered"
