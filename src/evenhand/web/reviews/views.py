"""Reviews: the list, a plan, and the record with everything that can be done about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from evenhand.common.errors import InputError
from evenhand.cycle.reviews import actions
from evenhand.cycle.reviews.of import review_of, reviews_of
from evenhand.pages.frame import Crumb
from evenhand.web.faults import nowhere
from evenhand.web.permitting import viewer_with
from evenhand.web.refusals import in_words
from evenhand.web.rendering import frame_of, page
from evenhand.web.reviews import doing, presenters
from evenhand.web.serving import opened_release

THING = "review"


@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """List the reviews that are this viewer's to read."""
    viewer = viewer_with(request, "read", THING)
    view = presenters.present_list(opened_release(), reviews_of(viewer))
    return page(
        request,
        "reviews/list",
        frame_of(_("Reviews"), "desk/reviews/"),
        view,
        can_plan=viewer.role == "performance",
    )


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Plan a review."""
    viewer = viewer_with(request, "write", THING)
    opened, today, problem = opened_release(), timezone.localdate(), ""
    if request.method == "POST":
        given = request.POST
        try:
            year = int(given.get("year", "")) if given.get("year", "").isdigit() else 0
            day = doing.day_of(given, "day")
            made = actions.plan(viewer, opened, given.get("practice", ""), given.get("kind", ""), year, day)
            return redirect("review", number=made.pk)
        except InputError as error:
            problem = in_words(error)
    practices = sorted(
        (presenters.practice_name(opened, row["code"]), row["code"])
        for row in viewer.practices(opened.practices.values())
        if row["status"] != "closed"
    )
    frame = frame_of(_("Plan a review"), "desk/reviews/new/", crumbs=(Crumb(_("Reviews"), "desk/reviews/"),))
    years = [(year, f"{year}/{(year + 1) % 100:02}") for year in range(today.year, today.year - 4, -1)]
    return page(
        request,
        "reviews/new",
        frame,
        practices,
        kinds=presenters.kinds(),
        years=years,
        typed=request.POST,
        problem=problem,
        status=400 if problem else 200,
    )


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, number: int) -> HttpResponse:
    """Show one review, and do what its forms ask."""
    viewer = viewer_with(request, "read", THING)
    opened = opened_release()
    one = review_of(viewer, number) or nowhere()
    problem = ""
    if request.method == "POST":
        try:
            doing.do(viewer, one, opened, request.POST)
            return redirect("review", number=number)
        except InputError as error:
            problem, one = in_words(error), review_of(viewer, number) or nowhere()
    view = presenters.present_review(opened, viewer, one, timezone.localdate())
    frame = frame_of(
        f"{view.title}: {view.practice}",
        f"desk/reviews/{number}/",
        crumbs=(Crumb(_("Reviews"), "desk/reviews/"),),
    )
    return page(
        request,
        "reviews/one",
        frame,
        view,
        problem=problem,
        typed=request.POST,
        status=400 if problem else 200,
    )
