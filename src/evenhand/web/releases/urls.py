"""The addresses of the installation's releases."""

from django.urls import path

from evenhand.web.releases import views

urlpatterns = [
    path("desk/releases/", views.releases, name="releases"),
    path("desk/releases/<str:identity>/", views.release, name="release"),
    path("desk/releases/<str:identity>/switch/", views.switch, name="switch_release"),
]
