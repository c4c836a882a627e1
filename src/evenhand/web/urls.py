"""The addresses of the app, an audience at a time."""

from django.urls import include, path

from evenhand.common.modules import packages_with
from evenhand.web import closed, health, sign_in

# Every audience's folder with addresses, the public's last: its addresses take any code.
_AUDIENCES = sorted(
    packages_with("urls", of="evenhand.web"), key=lambda name: (name.endswith(".public"), name)
)

urlpatterns = [
    path("health/", health.health, name="health"),
    path("ready/", health.ready, name="ready"),
    path("sign-in/elsewhere-failed/", sign_in.elsewhere_failed, name="sign_in_elsewhere_failed"),
    *closed.urlpatterns,
    path("sign-in/", include("allauth.urls")),
    *(path("", include(f"{audience}.urls")) for audience in _AUDIENCES),
]
