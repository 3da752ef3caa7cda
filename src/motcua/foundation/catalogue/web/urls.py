"""The officers' catalogue pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from motcua.foundation.catalogue.web import views

app_name = "catalogue"
urlpatterns: list[URLPattern] = [
    path("thu-tuc/", views.list_page, name="list"),
    path("thu-tuc/<str:code>/", views.procedure_page, name="procedure"),
]
