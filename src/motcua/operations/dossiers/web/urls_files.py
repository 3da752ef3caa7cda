"""The pages about a dossier's files, and the figures of digitisation."""

from __future__ import annotations

from django.urls import URLPattern, path

from motcua.operations.dossiers.web.views import digitisation, files

_FILES = "ho-so/<str:code>/tep/"
_ONE = f"{_FILES}<int:file_id>/"

files_urls: list[URLPattern] = [
    path("so-hoa/", digitisation.show, name="digitisation"),
    path(_FILES, files.show, name="files"),
    path(f"{_FILES}dung-lai/", files.reuse, name="files-reuse"),
    path(f"{_FILES}so-trang/", files.paper_pages, name="files-pages"),
    path(_ONE, files.download, name="file"),
    path(f"{_ONE}xem/", files.look, name="file-look"),
    path(f"{_ONE}trang-<int:page>.png", files.picture, {"width": "lon"}, name="file-page"),
    path(f"{_ONE}trang-<int:page>-nho.png", files.picture, {"width": "nho"}, name="file-small"),
    path(f"{_ONE}bo/", files.remove, name="file-remove"),
    path(f"{_ONE}chuyen/", files.move, name="file-move"),
]
