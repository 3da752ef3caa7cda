"""The pages of linked procedures, and of the agencies for which a counter receives."""

from __future__ import annotations

from django.urls import URLPattern, path

from motcua.operations.dossiers.web.views import linked

linked_urls: list[URLPattern] = [
    path("tiep-nhan/noi-giai-quyet/", linked.resolvers, name="receive-resolvers"),
    path("lien-thong/moi/<slug:key>/", linked.receive, name="linked-receive"),
    path("lien-thong/moi/<slug:key>/phan/", linked.parts, name="linked-parts"),
    path("lien-thong/<str:reference>/", linked.show, name="linked"),
]
