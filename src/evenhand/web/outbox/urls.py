"""The addresses of messages."""

from django.urls import path

from evenhand.web.outbox import views

urlpatterns = [
    path("messages/<str:secret>/", views.by_link, name="messages_by_link"),
    path("desk/messages/", views.own, name="messages"),
    path("desk/outbox/", views.outbox, name="outbox"),
]
