"""The addresses of challenges, replies and corrections."""

from django.urls import path, re_path

from evenhand.web.challenges import views

urlpatterns = [
    path("desk/challenges/", views.challenges, name="challenges"),
    path("desk/challenges/<int:number>/", views.challenge, name="challenge"),
    path("desk/challenge/<slug:indicator>/", views.new, name="new_challenge"),
    path("desk/reply/<slug:indicator>/", views.reply, name="reply"),
    re_path(r"^corrections/(?:index\.html)?$", views.corrections, name="corrections"),
]
