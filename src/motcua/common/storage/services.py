"""Keeping a file: looked at first, its bytes stored under their hash, then one row in the caller's transaction.

`take` is the slow half (reading, scanning, opening, storing) and writes no row; call it before the transaction begins.
`record` is the quick half and belongs inside. `keep` does both. Bytes without a row are harmless and are swept away;
a row without bytes does not happen, since the bytes come first.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile

from motcua.common.storage.checks import check
from motcua.common.storage.models import StoredFile
from motcua.common.storage.names import shown_name
from motcua.common.storage.refusals import TooLarge
from motcua.common.storage.store import incoming, the_store
from motcua.common.storage.uploads import IncomingFile

#: How long bytes that no row names are left alone: longer than any request lasts.
_GRACE = timedelta(days=1)
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was looked at and whose bytes lie in the store; not yet known to any table."""

    sha256: str
    size: int
    media_type: str
    pages: int
    #: The name as it may be shown and kept: without path, control characters and tricks.
    name: str
    at: datetime
    scanned_at: datetime | None


def keep(upload: UploadedFile[Any], *, at: datetime) -> StoredFile:
    """Return the row of the file that was sent; raise the refusal that says why it is not taken."""
    return record(take(upload, at=at))


def take(upload: UploadedFile[Any], *, at: datetime) -> Taken:
    """Look at the file and store its bytes; raise the refusal that says why it is not taken."""
    name = shown_name(upload.name or "")
    if isinstance(upload, IncomingFile) and upload.cut is not None:
        raise upload.cut
    if (upload.size or 0) > settings.FILES_MAX_BYTES:
        raise TooLarge(limit=settings.FILES_MAX_BYTES // _MEGABYTE)
    with _on_disk(upload) as path:
        checked = check(path, name)
        sha256, size = _digest(path)
        if not (StoredFile.objects.filter(sha256=sha256).exists() and the_store().has(sha256)):
            the_store().put(path, sha256)
    return Taken(
        sha256=sha256,
        size=size,
        media_type=checked.media_type,
        pages=checked.pages,
        name=name,
        at=at,
        scanned_at=at if checked.was_scanned else None,
    )


def record(taken: Taken) -> StoredFile:
    """Return the row of these bytes, written in the caller's transaction where they are new."""
    fresh = StoredFile(
        sha256=taken.sha256,
        size=taken.size,
        media_type=taken.media_type,
        pages=taken.pages,
        scanned_at=taken.scanned_at,
        stored_at=taken.at,
    )
    # Whoever comes second waits for the first one's transaction and then finds its row.
    StoredFile.objects.bulk_create([fresh], ignore_conflicts=True)
    stored = StoredFile.objects.get(sha256=taken.sha256)
    if stored.scanned_at is None and taken.scanned_at is not None:
        stored.scanned_at = taken.scanned_at
        stored.save(update_fields=["scanned_at"])
    return stored


def sweep(*, at: datetime) -> int:
    """Remove bytes that no row names and that are older than a day, with what uploads left behind; return how many."""
    before = at - _GRACE
    store = the_store()
    removed = 0
    for sha256 in store.older_than(before):
        if not StoredFile.objects.filter(sha256=sha256).exists():
            removed += store.remove_if_older(sha256, before)
    for left in incoming().iterdir():
        if datetime.fromtimestamp(left.stat().st_mtime, UTC) < before:
            left.unlink(missing_ok=True)
            removed += 1
    return removed


@contextmanager
def _on_disk(upload: UploadedFile[Any]) -> Iterator[Path]:
    """Yield the path of the file's bytes: where they came to, or a copy that is gone afterwards."""
    if isinstance(upload, TemporaryUploadedFile):
        upload.flush()
        yield Path(upload.temporary_file_path())
        return
    with tempfile.NamedTemporaryFile(dir=incoming(), suffix=".upload") as copy:
        written = 0
        for chunk in upload.chunks():
            written += len(chunk)
            if written > settings.FILES_MAX_BYTES:
                raise TooLarge(limit=settings.FILES_MAX_BYTES // _MEGABYTE)
            copy.write(chunk)
        copy.flush()
        yield Path(copy.name)


def _digest(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        total = hashlib.file_digest(file, "sha256")
        return total.hexdigest(), file.tell()
