"""Only what the catalogue's own tests need: its pages, its calls, and the way to sign in."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from motcua.common.api.instance import make_api
from motcua.foundation.catalogue.api import router

api = make_api()
api.urls_namespace = "catalogue-tests"
api.add_router("", router)

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", api.urls),
    path("", include("motcua.foundation.accounts.web.urls")),
    path("", include("motcua.foundation.catalogue.web.urls")),
]
