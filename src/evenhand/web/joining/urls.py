"""The addresses of joining a practice."""

from django.urls import path, re_path

from evenhand.web.joining import views

CODE = r"(?P<code>[A-Za-z0-9_-]+)"

urlpatterns = [
    path("how-to-change/", views.guide, name="how_to_change"),
    re_path(rf"^practices/{CODE}/join/$", views.ask, name="ask_to_join"),
    re_path(rf"^practices/{CODE}/join/sent/$", views.sent, name="asked_to_join"),
    path("desk/requests/", views.requests, name="join_requests"),
    path("desk/requests/<uuid:request_id>/delete/", views.delete, name="delete_join_request"),
]
