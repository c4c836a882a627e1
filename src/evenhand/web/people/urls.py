"""The addresses of people and their roles."""

from django.urls import path

from evenhand.web.people import views

urlpatterns = [
    path("work/people/", views.people, name="people"),
    path("work/people/invite/", views.invite, name="invite"),
    path("work/people/<int:person_id>/", views.person, name="person"),
    path("work/people/<int:person_id>/close/", views.close, name="close_account"),
    path("work/people/roles/<int:holding_id>/end/", views.end, name="end_role"),
]
