"""The bytes in S3 or what speaks its language; loaded only where the settings name a bucket."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from storages.backends.s3 import S3Storage

from motcua.common.storage.refusals import StoreAway
from motcua.common.storage.store import place_of

_CONFIG = Config(
    connect_timeout=5,
    read_timeout=30,
    retries={"max_attempts": 2},
    signature_version="s3v4",
    s3={"addressing_style": "path"},
    # The newer way of sending check sums is not understood by every S3 server.
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)
_MEMORY = 2_000_000


class S3Store(S3Storage):  # type: ignore[misc]
    """A bucket that is ours alone; objects are private and have no address that is handed out."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            client_config=_CONFIG,
            # No threads of its own, and one request for whatever is within our limit.
            transfer_config=TransferConfig(use_threads=False, multipart_threshold=256_000_000),
            max_memory_size=_MEMORY,
            file_overwrite=True,
            default_acl=None,
            object_parameters={"ContentType": "application/octet-stream"},
            **options,
        )

    def put(self, source: Path, sha256: str) -> None:
        """Send the bytes; an object appears whole or not at all."""
        with _translated(), source.open("rb") as bytes_:
            self.save(place_of(sha256), File(bytes_, name=sha256))

    def has(self, sha256: str) -> bool:
        """Return whether the bytes are there."""
        with _translated():
            return bool(self.exists(place_of(sha256)))

    def fetch(self, sha256: str) -> IO[bytes]:
        """Return the bytes, opened for reading; they come through a temporary file where they are many."""
        with _translated():
            opened = self.open(place_of(sha256))
            # Asked for now, so that a server that is away is noticed here.
            opened.file.seek(0)
            return cast(IO[bytes], opened.file)

    def path_of(self, sha256: str) -> None:
        """Return None: the bytes lie on another machine."""

    def older_than(self, moment: datetime) -> Iterator[str]:
        """Yield the hashes of what was last kept before the moment."""
        with _translated():
            for found in self.bucket.objects.all():
                if found.last_modified < moment:
                    yield found.key.rpartition("/")[2]

    def age_of(self, sha256: str) -> datetime:
        """Return when the bytes were last kept."""
        with _translated():
            return cast(datetime, self.get_modified_time(place_of(sha256)))

    def remove_if_older(self, sha256: str, moment: datetime) -> bool:
        """Remove the bytes unless they were kept again since; return whether they are gone."""
        with _translated():
            if self.age_of(sha256) >= moment:
                return False
            self.delete(place_of(sha256))
        return True


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (Boto3Error, BotoCoreError, ClientError, OSError):
        raise StoreAway from None
