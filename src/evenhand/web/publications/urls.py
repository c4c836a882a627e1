"""The addresses of publications."""

from django.urls import path

from evenhand.web.publications import views

urlpatterns = [
    path("work/publications/", views.publications, name="publications"),
    path("work/publications/<int:number>/", views.publication, name="publication"),
]
