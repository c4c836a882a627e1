"""The addresses of an LMC's work."""

from django.urls import path

from evenhand.web.lmc import card_views, views

urlpatterns = [
    path("desk/lmc/", views.first, name="lmc"),
    path("desk/together/", views.together, name="together"),
    path("desk/inbox/", views.inbox, name="inbox"),
    path("desk/inbox/<int:number>/", views.message, name="message"),
    path("desk/card/", card_views.card, name="card"),
    path("desk/card/page/", card_views.as_page, name="card_page"),
    path("desk/card/keep/", card_views.keep, name="keep_card"),
    path("desk/card/<int:number>/", card_views.kept, name="kept_card"),
    path("desk/card/<int:number>/remove/", card_views.remove, name="remove_card"),
]
