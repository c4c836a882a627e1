"""The addresses of support."""

from django.urls import path

from evenhand.web.support import views

urlpatterns = [
    path("work/support/", views.everything, name="support"),
    path("work/support/<int:number>/", views.offer, name="support_offer"),
    path("work/support/offer/<slug:practice>/", views.new, name="new_support"),
    path("work/support/ask/", views.ask, name="ask_support"),
    path("work/support/ask/<int:number>/", views.decide, name="decide_support"),
]
