"""The address of the record."""

from django.urls import path

from evenhand.web.record import views

urlpatterns = [path("desk/record/", views.events, name="record")]
