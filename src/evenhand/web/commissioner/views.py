"""The pages of a commissioner's work. Each view is five steps: scope, permission, one service, present, render."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from evenhand.common.errors import InputError
from evenhand.cycle.contact import actions
from evenhand.cycle.contact.of import contact_of, contacts_of
from evenhand.cycle.contact.policies import sentence
from evenhand.pages.frame import Crumb
from evenhand.publication.installed.pages import practice_page
from evenhand.web.commissioner import forms
from evenhand.web.commissioner.choices import Choices, area_field
from evenhand.web.commissioner.contact_page import present_contacts, relation_of
from evenhand.web.commissioner.data_page import present_data
from evenhand.web.commissioner.due_page import FIRST, FIRST_WAITING, present_due
from evenhand.web.commissioner.frameworks_page import frameworks_of, present_checks
from evenhand.web.commissioner.overview import present_overview
from evenhand.web.commissioner.overview_csv import overview_csv
from evenhand.web.commissioner.scope import area_of, practice_of
from evenhand.web.commissioner.scorecard_page import present_scorecard
from evenhand.web.commissioner.seeing import seen_by
from evenhand.web.commissioner.selecting import periods_of, select
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.refusals import in_words
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import opened_release

OVERVIEW, CONTACT = "area overview", "note of contact"
AREA_CRUMB = Crumb("Area overview", "desk/area/")


@require_GET
def first(request: HttpRequest) -> HttpResponse:
    """Show what is due and where to go: the commissioner's first screen."""
    viewer = viewer_with(request, "read", OVERVIEW)
    scope = area_of(request, viewer)
    view = present_due(scope)
    frame = frame_of(scope.name, "desk/commissioner/")
    return page(
        request,
        "commissioner/first",
        frame,
        view,
        area_field=area_field(scope),
        first=FIRST,
        first_waiting=FIRST_WAITING,
    )


@require_GET
def due(request: HttpRequest) -> HttpResponse:
    """Show everything that is due."""
    viewer = viewer_with(request, "read", OVERVIEW)
    scope = area_of(request, viewer)
    view = present_due(scope)
    frame = frame_of(_("What is due"), "desk/due/")
    return page(request, "commissioner/due", frame, view, area_field=area_field(scope))


@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """Show which figures there are of the area's practices, which are late, and who has none and why."""
    viewer = viewer_with(request, "read", OVERVIEW)
    scope = area_of(request, viewer)
    view = present_data(scope)
    frame = frame_of(_("Data: {area}").format(area=scope.name), "desk/data/")
    return page(request, "commissioner/data", frame, view, area_field=area_field(scope))


@require_GET
def frameworks(request: HttpRequest) -> HttpResponse:
    """Show what the check of definitions says of a framework, what it is made of and what of it runs out."""
    viewer_with(request, "read", "framework draft")
    opened = opened_release()
    known = frameworks_of(opened)
    framework = known.get(request.GET.get("framework") or opened.whole.framework.id) or nowhere()
    view = present_checks(opened, framework, forms.today())
    frame = frame_of(view.title, "desk/frameworks/checks/", crumbs=(Crumb("Frameworks", "desk/frameworks/"),))
    return page(request, "commissioner/checks", frame, view)


@require_GET
def scorecard(request: HttpRequest) -> HttpResponse:
    """Show the commissioner its own scorecard, with what was late."""
    viewer = viewer_with(request, "read", OVERVIEW)
    scope = area_of(request, viewer)
    view = present_scorecard(scope.code, scope.name, scope.today, with_detail=True)
    frame = frame_of(_("Own scorecard"), "desk/scorecard/")
    return page(request, "commissioner/scorecard", frame, view, area_field=area_field(scope))


@require_GET
def public_scorecard(request: HttpRequest, commissioner: str) -> HttpResponse:
    """Show anybody what a commissioner promised and did."""
    viewer_with(request, "read", "commissioner scorecard")
    opened = opened_release()
    name = opened.edition.areas.get(commissioner) or nowhere()
    view = present_scorecard(commissioner, name, forms.today(), with_detail=False)
    frame = frame_of(
        _("Scorecard of {name}").format(name=name), f"scorecard/{commissioner}/", section="areas"
    )
    return page(request, "commissioner/scorecard", frame, view, area_field=None)


