"""The addresses of frameworks and their consultation."""

from django.urls import path

from evenhand.web.consultation import views

urlpatterns = [
    path("desk/frameworks/", views.frameworks, name="frameworks_consulted"),
    path("desk/frameworks/<slug:framework>/consultation/", views.consultation, name="consultation"),
    path("desk/lmc/frameworks/<slug:framework>/", views.seat, name="consultation_seat"),
    path("frameworks/<str:commissioner>/<slug:framework>/", views.public_record, name="consultation_record"),
]
