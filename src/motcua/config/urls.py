"""The root: where each room's pages and calls begin."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from motcua.common.api.instance import make_api
from motcua.foundation.catalogue.api import router as catalogue
from motcua.insight.reports.api import router as reports
from motcua.operations.dossiers.api import router as dossiers
from motcua.operations.dossiers.api_files import router as files

api = make_api()
api.add_router("", catalogue)
api.add_router("", dossiers)
api.add_router("", files)
api.add_router("", reports)

handler400 = "motcua.config.errors.bad_request"
handler403 = "motcua.config.errors.forbidden"
handler404 = "motcua.config.errors.not_found"
handler500 = "motcua.config.errors.server_error"


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("motcua.config.loading.urls")),
    path("api/v1/", api.urls),
    path("", include("motcua.foundation.accounts.web.urls")),
    path("", include("motcua.foundation.catalogue.web.urls")),
    path("", include("motcua.operations.dossiers.web.urls")),
    path("", include("motcua.operations.queue.web.urls")),
    path("", include("motcua.insight.reports.web.urls")),
]
if not settings.PRODUCTION:
    urlpatterns.append(path("components/", include("motcua.common.components.web.urls")))
