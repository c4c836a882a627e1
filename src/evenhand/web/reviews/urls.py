"""The addresses of reviews."""

from django.urls import path

from evenhand.web.reviews import views

urlpatterns = [
    path("work/reviews/", views.reviews, name="reviews"),
    path("work/reviews/new/", views.new, name="new_review"),
    path("work/reviews/<int:number>/", views.review, name="review"),
]
