"""The addresses of cases. A practice has its own under ``our-cases``; what is there is the same."""

from django.urls import path

from evenhand.web.cases import views

urlpatterns = [
    path("desk/cases/", views.cases, name="cases"),
    path("desk/cases/new/", views.new, name="new_case"),
    path("desk/cases/<int:number>/", views.case, name="case"),
    path("desk/cases/<int:number>/pack/", views.pack, name="case_pack"),
    path("desk/cases/<int:number>/notice/<slug:kind>/", views.notice, name="draft_notice"),
    path("desk/cases/<int:number>/<slug:what>/", views.act, name="act_in_case"),
    path("desk/our-cases/", views.our_cases, name="our_cases"),
    path("desk/our-cases/<int:number>/", views.our_case, name="our_case"),
    path("desk/our-cases/<int:number>/pack/", views.our_pack, name="our_case_pack"),
    path("desk/our-cases/<int:number>/<slug:what>/", views.act, name="act_in_our_case"),
]
