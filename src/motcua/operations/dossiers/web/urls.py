"""The room's pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from motcua.operations.dossiers.web.urls_files import files_urls
from motcua.operations.dossiers.web.urls_linked import linked_urls
from motcua.operations.dossiers.web.urls_papers import papers_urls
from motcua.operations.dossiers.web.views import card, dossier, draft, fees, find, public, receive, worklist

app_name = "dossiers"
urlpatterns: list[URLPattern] = [
    path("", worklist.show, name="worklist"),
    path("viec/xuat.csv", worklist.export, name="worklist-export"),
    path("viec/bo-loc/", worklist.save_filter, name="worklist-filter"),
    path("tiep-nhan/", receive.show, name="receive"),
    path("tiep-nhan/thu-tuc/", receive.procedures, name="receive-procedures"),
    path("tiep-nhan/hen/", receive.promise, name="receive-promise"),
    path("tiep-nhan/the/", card.card, name="receive-card"),
    path("tiep-nhan/nguoi/", card.person, name="receive-person"),
    path("tiep-nhan/nhap/", draft.draft, name="receive-draft"),
    path("tiep-nhan/xong/<str:code>/", receive.received, name="received"),
    path("ho-so/", find.show, name="find"),
    path("ho-so/xuat.csv", find.export, name="find-export"),
    path("ho-so/<str:code>/", dossier.show, name="dossier"),
    path("ho-so/<str:code>/xem-nhanh/", dossier.preview, name="preview"),
    path("ho-so/<str:code>/viec/<str:action>/", dossier.act, name="act"),
    path("ho-so/<str:code>/phi/", fees.take, name="fee-take"),
    path("ho-so/<str:code>/phi/<int:receipt_id>/huy/", fees.cancel, name="fee-cancel"),
    path("ho-so/<str:code>/bien-lai/<int:receipt_id>.pdf", fees.paper, name="fee-receipt"),
    path("phi/", fees.book, name="fee-book"),
    *files_urls,
    *papers_urls,
    *linked_urls,
    path("ho-so/<str:code>/phi/", fees.take, name="fee-take"),
    path("ho-so/<str:code>/phi/<int:receipt_id>/huy/", fees.cancel, name="fee-cancel"),
    path("ho-so/<str:code>/bien-lai/<int:receipt_id>.pdf", fees.paper, name="fee-receipt"),
    path("phi/", fees.book, name="fee-book"),
    path("t/", public.ask, name="public-ask"),
    path("t/<str:code>", public.show, name="public"),
]
