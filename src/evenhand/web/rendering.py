"""Templates to answers: the pages of a release and the app's own, in one frame with who is signed in."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import jinja2
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import translation
from markupsafe import Markup

from evenhand.pages import addresses, words
from evenhand.pages.frame import Crumb, Frame, translated
from evenhand.pages.templating import translate
from evenhand.web.menus import Menu, menu_of
from evenhand.web.serving import shelf


@cache
def environment() -> jinja2.Environment:
    """Return the environment of the app: its own templates first, a release's behind them and as ``pages/...``."""
    pages = jinja2.PackageLoader("evenhand.pages")
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader(
            [jinja2.PackageLoader("evenhand.web"), pages, jinja2.PrefixLoader({"pages": pages})]
        ),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    translate(made)
    return made


def load_templates() -> None:
    """Compile every template now instead of at its first page."""
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)


class _Csrf:
    """The hidden field of a form that posts. A page without such a form sets no cookie."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def __html__(self) -> str:
        field = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">')
        return field.format(get_token(self.request))

    __str__ = __html__


def page(
    request: HttpRequest, template: str, frame: Frame, view: Any = None, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Answer with a page: `view` laid out by the template of that name in its frame.

    Templates also know ``viewer``, ``menu``, ``csrf`` (a hidden field for forms that post) and whatever is in `more`.
    """
    laid_out = environment().get_template(f"{template}.html")
    return HttpResponse(laid_out.render(view=view, **given(request, frame), **more), status=status)


def frame_of(title: str, address: str, *, section: str = "", crumbs: tuple[Crumb, ...] = ()) -> Frame:
    """Return the frame of a page of the app: with the edition of the release shown, where there is one."""
    opened = shelf().current()
    if opened is not None:
        return opened.edition.frame(title, address, section=section, crumbs=crumbs)
    return Frame(title, address, words.PRODUCT_NAME, "", section=section, crumbs=translated(crumbs))


def given(request: HttpRequest, frame: Frame) -> Mapping[str, Any]:
    """Return what every template is given: its frame, and who is looking and where they can go."""
    viewer = request.viewer  # type: ignore[attr-defined]
    menu: Menu = menu_of(viewer)
    return {
        "frame": frame,
        "root": "/",
        "at": addresses,
        "signs": words.SIGNS,
        "viewer": viewer,
        "menu": menu,
        "csrf": _Csrf(request),
        "nonce": getattr(request, "csp_nonce", ""),
        "language": (translation.get_language() or "en").split("-")[0],
    }
