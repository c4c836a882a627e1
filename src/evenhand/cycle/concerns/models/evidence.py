"""Evidence of a case. What a rule does not allow cannot be a row here."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evenhand.accounts.models import Person
from evenhand.cycle.concerns.kinds import SETTLED, Funding, Origin
from evenhand.cycle.concerns.models.cases import Case

NO_FIGURE = Q(indicator="")


def _beyond_chance(begin: str = "") -> Q:
    upper, lower = f"{begin}upper95", f"{begin}lower95"
    known = Q(**{f"{upper}__isnull": False, f"{lower}__isnull": False, "target__isnull": False})
    wrong_side = Q(polarity="higher", **{f"{upper}__lt": F("target")}) | Q(
        polarity="lower", **{f"{lower}__gt": F("target")}
    )
    return known & wrong_side


class Evidence(models.Model):
    """What a case rests on: a figure of two periods as a release has it, or what was found on two days."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidence")
    origin = models.CharField(max_length=30)
    words = models.CharField(max_length=2000)
    context_note = models.CharField(max_length=2000)
    # Of a figure: what it is, by its definition and the framework of its release.
    release = models.CharField(max_length=80, blank=True)
    indicator = models.CharField(max_length=100, blank=True)
    level = models.CharField(max_length=20, blank=True)
    basis = models.CharField(max_length=20, blank=True)
    polarity = models.CharField(max_length=10, blank=True)
    perspective = models.CharField(max_length=20, blank=True)
    purpose = models.CharField(max_length=20, blank=True)
    standard_kind = models.CharField(max_length=20, blank=True)
    target = models.FloatField(null=True)
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    value = models.FloatField(null=True)
    lower95 = models.FloatField(null=True)
    upper95 = models.FloatField(null=True)
    earlier_period_end = models.DateField(null=True)
    earlier_value = models.FloatField(null=True)
    earlier_lower95 = models.FloatField(null=True)
    earlier_upper95 = models.FloatField(null=True)
    # Of what was found.
    found_on = models.DateField(null=True)
    found_again_on = models.DateField(null=True)
    funding = models.CharField(max_length=20, choices=Funding.choices, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="r07_no_commissioning_plan"),
            models.CheckConstraint(condition=~Q(words="") & ~Q(context_note=""), name="r01_with_context"),
            models.CheckConstraint(condition=~Q(origin="figure") | ~NO_FIGURE, name="figure_of_an_indicator"),
            models.CheckConstraint(
                condition=NO_FIGURE | Q(polarity__in=["higher", "lower"]), name="r04_not_neutral"
            ),
            models.CheckConstraint(condition=NO_FIGURE | ~Q(perspective="money"), name="r08_no_money"),
            models.CheckConstraint(
                condition=NO_FIGURE | Q(basis__in=["core", "local"]), name="r15_core_or_signed"
            ),
            models.CheckConstraint(
                condition=NO_FIGURE | Q(standard_kind="minimum", purpose="judgemental"),
                name="r20_minimum_standard",
            ),
            models.CheckConstraint(condition=NO_FIGURE | Q(level="practice"), name="r22_practices_own"),
            models.CheckConstraint(
                condition=NO_FIGURE | (_beyond_chance() & _beyond_chance("earlier_")),
                name="r02_beyond_chance_twice",
            ),
            models.CheckConstraint(
                condition=NO_FIGURE
                | (
                    Q(period_start__isnull=False, period_end__isnull=False, earlier_period_end__isnull=False)
                    & Q(earlier_period_end__lt=F("period_start"))
                ),
                name="evidence_of_two_periods",
            ),
            models.CheckConstraint(
                condition=~Q(origin="premises") | Q(funding__in=SETTLED), name="r11_premises_are_funded"
            ),
            models.CheckConstraint(
                condition=~Q(origin__in=["finding", "premises"])
                | (Q(found_on__isnull=False, found_again_on__isnull=False))
                & Q(found_on__lt=F("found_again_on")),
                name="evidence_of_two_days",
            ),
            models.CheckConstraint(
                condition=~Q(origin="safety") | Q(found_on__isnull=False), name="danger_with_its_day"
            ),
        ]
