"""Who can sign in and in which roles: invite people, end roles, close accounts."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evenhand.accounts import actions
from evenhand.accounts.letters import send_invitation
from evenhand.accounts.of import account_of, holding_of, invited_of, people_of, person_of
from evenhand.accounts.roles import KIND_OF, Role
from evenhand.common.errors import InputError
from evenhand.pages.frame import Crumb
from evenhand.web.faults import nowhere
from evenhand.web.people.forms import InviteForm
from evenhand.web.permitting import viewer_with
from evenhand.web.refusals import in_words
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import shelf

THING = "people and roles"
PEOPLE = Crumb("People", "desk/people/")


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """List the people and their roles, and who has been invited."""
    viewer = viewer_with(request, "read", THING)
    frame = frame_of(_("People"), "desk/people/")
    return page(request, "people/list", frame, people_of(viewer), invited=invited_of(viewer))


@require_safe
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show one person: the roles they hold and held, and what can be done about them."""
    viewer = viewer_with(request, "read", THING)
    known = person_of(viewer, person_id) or nowhere()
    frame = frame_of(known.name, f"desk/people/{person_id}/", crumbs=(PEOPLE,))
    return page(request, "people/one", frame, known, may_write=viewer.may("write", THING))


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody: the link is shown this once and sent to them."""
    viewer = viewer_with(request, "write", THING)
    frame = frame_of(_("Invite somebody"), "desk/people/invite/", crumbs=(PEOPLE,))
    if request.method != "POST":
        return page(request, "people/invite", frame, InviteForm(), roles=Role)
    form = InviteForm.read(request.POST.dict(), shelf().current())
    if not form.problems:
        try:
            organisation = actions.organisation(
                KIND_OF[form.role], form.code, form.organisation, form.area_codes
            )
            invitation, secret = actions.invite(viewer, form.email, form.name, organisation, form.role)
        except InputError as error:
            form = replace(form, problems={"email": in_words(error)})
        else:
            link = request.build_absolute_uri(f"/join/{secret}/")
            sent = send_invitation(invitation, link, settings.PRODUCT_NAME)
            frame = frame_of(_("Invited"), "desk/people/invite/", crumbs=(PEOPLE,))
            return page(request, "people/invited", frame, invitation, link=link, sent=sent)
    return page(request, "people/invite", frame, form, roles=Role, status=400)


@require_POST
def end(request: HttpRequest, holding_id: int) -> HttpResponse:
    """End a role, for a reason."""
    viewer = viewer_with(request, "write", THING)
    holding = holding_of(viewer, holding_id) or nowhere()
    actions.end_role(viewer, holding, request.POST.get("reason", "")[:300])
    return redirect("person", person_id=holding.person_id)


@require_POST
def close(request: HttpRequest, person_id: int) -> HttpResponse:
    """Close an account, for a reason."""
    viewer = viewer_with(request, "write", THING)
    account = account_of(viewer, person_id) or nowhere()
    actions.close_account(viewer, account, request.POST.get("reason", "")[:300])
    return redirect("person", person_id=person_id)
