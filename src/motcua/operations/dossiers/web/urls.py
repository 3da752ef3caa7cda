"""The room's pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from motcua.operations.dossiers.web.views import dossier, find, public, receive, worklist

app_name = "dossiers"
urlpatterns: list[URLPattern] = [
    path("", worklist.show, name="worklist"),
    path("viec/xuat.csv", worklist.export, name="worklist-export"),
    path("viec/bo-loc/", worklist.save_filter, name="worklist-filter"),
    path("tiep-nhan/", receive.show, name="receive"),
    path("tiep-nhan/thu-tuc/", receive.procedures, name="receive-procedures"),
    path("tiep-nhan/hen/", receive.promise, name="receive-promise"),
    path("tiep-nhan/xong/<str:code>/", receive.received, name="received"),
    path("ho-so/", find.show, name="find"),
    path("ho-so/xuat.csv", find.export, name="find-export"),
    path("ho-so/<str:code>/", dossier.show, name="dossier"),
    path("ho-so/<str:code>/xem-nhanh/", dossier.preview, name="preview"),
    path("ho-so/<str:code>/viec/<str:action>/", dossier.act, name="act"),
    path("t/", public.ask, name="public-ask"),
    path("t/<str:code>", public.show, name="public"),
]
