"""The addresses of challenges, replies and corrections."""

from django.urls import path, re_path

from evenhand.web.challenges import views

urlpatterns = [
    path("work/challenges/", views.challenges, name="challenges"),
    path("work/challenges/<int:number>/", views.challenge, name="challenge"),
    path("work/challenge/<slug:indicator>/", views.new, name="new_challenge"),
    path("work/reply/<slug:indicator>/", views.reply, name="reply"),
    re_path(r"^corrections/(?:index\.html)?$", views.corrections, name="corrections"),
]
