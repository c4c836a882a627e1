"""The address of a figure to be shown elsewhere."""

from django.urls import re_path

from evenhand.web.embed import views

PART = r"[A-Za-z0-9_-]+"

urlpatterns = [
    re_path(rf"^embed/practices/(?P<code>{PART})/(?P<indicator>{PART})/$", views.figure, name="embed"),
]
