"""Handing out what is kept: as an attachment, or as a picture that was drawn anew; never the bytes in a page."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.http import FileResponse, HttpResponse, HttpResponseBase

from motcua.common.storage.limits import LIMITS
from motcua.common.storage.models import StoredFile
from motcua.common.storage.names import saved_name
from motcua.common.storage.opening import the_opener
from motcua.common.storage.refusals import NoPreview, NotTaken
from motcua.common.storage.small_previews import small_previews
from motcua.common.storage.store import incoming, the_store

#: Even opened in a page by force, the answer may do nothing there.
_HARMLESS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}


def open_bytes(stored: StoredFile) -> IO[bytes]:
    """Return the kept bytes, opened for reading; the caller closes."""
    return the_store().fetch(stored.sha256)


def as_attachment(stored: StoredFile, name: str) -> HttpResponseBase:
    """Return the answer that lets a browser save the file under this name, and nothing else."""
    answer = FileResponse(
        open_bytes(stored),
        as_attachment=True,
        filename=saved_name(name, stored.media_type),
        content_type=stored.media_type,
        headers=_HARMLESS | {"Cache-Control": "private, no-store", "Content-Length": str(stored.size)},
    )
    # Scans are packed already: packing them again would only cost time, and the length would be lost.
    answer.headers["Content-Encoding"] = "identity"
    return answer


def preview(stored: StoredFile, page: int = 1, width: int = 800) -> bytes:
    """Return a PNG of the page (from 1), drawn anew at this width; raise NoPreview where there is none."""
    wanted = min(max(width, LIMITS.preview_width_least), LIMITS.preview_width)
    key = (stored.sha256, page, wanted)
    drawn = small_previews.get(key)
    if drawn is None:
        with _on_this_machine(stored) as path:
            try:
                drawn = the_opener.drawn(path, stored.media_type, page=page, width=wanted)
            except NotTaken:
                # What was taken can no longer be refused; it can still be saved.
                raise NoPreview from None
        small_previews.put(key, drawn)
    return drawn


@contextmanager
def _on_this_machine(stored: StoredFile) -> Iterator[Path]:
    """Yield where the bytes lie, or a copy that is gone afterwards."""
    path = the_store().path_of(stored.sha256)
    if path is not None:
        yield path
        return
    with open_bytes(stored) as kept, tempfile.NamedTemporaryFile(dir=incoming(), suffix=".draw") as copy:
        shutil.copyfileobj(kept, copy, 1 << 18)
        copy.flush()
        yield Path(copy.name)


def as_picture(stored: StoredFile, page: int = 1, width: int = 800) -> HttpResponse:
    """Return the answer with the page's preview, which a page of ours may show."""
    drawn = preview(stored, page, width)
    return HttpResponse(drawn, "image/png", headers=_HARMLESS | {"Cache-Control": "private, max-age=600"})
