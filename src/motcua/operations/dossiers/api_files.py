"""The files of a dossier in /api/v1: what is there, adding, saving. Bytes leave as attachments only."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from ninja import File, Form, Router, Status, UploadedFile

from motcua.common.moments import iso
from motcua.common.refusals import NotAllowed
from motcua.common.storage.reading import as_attachment
from motcua.operations.dossiers.domain.files import Digitised
from motcua.operations.dossiers.domain.refusals import ComponentUnknown
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.permissions import FILES_SEE, asker_of, get_dossier_for, may_attach
from motcua.operations.dossiers.queries.files import DossierFiles, FileLine, PaperFiles, file_of, files_of
from motcua.operations.dossiers.services.files import RESULT, add_files

router = Router(tags=["files"])

#: The states of a component by name; their numbers are the national portal's and stay at its edge.
_STATES = {
    Digitised.NONE: "none",
    Digitised.HERE: "scanned",
    Digitised.FROM_COMPONENT: "reused_component",
    Digitised.FROM_RESULT: "reused_result",
}
_ATTACHMENT = {
    "responses": {
        200: {
            "description": "Tệp, luôn là tệp đính kèm",
            "content": {
                media_type: {"schema": {"type": "string", "format": "binary"}}
                for media_type in ("application/pdf", "image/jpeg", "image/png")
            },
        }
    }
}


@router.get("/dossiers/{code}/files", response=dict[str, Any], summary="Giấy tờ và các tệp của hồ sơ")
def get_files(request: HttpRequest, code: str) -> dict[str, Any]:
    """Return the dossier's papers with their files, the result's, and what was taken away."""
    return _all(get_dossier_for(asker_of(request.user, timezone.now()), code))


@router.post(
    "/dossiers/{code}/files",
    response={201: dict[str, Any]},
    summary="Thêm tệp vào một giấy tờ, hoặc vào kết quả",
)
def post_files(
    request: HttpRequest,
    code: str,
    component: Form[str] = "",
    result: Form[bool] = False,
    files: File[list[UploadedFile]] = [],  # noqa: B006 - read only
) -> Status[dict[str, Any]]:
    """Add files (PDF, JPEG, PNG, in the order of the pages) behind those that are there, all or none.

    `component` is the number of the paper; instead of it, `result=true` adds them to the result.
    """
    now = timezone.now()
    asker = asker_of(request.user, now)
    dossier = get_dossier_for(asker, code)
    if not may_attach(asker, dossier, result=result):
        raise NotAllowed
    if result == bool(component):
        raise ComponentUnknown(component=component[:20], field="component")
    add_files(
        dossier_id=dossier.pk,
        component=RESULT if result else component,
        uploads=files,
        by=asker.officer_id,
        at=now,
    )
    return Status(201, _all(dossier))


@router.get("/dossiers/{code}/files/{file_id}", summary="Lưu một tệp", openapi_extra=_ATTACHMENT)
def get_file(request: HttpRequest, code: str, file_id: int) -> HttpResponseBase:
    """Return a file as an attachment."""
    dossier = get_dossier_for(asker_of(request.user, timezone.now()), code, to=FILES_SEE)
    line = file_of(dossier, file_id)
    return as_attachment(line.stored, line.name)


def _all(dossier: Dossier) -> dict[str, Any]:
    known: DossierFiles = files_of(dossier)
    key = dossier.code or dossier.reference
    return {
        "code": key,
        "components": [_paper(paper, key) for paper in known.papers],
        "result": [_line(line, key) for line in known.results],
        "result_removed": [_line(line, key) for line in known.removed_results],
    }


def _paper(paper: PaperFiles, key: str) -> dict[str, Any]:
    return {
        "id": paper.plan.id,
        "name": paper.plan.name,
        "originals": paper.originals,
        "copies": paper.copies,
        "digitised": _STATES[paper.digitised],
        "must_be_scanned": paper.needed,
        "paper_pages": paper.paper_pages,
        "scanned_pages": paper.scanned_pages,
        "doubt": paper.doubt or None,
        "files": [_line(line, key) for line in paper.files],
        "removed": [_line(line, key) for line in paper.removed],
    }


def _line(line: FileLine, key: str) -> dict[str, Any]:
    source = line.source and {"dossier": line.source.key, "file": line.source.file_id}
    told = {
        "id": line.id,
        "name": line.name,
        "media_type": line.stored.media_type,
        "size": line.stored.size,
        "sha256": line.stored.sha256,
        "pages": line.pages,
        "added_at": iso(line.added_at),
        "added_by": line.added_by or None,
        "reused_from": source,
    }
    if line.removed_at is None:
        return told | {"url": reverse("api:get_file", args=[key, line.id])}
    return told | {"removed_at": iso(line.removed_at), "removed_by": line.removed_by or None}
