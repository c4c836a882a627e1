"""The addresses of agreements."""

from django.urls import path

from evenhand.web.agreements import views

urlpatterns = [
    path("desk/agreements/", views.agreements, name="agreements"),
    path("desk/agreements/<str:practice>/<int:year>/", views.agreement, name="agreement"),
    path("desk/agreement/", views.own, name="own_agreement"),
    path("practices/<str:practice>/agreement/", views.summary, name="agreement_summary"),
]
