"""The addresses of the whole site, and the pages for what goes wrong."""

from django.urls import include, path

urlpatterns = [path("", include("evenhand.web.urls"))]

handler400 = "evenhand.web.faults.refused"
handler403 = "evenhand.web.faults.forged"
handler404 = "evenhand.web.faults.not_found"
handler500 = "evenhand.web.faults.our_fault"
