"""The page of the loading; public."""

from __future__ import annotations

from django.urls import path

from motcua.config.loading import views

app_name = "loading"
urlpatterns = [
    path("dang-tai/", views.progress, name="progress"),
]
