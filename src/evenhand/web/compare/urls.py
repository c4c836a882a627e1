"""The addresses of the comparison."""

from django.urls import path

from evenhand.web.compare import views

urlpatterns = [
    path("compare/", views.compare, name="compare"),
    path("compare/figures.csv", views.as_csv, name="compare_csv"),
]
