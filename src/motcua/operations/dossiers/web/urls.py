"""The room's pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from motcua.operations.dossiers.web.views import dossier, find, public, receive, worklist

app_name = "dossiers"
urlpatterns: list[URLPattern] = [
    path("", worklist.show, name="worklist"),
    path("tiep-nhan/", receive.show, name="receive"),
    path("ho-so/", find.show, name="find"),
    path("ho-so/<str:code>/", dossier.show, name="dossier"),
    path("ho-so/<str:code>/viec/<str:action>/", dossier.act, name="act"),
    path("t/<str:code>", public.show, name="public"),
]
