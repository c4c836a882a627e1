"""The addresses of letters."""

from django.urls import path, re_path

from evenhand.web.letters import views

urlpatterns = [
    path("desk/letters/", views.letters, name="letters"),
    path("desk/letters/new/", views.new, name="new_letter"),
    path("desk/letters/<int:number>/", views.letter, name="letter"),
    path("desk/letters/<int:number>/<int:version>.<str:form>", views.file, name="letter_file"),
    re_path(r"^letters/(?:index\.html)?$", views.published, name="published_letters"),
    path("letters/<int:number>.<str:form>", views.published_file, name="published_letter"),
]
