"""Where the bytes are: in a folder under their hash (`ab/cd/<hash>`), or in S3 under the same name (store_s3.py).

`settings.STORAGES["files"]` says which. Both are written once, whole or not at all, and have no address of their own.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Protocol, cast

from django.conf import settings
from django.core.files.storage import Storage, storages

from motcua.common.storage.refusals import StoreAway


class Store(Protocol):
    """What a place for bytes must be able to do; a failure of the place itself is StoreAway."""

    def put(self, source: Path, sha256: str) -> None:
        """Keep the bytes of the file under their hash, whole or not at all; keeping them again makes them young."""

    def has(self, sha256: str) -> bool:
        """Return whether the bytes are there."""

    def fetch(self, sha256: str) -> IO[bytes]:
        """Return the bytes, opened for reading."""

    def path_of(self, sha256: str) -> Path | None:
        """Return where the bytes lie on this machine, None where they lie elsewhere."""

    def older_than(self, moment: datetime) -> Iterator[str]:
        """Yield the hashes of what was last kept before the moment."""

    def age_of(self, sha256: str) -> datetime:
        """Return when the bytes were last kept."""

    def remove_if_older(self, sha256: str, moment: datetime) -> bool:
        """Remove the bytes unless they were kept again since; return whether they are gone."""


def the_store() -> Store:
    """Return the place that the settings name."""
    return cast(Store, storages["files"])


def place_of(sha256: str) -> str:
    """Return the name of these bytes inside the place; two levels keep folders small."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def incoming() -> Path:
    """Return the folder for what is being looked at; nothing in it is kept."""
    folder = Path(settings.FILES_FOLDER) / "incoming"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        raise StoreAway from None
    return folder


class FolderStore(Storage):
    """A folder of this machine, `settings.FILES_FOLDER`, that no web server shows."""

    def put(self, source: Path, sha256: str) -> None:
        """Copy beside the target, onto the disk, then give it its name in one step."""
        target = self._path(sha256)
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=incoming(), suffix=".put", delete=False) as fresh:
                try:
                    with source.open("rb") as bytes_:
                        shutil.copyfileobj(bytes_, fresh, 1 << 20)
                    fresh.flush()
                    os.fsync(fresh.fileno())
                    Path(fresh.name).chmod(0o400)
                    Path(fresh.name).replace(target)
                except BaseException:
                    Path(fresh.name).unlink(missing_ok=True)
                    raise
            _sync(target.parent)
        except OSError:
            raise StoreAway from None

    def has(self, sha256: str) -> bool:
        """Return whether the bytes are there."""
        return self._path(sha256).is_file()

    def fetch(self, sha256: str) -> IO[bytes]:
        """Return the bytes, opened for reading."""
        try:
            return self._path(sha256).open("rb")
        except OSError:
            raise StoreAway from None

    def path_of(self, sha256: str) -> Path | None:
        """Return where the bytes lie."""
        return self._path(sha256)

    def older_than(self, moment: datetime) -> Iterator[str]:
        """Yield the hashes of what was last kept before the moment."""
        for path in sorted(self._root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")):
            if _kept_at(path) < moment:
                yield path.name

    def age_of(self, sha256: str) -> datetime:
        """Return when the bytes were last kept."""
        return _kept_at(self._path(sha256))

    def remove_if_older(self, sha256: str, moment: datetime) -> bool:
        """Remove the bytes unless they were kept again since; return whether they are gone."""
        path = self._path(sha256)
        if _kept_at(path) >= moment:
            return False
        path.unlink(missing_ok=True)
        return True

    @property
    def _root(self) -> Path:
        return Path(settings.FILES_FOLDER)

    def _path(self, sha256: str) -> Path:
        return self._root / place_of(sha256)


def _kept_at(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return datetime.max.replace(tzinfo=UTC)


def _sync(folder: Path) -> None:
    """Bring the folder's own entries onto the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
