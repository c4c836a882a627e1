"""Cases. Reading one is written in the record, whoever reads it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.actions.cases import Concern
from evenhand.cycle.concerns.actions.notices import DRAFTED_IN
from evenhand.cycle.concerns.of import case_of, cases_of, read_case
from evenhand.cycle.concerns.pack import next_steps
from evenhand.cycle.support.of import offers_of
from evenhand.pages.frame import Crumb
from evenhand.web.cases import drafting, presenters
from evenhand.web.cases.doing import DOING
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.refusals import in_words
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import opened_release
from evenhand.web.support.typed import texts

THING = "case"
CONCERN = ("title", "origin", "standing", "clause_source", "clause", "facts", "context_note")


def _crumb(viewer: Viewer) -> Crumb:
    if viewer.role == Role.PRACTICE:
        return Crumb("Our cases", "desk/our-cases/")
    return Crumb("Cases", "desk/cases/")


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """List the cases that are this viewer's to read, by the practices' names."""
    viewer = viewer_with(request, "read", THING)
    view = presenters.present_cases(opened_release(), viewer, cases_of(viewer))
    return page(request, "cases/list", frame_of(_("Cases"), "desk/cases/"), view)


@require_safe
def our_cases(request: HttpRequest) -> HttpResponse:
    """List a practice's own cases."""
    viewer = viewer_with(request, "read", THING)
    if viewer.role != Role.PRACTICE:
        raise NotAllowed(_("these pages are a practice's own"), received=viewer.role)
    view = presenters.present_cases(opened_release(), viewer, cases_of(viewer))
    return page(request, "cases/list", frame_of(_("Our cases"), "desk/our-cases/"), view)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write down a concern."""
    viewer = viewer_with(request, "write", THING)
    opened = opened_release()
    problem, typed = "", texts(request, ("practice", *CONCERN))
    if request.method == "POST":
        try:
            row = opened.practices.get(typed["practice"])
            if row is None:
                raise InputError(_("choose a practice"), received=typed["practice"])
            made = actions.open_case(viewer, row, Concern(**{name: typed[name] for name in CONCERN}))
            return redirect("case", number=made.pk)
        except InputError as error:
            problem = in_words(error)
    view = presenters.present_new(opened, viewer)
    frame = frame_of(_("Write down a concern"), "desk/cases/new/", crumbs=(_crumb(viewer),))
    status = 400 if problem else 200
    return page(request, "cases/new", frame, view, problem=problem, typed=typed, status=status)


def _shown(request: HttpRequest, viewer: Viewer, number: int, problem: str = "") -> HttpResponse:
    one = case_of(viewer, number) or nowhere()
    offers = [
        offer
        for offer in offers_of(viewer)
        if offer.practice == one.practice and not hasattr(offer, "case_support")
    ]
    view = presenters.present_case(opened_release(), viewer, one, offers)
    frame = frame_of(view.title, view.base.lstrip("/"), crumbs=(_crumb(viewer),))
    status = 400 if problem else 200
    return page(request, "cases/one", frame, view, problem=problem, status=status)


def _read(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Show a case to read, which is written down."""
    read_case(viewer, number) or nowhere()
    return _shown(request, viewer, number)


@require_safe
def case(request: HttpRequest, number: int) -> HttpResponse:
    """Show a case: its state, what each next step needs, and its papers."""
    viewer = viewer_with(request, "read", THING)
    return _read(request, viewer, number)


@require_safe
def our_case(request: HttpRequest, number: int) -> HttpResponse:
    """Show a practice its case: the same page, with what it can say and do."""
    viewer = viewer_with(request, "read", THING)
    if viewer.role != Role.PRACTICE:
        raise NotAllowed(_("these pages are a practice's own"), received=viewer.role)
    return _read(request, viewer, number)


@require_safe
def pack(request: HttpRequest, number: int) -> HttpResponse:
    """Show, for each next step, every guard with the papers that show whether it holds."""
    viewer = viewer_with(request, "read", THING)
    one = read_case(viewer, number, "the pack") or nowhere()
    base = presenters.base_of(viewer, number)
    frame = frame_of(
        _("The pack"), f"{base}pack/".lstrip("/"), crumbs=(_crumb(viewer), Crumb(one.title, base.lstrip("/")))
    )
    return page(request, "cases/pack", frame, next_steps(viewer, one), base=base)


our_pack = pack


@require_http_methods(["GET", "POST"])
def notice(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Draft a notice."""
    viewer = viewer_with(request, "write", "notice")
    one = case_of(viewer, number) or nowhere()
    if kind not in DRAFTED_IN:
        raise Http404
    problem, typed = "", drafting.begun(one)
    if request.method == "POST":
        typed = drafting.typed(request.POST)
        try:
            actions.draft_notice(viewer, one, kind, drafting.given(request))
            return redirect("case", number=number)
        except InputError as error:
            problem = in_words(error)
    fields = drafting.fields_of(kind)
    title = presenters.NoticeKind(kind).label
    frame = frame_of(str(title), f"desk/cases/{number}/notice/{kind}/", crumbs=(_crumb(viewer),))
    given = {
        "typed": typed,
        "labels": drafting.LABELS,
        "lists": drafting.LISTS,
        "evidence": list(one.evidence.all()),
    }
    return page(
        request, "cases/notice", frame, fields, problem=problem, status=400 if problem else 200, **given
    )


@require_POST
def act(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Do one thing in a case, and show it again."""
    viewer = viewer_with(request, "read", THING)
    one = case_of(viewer, number) or nowhere()
    doing = DOING.get(what) or nowhere()
    try:
        doing(viewer, opened_release(), one, request)
    except InputError as error:
        return _shown(request, viewer, number, in_words(error))
    return redirect(presenters.base_of(viewer, number))
