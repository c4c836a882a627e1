"""The addresses at which a practice confirms its offer."""

from django.urls import path

from evenhand.web.offer import views

urlpatterns = [
    path("desk/offer/", views.offer, name="own_offer"),
    path("desk/offer/<slug:topic>/", views.topic, name="own_offer_topic"),
    path("desk/offer/<slug:topic>/confirm/", views.confirm_as_it_is, name="own_offer_confirm"),
]
