"""The room's addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from motcua.insight.reports.web.views import document, dossiers, show, workbook

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("bao-cao/", show, name="ii06"),
    path("bao-cao/ho-so/", dossiers, name="dossiers"),
    path("bao-cao/ii06.xlsx", workbook, name="ii06-xlsx"),
    path("bao-cao/ii06.json", document, name="ii06-json"),
]
