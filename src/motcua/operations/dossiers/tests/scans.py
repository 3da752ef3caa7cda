"""Scans for tests: real PDF and PNG files of so many pages, each with bytes of its own; and the folder they go to."""

from __future__ import annotations

import io
from datetime import datetime

import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from motcua.operations.dossiers.models import Dossier, DossierFile
from motcua.operations.dossiers.services.files import add_files
from motcua.operations.dossiers.tests.factories import MONDAY


def pdf(name: str = "quet.pdf", pages: int = 1, *, mark: int = 0) -> SimpleUploadedFile:
    """Return a PDF of so many pages; another mark, other bytes."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595 + mark, 842)
    kept = io.BytesIO()
    document.save(kept)
    document.close()
    return SimpleUploadedFile(name, kept.getvalue(), content_type="application/pdf")


def png(name: str = "trang.png", *, mark: int = 0) -> SimpleUploadedFile:
    """Return a picture; another mark, another picture."""
    kept = io.BytesIO()
    Image.new("RGB", (120, 160), (255, mark % 256, mark // 256)).save(kept, "PNG")
    return SimpleUploadedFile(name, kept.getvalue(), content_type="image/png")


def scanned(
    dossier: Dossier,
    *uploads: SimpleUploadedFile,
    component: str = "1",
    by: int | None = None,
    at: datetime = MONDAY,
) -> list[int]:
    """Put scans to a paper (a one-page PDF where none are given) and return their keys."""
    return list(
        add_files(dossier_id=dossier.pk, component=component, uploads=uploads or (pdf(),), by=by, at=at)
    )


def names(dossier: Dossier, component: str = "1") -> list[str]:
    """Return the names of the paper's files in the order of the pages."""
    found = DossierFile.objects.filter(dossier=dossier, component=component, removed_at__isnull=True)
    return list(found.order_by("position").values_list("name", flat=True))
