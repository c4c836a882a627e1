"""Letters: the list, a new one, one with its files, and those anybody may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from evenhand.common.errors import InputError
from evenhand.cycle.letters import actions, of
from evenhand.cycle.letters.keeping import kept
from evenhand.cycle.letters.kinds import Audience, Form
from evenhand.pages.frame import Crumb
from evenhand.publication.installed import Opened
from evenhand.web.faults import nowhere
from evenhand.web.letters import doing, presenters
from evenhand.web.permitting import viewer_with
from evenhand.web.refusals import in_words
from evenhand.web.rendering import frame_of, page
from evenhand.web.serving import opened_release, shelf

THING = "letter"
TYPES = {
    Form.PDF: "application/pdf",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """List the letters that are this viewer's to read."""
    viewer = viewer_with(request, "read", THING)
    view = presenters.present_list(opened_release(), of.letters_of(viewer))
    can = viewer.role == "performance"
    return page(request, "letters/list", frame_of(_("Letters"), "desk/letters/"), view, can_write=can)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a letter."""
    viewer = viewer_with(request, "write", THING)
    opened, given, problem = opened_release(), request.POST, ""
    if request.method == "POST":
        try:
            kind, practice = given.get("kind", ""), given.get("practice", "")
            made = actions.begin(viewer, opened, kind, practice, doing.number_of(given, "year"))
            return redirect("letter", number=made.pk)
        except InputError as error:
            problem = in_words(error)
    practices = sorted(
        (presenters.name_words(row["name"]) or row["code"], row["code"])
        for row in viewer.practices(opened.practices.values())
    )
    this_year = timezone.localdate().year
    return page(
        request,
        "letters/new",
        frame_of(_("Write a letter"), "desk/letters/new/", crumbs=(Crumb(_("Letters"), "desk/letters/"),)),
        practices,
        kinds=presenters.kinds(),
        years=[(year, presenters.year_words(year)) for year in range(this_year, this_year - 4, -1)],
        typed=given,
        problem=problem,
        status=400 if problem else 200,
    )


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, number: int) -> HttpResponse:
    """Show one letter with its files, and do what its forms ask."""
    viewer = viewer_with(request, "read", THING)
    one = of.letter_of(viewer, number) or nowhere()
    opened = release_called(one.release)
    problem = ""
    if request.method == "POST":
        try:
            doing.do(viewer, one, opened, request.POST)
            return redirect("letter", number=number)
        except InputError as error:
            problem = in_words(error)
    view = presenters.present_letter(opened, viewer, one)
    title = f"{view.title}: {view.whom}"
    frame = frame_of(title, f"desk/letters/{number}/", crumbs=(Crumb(_("Letters"), "desk/letters/"),))
    status = 400 if problem else 200
    return page(request, "letters/one", frame, view, problem=problem, typed=request.POST, status=status)


@require_safe
def file(request: HttpRequest, number: int, version: int, form: str) -> HttpResponse:
    """Give a file of a letter to whoever may read it."""
    viewer = viewer_with(request, "read", THING)
    one = of.letter_of(viewer, number) or nowhere()
    found = of.file_of(viewer, one, version, form) or nowhere()
    return _given(found.sha256, found.form, f"{one.kind}-{one.practice or one.commissioner}-{one.year}")


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """List what anybody may read: papers for boards, and the letters of practices that are named by agreement."""
    viewer_with(request, "read", "board paper")
    view = presenters.present_published(of.published())
    return page(request, "letters/published", frame_of(_("Letters and papers"), "letters/index.html"), view)


@require_safe
def published_file(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Give anybody a published letter in its public form."""
    viewer_with(request, "read", "board paper")
    version = of.published_version(number) or nowhere()
    found = version.files.filter(form=form, audience=Audience.PUBLIC).first() or nowhere()
    return _given(found.sha256, found.form, f"{version.letter.kind}-{version.letter.year}-{number}")


def release_called(release: str) -> Opened:
    """Return the release a letter is made of; the one shown where that is no longer installed."""
    return shelf().opened(release) or opened_release()


def _given(digest: str, form: str, name: str) -> HttpResponse:
    answer = HttpResponse(kept(digest), content_type=TYPES[Form(form)])
    shown = "inline" if form == Form.PDF else "attachment"
    answer["Content-Disposition"] = f'{shown}; filename="{name}.{form}"'
    return answer
