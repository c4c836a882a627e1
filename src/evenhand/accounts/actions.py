"""Every write about people and their roles: each one transaction with its event."""

import hashlib
import secrets
from datetime import date, timedelta
from typing import Final

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from evenhand.accounts.asking import has_ended
from evenhand.accounts.audit import in_turn, record
from evenhand.accounts.models import Holding, HoldingEnd, Invitation, Organisation, Person
from evenhand.accounts.roles import KIND_OF, Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed

DAYS_TO_ACCEPT: Final = 7
"""After so many days an invitation can no longer be accepted."""


def _refuse_unless(viewer: Viewer, right: str, thing: str) -> None:
    if not viewer.may(right, thing):
        raise NotAllowed(f"your role may not {right} {thing}", received=viewer.role)
    if has_ended(viewer):
        raise NotAllowed("the role you act in has ended", received=str(viewer.holding))


@in_turn()
def give_role(
    viewer: Viewer, person: Person, organisation: Organisation, role: str, begins_on: date | None = None
) -> Holding:
    """Give a person a role at an organisation of the role's kind; InputError where it is of another."""
    _refuse_unless(viewer, "write", "people and roles")
    _refuse_other_kind(organisation, role)
    _refuse_held(person, organisation, role)
    holding = Holding.objects.create(
        person=person,
        organisation=organisation,
        role=role,
        begins_on=begins_on or timezone.localdate(),
        given_by=viewer.person,
    )
    after = {"person": person.pk, "role": role, "organisation": organisation.code}
    record(viewer, "gave a role", "people and roles", holding.pk, after=after)
    return holding


@in_turn()
def end_role(viewer: Viewer, holding: Holding, reason: str) -> HoldingEnd:
    """End a role from today on; InputError where it has ended already."""
    _refuse_unless(viewer, "write", "people and roles")
    # As the database has it: somebody else may have ended it since the page was made.
    ended = HoldingEnd.objects.filter(holding=holding).first()
    if ended is not None:
        raise InputError("this role has ended already", received=ended.ends_on.isoformat())
    _refuse_no_reason(reason)
    _refuse_without_administrator(holding.person, holding)
    end = HoldingEnd.objects.create(holding=holding, reason=reason.strip(), ended_by=viewer.person)
    record(viewer, "ended a role", "people and roles", holding.pk, reason=reason.strip())
    return end


@in_turn()
def close_account(viewer: Viewer, person: Person, reason: str) -> None:
    """Let a person sign in no more, from now on: whoever is signed in as them is signed out at their next step."""
    _refuse_unless(viewer, "write", "people and roles")
    _refuse_no_reason(reason)
    if not person.is_active:
        raise InputError("this account is closed already", received=person.email)
    _refuse_without_administrator(person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    record(viewer, "closed an account", "people and roles", person.pk, reason=reason.strip())


@in_turn()
def invite(
    viewer: Viewer, email: str, name: str, organisation: Organisation, role: str
) -> tuple[Invitation, str]:
    """Make an invitation; return it and the secret of its link, which is kept nowhere.

    InputError for what is no address or no name, for a role that the person has, and for a closed account.
    """
    _refuse_unless(viewer, "write", "people and roles")
    _refuse_other_kind(organisation, role)
    email, name = _address(email), name.strip()
    if not name:
        raise InputError("somebody without a name cannot be invited", remedy="Give the person's name")
    _refuse_known(email, organisation, role)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        organisation=organisation,
        role=role,
        token_hash=_hashed(secret),
        expires_at=timezone.now() + timedelta(days=DAYS_TO_ACCEPT),
        sent_by=viewer.person,
    )
    after = {"role": role, "organisation": organisation.code}
    record(viewer, "invited somebody", "people and roles", invitation.pk, after=after)
    return invitation, secret


def invitation_of(secret: str) -> Invitation | None:
    """Return the invitation a link's secret belongs to, if it can still be accepted."""
    found = Invitation.objects.select_related("organisation").filter(token_hash=_hashed(secret)).first()
    if found is None or found.used_at is not None or found.expires_at <= timezone.now():
        return None
    return found


