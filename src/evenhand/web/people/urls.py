"""The addresses of people and their roles."""

from django.urls import path

from evenhand.web.people import views

urlpatterns = [
    path("desk/people/", views.people, name="people"),
    path("desk/people/invite/", views.invite, name="invite"),
    path("desk/people/<int:person_id>/", views.person, name="person"),
    path("desk/people/<int:person_id>/close/", views.close, name="close_account"),
    path("desk/people/roles/<int:holding_id>/end/", views.end, name="end_role"),
]
