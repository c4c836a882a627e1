"""The addresses of support."""

from django.urls import path

from evenhand.web.support import views

urlpatterns = [
    path("desk/support/", views.everything, name="support"),
    path("desk/support/<int:number>/", views.offer, name="support_offer"),
    path("desk/support/offer/<slug:practice>/", views.new, name="new_support"),
    path("desk/support/ask/", views.ask, name="ask_support"),
    path("desk/support/ask/<int:number>/", views.decide, name="decide_support"),
]