@in_turn()
def accept(secret: str, password: str | None) -> Person:
    """Make the person an invitation is for, or give them its role where they are known; the link is used up.

    InputError where the invitation was used, has run out or never was, where the person has the role by now, and
    where their account was closed. A known person keeps their password.
    """
    invitation = (
        Invitation.objects.select_for_update()
        .filter(token_hash=_hashed(secret), used_at__isnull=True)
        .first()
    )
    if invitation is None or invitation.expires_at <= timezone.now():
        raise InputError(
            "this invitation has been used or has run out", remedy="Ask whoever sent it for a new one"
        )
    _refuse_known(invitation.email, invitation.organisation, invitation.role)
    person = Person.objects.filter(email=invitation.email).first()
    if person is None:
        person = _join(invitation.email, password, invitation.name)
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])
    holding = Holding.objects.create(
        person=person,
        organisation=invitation.organisation,
        role=invitation.role,
        given_by=invitation.sent_by,
    )
    record(Viewer(person, holding), "accepted an invitation", "people and roles", invitation.pk)
    return person


def _join(email: str, password: str | None, name: str) -> Person:
    """Make a person whose address is known to be theirs: an invitation reached them at it."""
    person = Person.objects.create_user(email, password, name=name)
    # Without this an organisation's own sign-in would take the password of whoever uses it once.
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    return person


def somebody(email: str, name: str) -> Person:
    """Return a person who is not kept: what a password must not be like."""
    return Person(email=email, name=name)


def is_known(email: str) -> bool:
    """Whether somebody with this address has an account."""
    return Person.objects.filter(email=email.strip().lower()).exists()


def organisation(kind: str, code: str, name: str, areas: list[str] | None = None) -> Organisation:
    """Return the organisation of a kind and code, made if it is not there."""
    found, _ = Organisation.objects.get_or_create(
        kind=kind, code=code, defaults={"name": name, "areas": areas or []}
    )
    return found


def first_administrator(email: str, name: str, password: str | None = None) -> Person:
    """Make the person who can invite everybody else; InputError where there is one already."""
    with in_turn():
        if Holding.objects.filter(role=Role.ADMINISTRATOR).exists():
            raise InputError("there is an administrator already", remedy="Ask them for an invitation")
        person = _join(_address(email), password, name)
        site = organisation("installation", "SITE", "This site")
        holding = Holding.objects.create(person=person, organisation=site, role=Role.ADMINISTRATOR)
        record(Viewer(person, holding), "became administrator", "people and roles", holding.pk)
    return person


def _refuse_other_kind(organisation: Organisation, role: str) -> None:
    wanted = KIND_OF[role]
    if organisation.kind != wanted:
        raise InputError(
            "this role is held at another kind of organisation",
            received=organisation.kind,
            remedy=f"The role {role} belongs to a {wanted}",
        )


def _refuse_held(person: Person, organisation: Organisation, role: str) -> None:
    held = person.holdings.filter(organisation=organisation, role=role).select_related("end")
    if any(one.is_current for one in held):
        raise InputError("this person has this role already", received=f"{person.email}: {role}")


def _refuse_known(email: str, organisation: Organisation, role: str) -> None:
    """Refuse to invite somebody to what they have, or whose account was closed."""
    person = Person.objects.filter(email=email).first()
    if person is None:
        return
    if not person.is_active:
        raise InputError("this person's account was closed", received=email)
    _refuse_held(person, organisation, role)


def _refuse_no_reason(reason: str) -> None:
    if not reason.strip():
        raise InputError("this is done for a reason only", remedy="Say why in a few words")


def _refuse_without_administrator(person: Person, holding: Holding | None = None) -> None:
    """Refuse to leave the site without somebody who can invite: by this role's end, or with this person."""
    held = Holding.objects.filter(role=Role.ADMINISTRATOR, person__is_active=True).select_related("end")
    current = [one for one in held if one.is_current]
    left = [one for one in current if (one != holding if holding else one.person_id != person.pk)]
    if current and not left:
        raise InputError(
            "this is the last administrator, and nobody could invite anybody any more",
            received=person.email,
            remedy="Make somebody else an administrator first",
        )


def _address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise InputError("this is no e-mail address", received=email) from None
    return address


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
