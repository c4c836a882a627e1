"""The addresses of public pages: those of the static site, with or without ``index.html``."""

from django.urls import re_path

from evenhand.web.public import catalogue, files, views

INDEX = r"(?:index\.html)?$"
PART = r"[A-Za-z0-9_-]+"
KIND = r"(?P<kind>csv|json)"

urlpatterns = [
    re_path(rf"^{INDEX}", views.general, {"name": "home"}, name="home"),
    re_path(rf"^search/{INDEX}", views.search, name="search"),
    re_path(rf"^practices/{INDEX}", views.general, {"name": "practices"}, name="practices"),
    re_path(
        rf"^practices/by-(?P<by>name|town|postcode)/(?P<part>{PART})/{INDEX}", views.browse, name="browse"
    ),
    re_path(rf"^practices/(?P<code>{PART})/{INDEX}", views.practice, name="practice"),
    re_path(rf"^indicators/{INDEX}", views.general, {"name": "indicators"}, name="indicators"),
    re_path(rf"^indicators/(?P<indicator>{PART})/{INDEX}", views.indicator, name="indicator"),
    re_path(
        rf"^indicators/(?P<indicator>{PART})/areas/(?P<area>{PART})/{INDEX}", views.funnel, name="funnel"
    ),
    re_path(rf"^areas/{INDEX}", views.general, {"name": "areas"}, name="areas"),
    re_path(rf"^areas/(?P<area>{PART})/{INDEX}", views.area, name="area"),
    re_path(rf"^practices/(?P<code>{PART})/(?P=code)\.{KIND}$", files.practice, name="practice_file"),
    re_path(
        rf"^indicators/(?P<indicator>{PART})/(?P=indicator)\.{KIND}$", files.indicator, name="indicator_file"
    ),
    re_path(
        rf"^indicators/(?P<indicator>{PART})/areas/(?P<area>{PART})/(?P=area)\.{KIND}$",
        files.funnel,
        name="funnel_file",
    ),
    re_path(rf"^areas/(?P<area>{PART})/(?P=area)\.{KIND}$", files.area, name="area_file"),
    re_path(
        r"^downloads/(?P<path>(?:schema/)?[A-Za-z_-]+\.(?:csv|json|xlsx))$", files.table, name="table_file"
    ),
    re_path(rf"^catalogue/(?P<path>(?:{PART}/){{0,2}}){INDEX}", catalogue.catalogue, name="catalogue"),
    re_path(rf"^validity/{INDEX}", views.validity, name="validity"),
    re_path(rf"^methods/{INDEX}", views.general, {"name": "methods"}, name="methods"),
    re_path(rf"^data/{INDEX}", views.general, {"name": "data"}, name="data"),
    re_path(rf"^downloads/{INDEX}", views.general, {"name": "downloads"}, name="downloads"),
    re_path(rf"^accessibility/{INDEX}", views.general, {"name": "accessibility"}, name="accessibility"),
]
