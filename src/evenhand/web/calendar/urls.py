"""The addresses of the calendar."""

from django.urls import path

from evenhand.web.calendar import views

urlpatterns = [
    path("process/", views.process, name="process"),
    path("desk/year/", views.year, name="year"),
    path("desk/year/address/", views.new_address, name="calendar_address"),
    path("desk/year/change/", views.change, name="calendar_change"),
    path("calendar/<str:secret>.ics", views.feed, name="calendar_feed"),
]
