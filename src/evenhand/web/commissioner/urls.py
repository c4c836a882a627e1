"""The addresses of a commissioner's work."""

from django.urls import path

from evenhand.web.commissioner import views

urlpatterns = [
    path("work/commissioner/", views.first, name="commissioner"),
    path("work/due/", views.due, name="due"),
    path("work/data/", views.data, name="area_data"),
    path("work/frameworks/checks/", views.frameworks, name="framework_checks"),
    path("work/scorecard/", views.scorecard, name="own_scorecard"),
    path("scorecard/<str:commissioner>/", views.public_scorecard, name="scorecard"),
    path("work/area/", views.area, name="area_overview"),
    path("work/area/overview.csv", views.area_csv, name="area_overview_csv"),
    path("work/area/<str:practice>/", views.practice, name="practice_of_area"),
    path("work/contact/<str:practice>/", views.contact, name="contact"),
    path("work/contact/<str:practice>/manager/", views.manager, name="contact_manager"),
    path("work/contact/<str:practice>/comment/<int:number>/", views.comment, name="contact_comment"),
]
"""``work/contact/`` is the practice's own as well: it reads what is noted about it and comments."""
