"""The addresses of publications."""

from django.urls import path

from evenhand.web.publications import views

urlpatterns = [
    path("desk/publications/", views.publications, name="publications"),
    path("desk/publications/<int:number>/", views.publication, name="publication"),
]
