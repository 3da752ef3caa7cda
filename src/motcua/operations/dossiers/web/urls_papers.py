"""The pages of paper: a dossier's own, the book of an office, and the lists of a day."""

from __future__ import annotations

from django.urls import URLPattern, path

from motcua.operations.dossiers.web.views import day_lists, papers, register

_PAPERS = "ho-so/<str:code>/giay/"

papers_urls: list[URLPattern] = [
    path(f"{_PAPERS}tiep-nhan/", papers.ask_for_receipt, name="paper-receipt"),
    path(f"{_PAPERS}<str:form>.pdf", papers.paper, name="paper"),
    path("so-theo-doi/", register.show, name="register"),
    path("so-theo-doi/so.pdf", register.document, name="register-pdf"),
    path("ban-giao/", day_lists.show, name="day-lists"),
    path("ban-giao/phieu.pdf", day_lists.document, name="day-lists-pdf"),
]
