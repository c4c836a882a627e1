"""The addresses of a commissioner's work."""

from django.urls import path

from evenhand.web.commissioner import views

urlpatterns = [
    path("desk/commissioner/", views.first, name="commissioner"),
    path("desk/due/", views.due, name="due"),
    path("desk/data/", views.data, name="area_data"),
    path("desk/frameworks/checks/", views.frameworks, name="framework_checks"),
    path("desk/scorecard/", views.scorecard, name="own_scorecard"),
    path("scorecard/<str:commissioner>/", views.public_scorecard, name="scorecard"),
    path("desk/area/", views.area, name="area_overview"),
    path("desk/area/overview.csv", views.area_csv, name="area_overview_csv"),
    path("desk/area/<str:practice>/", views.practice, name="practice_of_area"),
    path("desk/contact/<str:practice>/", views.contact, name="contact"),
    path("desk/contact/<str:practice>/manager/", views.manager, name="contact_manager"),
    path("desk/contact/<str:practice>/comment/<int:number>/", views.comment, name="contact_comment"),
]
"""``work/contact/`` is the practice's own as well: it reads what is noted about it and comments."""
