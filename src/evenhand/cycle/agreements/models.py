"""Agreements with their moves, objectives with every version, and signatures. Every row is written once."""

from typing import Any, ClassVar, Final

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Abs
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Person
from evenhand.cycle.agreements.terms import Basis, Kind, Scope, Terms
from evenhand.cycle.machine.rows import Move

SIGNING: Final = frozenset(
    {"sign-practice", "sign-commissioner", "complete-by-practice", "complete-by-commissioner"}
)
"""The moves of an agreement that are signatures."""


class Agreement(models.Model):
    """What a commissioner and a practice agree on for the year that begins in April of `year`.

    `rolled_from` is last year's, which goes on because nobody signed another; such an agreement has no objectives of
    its own, so that silence imposes nothing.
    """

    commissioner = models.CharField(max_length=20)
    practice = models.CharField(max_length=10, db_index=True)
    year = models.PositiveIntegerField()
    rolled_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="rolled_into")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering: ClassVar = ["practice", "-year", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["commissioner", "practice", "year"],
                condition=Q(rolled_from__isnull=True),
                name="one_agreement_a_year",
            ),
            models.UniqueConstraint(
                fields=["commissioner", "practice", "year"],
                condition=Q(rolled_from__isnull=False),
                name="one_rolled_agreement_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practice} {self.year}-{(self.year + 1) % 100:02}"

    @property
    def is_rolled(self) -> bool:
        """Whether it is last year's that goes on."""
        return self.rolled_from_id is not None

    @property
    def origin(self) -> "Agreement":
        """The agreement whose objectives and signatures hold: itself, or the one it goes on from."""
        return self.rolled_from.origin if self.rolled_from else self


class AgreementMove(Move):
    """A move of an agreement. One that is a signature writes the signature first, both or neither."""

    thing = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="moves")

    class Meta(Move.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thing", "number"], name="one_move_of_an_agreement_at_a_time")
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the move; its signature before it, so that the database can look for both before it is in force."""
        if self.transition in SIGNING and self._state.adding:
            assert self.by is not None
            Signature.objects.create(
                agreement=self.thing,
                side=self.evidence["side"],
                person=self.by,
                role=self.role,
                organisation=self.evidence["organisation"],
                content_hash=self.evidence["content_hash"],
                text=self.evidence["text"],
                at=self.at,
            )
            self.evidence = {name: one for name, one in self.evidence.items() if name != "text"}
        super().save(*args, **kwargs)


class Objective(models.Model):
    """An objective of an agreement; what it says is its last version."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="objectives")
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "number"], name="one_objective_a_number")
        ]


class ObjectiveVersion(Move):
    """A version of an objective: a move, and the terms as they were then. The last one counts."""

    thing = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="moves")
    text = models.CharField(max_length=1000)
    kind = models.CharField(max_length=12)
    scope = models.CharField(max_length=10)
    basis = models.CharField(max_length=10)
    reference = models.CharField(max_length=200, blank=True)
    indicator = models.CharField(max_length=60, blank=True)
    counted = models.CharField(max_length=200, blank=True)
    baseline = models.FloatField(null=True)
    target = models.FloatField(null=True)
    direction = models.CharField(max_length=10)
    due = models.DateField(null=True)
    price_pence = models.PositiveBigIntegerField(null=True)
    payment_pence = models.PositiveBigIntegerField(null=True)
    support = models.JSONField(default=list)
    noise = models.FloatField(null=True)
    """How far the target had to lie from the baseline to be told from chance; null where that is not known."""
    is_beyond = models.BooleanField()
    """Whether it asks for more than the contract does."""
    is_qof = models.BooleanField()
    """Whether it is about the Quality and Outcomes Framework, in which a practice sets its own pace."""
    is_decided = models.BooleanField()
    """Whether its figure counts what is decided for one patient after another: referrals, admissions."""

    class Meta(Move.Meta):
        abstract = False
        verbose_name = _("version of an objective")
        verbose_name_plural = _("versions of objectives")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thing", "number"], name="one_version_of_an_objective_at_a_time"),
            models.CheckConstraint(
                condition=Q(basis__in=[one.value for one in Basis]), name="objective_rests_on_something"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in Kind]) & Q(scope__in=[one.value for one in Scope]),
                name="objective_is_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.QUANTITATIVE.value, target__isnull=False, baseline__isnull=False)
                | Q(kind=Kind.QUALITATIVE.value, target__isnull=True),
                name="objective_in_numbers_has_a_target",
            ),
            models.CheckConstraint(
                condition=~Q(basis=Basis.PRICED.value)
                | (Q(price_pence__isnull=False, price_pence__gt=0) & ~Q(reference="")),
                name="r15_a_local_service_has_a_price",
            ),
            models.CheckConstraint(
                condition=~Q(basis__in=[Basis.CONTRACT.value, Basis.SIGNED.value]) | ~Q(reference=""),
                name="r15_a_duty_is_cited",
            ),
            models.CheckConstraint(
                condition=Q(is_beyond=False) | Q(basis__in=[Basis.VOLUNTARY.value, Basis.PRICED.value]),
                name="r15_beyond_the_contract_is_priced_or_free",
            ),
            models.CheckConstraint(
                condition=Q(payment_pence__isnull=True)
                | Q(kind=Kind.QUALITATIVE.value)
                | Q(basis=Basis.PRICED.value),
                name="r16_no_payment_by_threshold",
            ),
            models.CheckConstraint(
                condition=Q(is_qof=False) | Q(role="practice") | Q(transition="agree"),
                name="r05_qof_is_the_practices_own",
            ),
            models.CheckConstraint(
                condition=Q(is_decided=False) | Q(target__isnull=True), name="r21_no_cap_on_referrals"
            ),
            models.CheckConstraint(
                condition=~Q(to_state="imposed")
                | (Q(basis=Basis.CONTRACT.value, role="performance") & ~Q(reason="")),
                name="only_a_contract_imposes",
            ),
            models.CheckConstraint(
                condition=Q(noise__isnull=True)
                | Q(target__isnull=True)
                | Q(GreaterThanOrEqual(Abs(F("target") - F("baseline")), F("noise"))),
                name="target_can_be_told_from_chance",
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the version; its terms and facts come with the evidence of the move and become columns."""
        if self._state.adding and "terms" in self.evidence:
            terms, facts = Terms.of_json(self.evidence["terms"]), self.evidence["facts"]
            for name, value in vars(terms).items():
                setattr(self, name, [one.as_json() for one in value] if name == "support" else value)
            self.noise = (self.evidence.get("realism") or {}).get("noise")
            self.is_beyond, self.is_qof = facts["is_beyond"], facts["is_qof"]
            self.is_decided = facts["is_decided"]
            self.evidence = {name: one for name, one in self.evidence.items() if name != "terms"}
        super().save(*args, **kwargs)

    @property
    def terms(self) -> Terms:
        """The terms as they were kept."""
        names = Terms.__dataclass_fields__
        told = {name: getattr(self, name) for name in names}
        told["due"] = self.due.isoformat() if self.due else None
        return Terms.of_json(told)


class Signature(models.Model):
    """One side's name under one text, given once."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=12)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    organisation = models.CharField(max_length=20)
    content_hash = models.CharField(max_length=64)
    text = models.TextField()
    """What was signed, in its canonical form."""
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "side", "content_hash"], name="one_signature_a_side_and_text"
            ),
            models.CheckConstraint(
                condition=Q(side="practice", role="practice") | Q(side="commissioner", role="performance"),
                name="each_side_signs_for_itself",
            ),
        ]
