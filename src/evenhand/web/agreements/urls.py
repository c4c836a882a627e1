"""The addresses of agreements."""

from django.urls import path

from evenhand.web.agreements import views

urlpatterns = [
    path("work/agreements/", views.agreements, name="agreements"),
    path("work/agreements/<str:practice>/<int:year>/", views.agreement, name="agreement"),
    path("work/agreement/", views.own, name="own_agreement"),
    path("practices/<str:practice>/agreement/", views.summary, name="agreement_summary"),
]
