"""The addresses of a person's own account, and of joining by an invitation."""

from django.urls import path

from evenhand.web.account import views

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/role/", views.choose_role, name="choose_role"),
    path("account/language/", views.choose_language, name="choose_language"),
    path("join/<str:secret>/", views.join, name="join"),
    path("desk/", views.work, name="work"),
]
