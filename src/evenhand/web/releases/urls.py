"""The addresses of the installation's releases."""

from django.urls import path

from evenhand.web.releases import views

urlpatterns = [
    path("work/releases/", views.releases, name="releases"),
    path("work/releases/<str:identity>/", views.release, name="release"),
    path("work/releases/<str:identity>/switch/", views.switch, name="switch_release"),
]
