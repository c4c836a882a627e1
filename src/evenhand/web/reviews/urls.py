"""The addresses of reviews."""

from django.urls import path

from evenhand.web.reviews import views

urlpatterns = [
    path("desk/reviews/", views.reviews, name="reviews"),
    path("desk/reviews/new/", views.new, name="new_review"),
    path("desk/reviews/<int:number>/", views.review, name="review"),
]
