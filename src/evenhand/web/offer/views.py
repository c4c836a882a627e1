"""Where a practice reads what it is said to offer, changes it, and confirms it."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.offer import actions
from evenhand.cycle.offer.of import Offer, offer_of, versions_of
from evenhand.cycle.offer.topics import BY_ID, Topic
from evenhand.cycle.registration.of import requests_of
from evenhand.pages.frame import Crumb
from evenhand.web.faults import nowhere
from evenhand.web.offer.forms import Problem, TopicForm, form_of, form_sent
from evenhand.web.offer.presenters import confirmable, present_offer, present_versions
from evenhand.web.permitting import viewer_with
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import opened_release

OWN = "desk/offer/"


def _own(request: HttpRequest) -> tuple[Viewer, Offer]:
    viewer = viewer_with(request, "write", "patient offer")
    code = viewer.organisation_code
    return viewer, offer_of(code, opened_release().figures.results_of(code))


def _known(topic_id: str) -> Topic:
    return BY_ID.get(topic_id) or nowhere()


@require_safe
def offer(request: HttpRequest) -> HttpResponse:
    """Show a practice what it is said to offer, and what waits to be confirmed."""
    viewer, own = _own(request)
    waiting = len(requests_of(viewer))
    frame = frame_of(_("What we offer"), OWN)
    return page(request, "offer/own", frame, present_offer(own), waiting=waiting)


@require_http_methods(["GET", "HEAD", "POST"])
def topic(request: HttpRequest, topic: str) -> HttpResponse:
    """Show the form of a topic, and keep what is sent with it."""
    viewer, own = _own(request)
    asked = _known(topic)
    if request.method != "POST":
        return _form(request, viewer, own, form_of(own.item(asked.id)))
    form = form_sent(asked, request.POST)
    if form.content is None:
        return _form(request, viewer, own, form, status=400)
    try:
        actions.confirm(viewer, asked.id, form.content, form.seen)
    except actions.Overtaken as overtaken:
        return _form(request, viewer, own, _overtaken(form, own, overtaken), status=409)
    return redirect("own_offer")


def _overtaken(form: TopicForm, own: Offer, fault: actions.Overtaken) -> TopicForm:
    """Return the form with what stands in it, which now follows what somebody else wrote."""
    what = _(fault.what)
    said = f"{what[:1].upper()}{what[1:]}. {_(fault.remedy)}."
    return replace(form, seen=own.item(form.topic.id).version, problems=(Problem("now", said),), content=None)


def _form(
    request: HttpRequest, viewer: Viewer, own: Offer, form: TopicForm, *, status: int = 200
) -> HttpResponse:
    crumbs = (Crumb(_("What we offer"), OWN),)
    frame = frame_of(str(form.topic.title), f"{OWN}{form.topic.id}/", crumbs=crumbs)
    line = next(line for line in present_offer(own).lines if line.id == form.topic.id)
    versions = present_versions(form.topic, versions_of(viewer, form.topic))
    return page(request, "offer/topic", frame, form, status=status, line=line, versions=versions)


@require_POST
def confirm_as_it_is(request: HttpRequest, topic: str) -> HttpResponse:
    """Confirm a topic without changing it."""
    viewer, own = _own(request)
    item = own.item(_known(topic).id)
    content = confirmable(item)
    form = form_sent(item.topic, request.POST)
    if content is None:
        return redirect("own_offer_topic", topic=topic)
    try:
        actions.confirm(viewer, item.topic.id, content, form.seen)
    except actions.Overtaken as overtaken:
        told = _overtaken(form_of(item), own, overtaken)
        return _form(request, viewer, own, told, status=409)
    return redirect("own_offer")