@require_GET
def area(request: HttpRequest) -> HttpResponse:
    """Show the area's practices A to Z, with what is said of each figure of a strand."""
    viewer = viewer_with(request, "read", OVERVIEW)
    scope = area_of(request, viewer)
    figures = scope.opened.true_figures
    periods = periods_of(scope, figures)
    choices = Choices.of(request.GET, scope, periods)
    chosen = select(scope, choices, figures)
    view = present_overview(chosen, choices.fields(scope, periods), area_field(scope), sentence())
    return page(request, "commissioner/area", frame_of(scope.name, "desk/area/"), view)


@require_GET
def area_csv(request: HttpRequest) -> HttpResponse:
    """Give what is on screen as a file, with the figures as the public sees them."""
    viewer = viewer_with(request, "read", OVERVIEW)
    scope = area_of(request, viewer)
    figures = scope.opened.figures
    choices = Choices.of(request.GET, scope, periods_of(scope, figures))
    content = overview_csv(select(scope, choices, figures))
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{scope.code}-{choices.strand}.csv"'
    return answer


@require_GET
def practice(request: HttpRequest, practice: str) -> HttpResponse:
    """Show a practice's whole profile to its commissioner, without judgement where R-18 holds it back."""
    viewer = viewer_with(request, "read", OVERVIEW)
    opened = opened_release()
    row = practice_of(viewer, opened, practice)
    scope = area_of(request, viewer, row["commissioner"])
    shown = practice_page(opened, row["code"], opened.true_figures, scope.said_by(row["code"])) or nowhere()
    view = seen_by(viewer.role, shown.view, opened.edition.indicators)
    frame = frame_of(shown.frame.title, f"desk/area/{row['code']}/", crumbs=(AREA_CRUMB,))
    relation = relation_of(viewer, row, scope.today)
    return page(request, "commissioner/practice", frame, view, relation=relation)


@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, practice: str) -> HttpResponse:
    """Show the notes of contact with a practice, and keep a new one."""
    viewer = viewer_with(request, "read", CONTACT)
    opened = opened_release()
    row = practice_of(viewer, opened, practice)
    form = forms.NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        viewer_with(request, "write", CONTACT)
        if form.is_valid() and form.keep(lambda **said: actions.note_contact(viewer, row, **said)):
            return redirect("contact", practice=row["code"])
    return _contact_page(request, row, note=form)


@require_POST
def manager(request: HttpRequest, practice: str) -> HttpResponse:
    """Name the practice's relationship manager."""
    viewer = viewer_with(request, "write", CONTACT)
    row = practice_of(viewer, opened_release(), practice)
    form = forms.ManagerForm(request.POST)
    if form.is_valid() and form.keep(lambda **said: actions.name_manager(viewer, row, **said)):
        return redirect("contact", practice=row["code"])
    return _contact_page(request, row, naming=form)


@require_POST
def comment(request: HttpRequest, practice: str, number: int) -> HttpResponse:
    """Keep what the practice says of a note about it."""
    viewer = viewer_with(request, "comment", CONTACT)
    row = practice_of(viewer, opened_release(), practice)
    note = contact_of(viewer, row, number) or nowhere()
    try:
        actions.comment(viewer, note, request.POST.get("text", ""))
    except InputError as error:
        return _contact_page(request, row, problem=in_words(error), problem_at=number)
    return redirect("contact", practice=row["code"])


def _contact_page(
    request: HttpRequest,
    row: forms.Row,
    *,
    note: forms.NoteForm | None = None,
    naming: forms.ManagerForm | None = None,
    problem: str = "",
    problem_at: int = 0,
) -> HttpResponse:
    viewer = viewer_with(request, "read", CONTACT)
    relation = relation_of(viewer, row, forms.today())
    view = present_contacts(viewer, row, contacts_of(viewer, row), relation, problem, problem_at)
    note, naming = note or forms.NoteForm(), naming or forms.ManagerForm()
    wrong = bool(note.problems or naming.problems or problem)
    frame = frame_of(_("Contact with {name}").format(name=view.name), f"desk/contact/{row['code']}/")
    return page(
        request, "commissioner/contact", frame, view, note=note, naming=naming, status=400 if wrong else 200
    )
