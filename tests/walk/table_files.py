"""The addresses and calls of a dossier's files in the table of the walk."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.urls import reverse

from motcua.common.storage.services import Taken, record, take
from motcua.operations.dossiers.models import Dossier, DossierFile
from motcua.operations.dossiers.tests.scans import png
from tests.walk.table import (
    EVERYWHERE,
    Address,
    Call,
    at,
    dossier_page,
    on_desk,
    on_dossier,
    page,
    with_right,
)
from tests.walk.world import RECEIVED, Place, Walker, World


@cache
def scan() -> Taken:
    """Return a picture that was looked at and stored, once for the whole walk."""
    return take(png(), at=RECEIVED)


def filed(world: World, walker: Walker, place: Place) -> tuple[str, int]:
    """Return the dossier at the place and a scan of its paper, put there for this call alone."""
    code = world.code(walker, place)
    made = DossierFile.objects.create(
        dossier=Dossier.objects.get(code=code),
        component="1",
        position=1,
        file=record(scan()),
        name="trang.png",
        pages=1,
        added_at=RECEIVED,
    )
    return code, made.pk


def file_page(name: str, *more: str) -> Address:
    """Return the address of a page of a file of the dossier at the place."""
    return lambda world, walker, place: reverse(name, args=[*filed(world, walker, place), *more])


def file_call(world: World, walker: Walker, place: Place) -> str:
    """Return the call for a file of the dossier at the place."""
    code, key = filed(world, walker, place)
    return f"/api/v1/dossiers/{code}/files/{key}"


def paper(walker: Walker, place: Place) -> dict[str, Any]:
    """Return what a form names: the one paper of the procedure."""
    return {"component": "1", "source": "1", "pages": "1"}


FILE_PAGES: dict[str, list[Call]] = {
    "dossiers:digitisation": [Call("get", page("dossiers:digitisation"), with_right("report"))],
    "dossiers:files": [
        Call("get", dossier_page("dossiers:files"), on_desk(), EVERYWHERE),
        Call("post", dossier_page("dossiers:files"), on_desk("attach"), EVERYWHERE, paper),
    ],
    "dossiers:files-reuse": [
        Call("post", dossier_page("dossiers:files-reuse"), on_desk("attach"), EVERYWHERE, paper)
    ],
    "dossiers:files-pages": [
        Call("post", dossier_page("dossiers:files-pages"), on_desk("attach"), EVERYWHERE, paper)
    ],
    "dossiers:file": [Call("get", file_page("dossiers:file"), on_desk("files_see"), EVERYWHERE)],
    "dossiers:file-look": [Call("get", file_page("dossiers:file-look"), on_desk("files_see"), EVERYWHERE)],
    "dossiers:file-page": [
        Call("get", file_page("dossiers:file-page", "1"), on_desk("files_see"), EVERYWHERE)
    ],
    "dossiers:file-small": [
        Call("get", file_page("dossiers:file-small", "1"), on_desk("files_see"), EVERYWHERE)
    ],
    "dossiers:file-move": [Call("post", file_page("dossiers:file-move"), on_desk("attach"), EVERYWHERE)],
    "dossiers:file-remove": [Call("post", file_page("dossiers:file-remove"), on_desk("attach"), EVERYWHERE)],
}

FILE_CALLS: dict[str, list[Call]] = {
    "GET /dossiers/{code}/files": [Call("get", at("/dossiers/{code}/files"), on_dossier(), EVERYWHERE)],
    "POST /dossiers/{code}/files": [
        Call("post", at("/dossiers/{code}/files"), on_dossier("attach"), EVERYWHERE)
    ],
    "GET /dossiers/{code}/files/{file_id}": [Call("get", file_call, on_dossier("files_see"), EVERYWHERE)],
}
