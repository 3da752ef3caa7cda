"""The root: where each room's pages and calls begin."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("motcua.config.loading.urls")),
    path("", include("motcua.foundation.accounts.web.urls")),
]
