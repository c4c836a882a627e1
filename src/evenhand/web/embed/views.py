"""A figure in a frame on another site: no cookie, no script, and never without its interval and its note."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from evenhand.cycle.challenges.of import said
from evenhand.pages import words
from evenhand.publication.installed import Opened
from evenhand.web.embed.presenters import Embedded, present_embedded
from evenhand.web.permitting import viewer_with
from evenhand.web.rendering import environment
from evenhand.web.serving import opened_release

EVERYWHERE = {"frame-ancestors": ["*"], "form-action": ["'none'"], "script-src": ["'none'"]}


@require_safe
@xframe_options_exempt
@csp_replace(EVERYWHERE)  # type: ignore[arg-type]  # its hints know no view with arguments
def figure(request: HttpRequest, code: str, indicator: str) -> HttpResponse:
    """Show one figure of a practice, small enough for a frame. What is not there is said in the frame too."""
    viewer_with(request, "read", "public pages")
    shown = _embedded(opened_release(), code.upper(), indicator)
    home = request.build_absolute_uri("/")
    # Not rendered as other pages are: these have a form and so a cookie.
    text = environment().get_template("embed/figure.html").render(view=shown, home=home, signs=words.SIGNS)
    return HttpResponse(text, status=200 if shown else 404)


def _embedded(opened: Opened, code: str, indicator: str) -> Embedded | None:
    practice, definition = opened.practices.get(code), opened.edition.indicators.get(indicator)
    if practice is None or definition is None:
        return None
    row = next((one for one in opened.figures.results_of(code) if one["indicator"] == indicator), None)
    if row is None:
        return None
    return present_embedded(opened.edition, definition, practice, row, said(practice=code))
