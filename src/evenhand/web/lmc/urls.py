"""The addresses of an LMC's work."""

from django.urls import path

from evenhand.web.lmc import card_views, views

urlpatterns = [
    path("work/lmc/", views.first, name="lmc"),
    path("work/together/", views.together, name="together"),
    path("work/inbox/", views.inbox, name="inbox"),
    path("work/inbox/<int:number>/", views.message, name="message"),
    path("work/card/", card_views.card, name="card"),
    path("work/card/page/", card_views.as_page, name="card_page"),
    path("work/card/keep/", card_views.keep, name="keep_card"),
    path("work/card/<int:number>/", card_views.kept, name="kept_card"),
    path("work/card/<int:number>/remove/", card_views.remove, name="remove_card"),
]
