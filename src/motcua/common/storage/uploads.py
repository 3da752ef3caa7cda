"""Taking files from a request: into a folder of our own, never more than one file may have, none from strangers."""

from __future__ import annotations

import tempfile
import weakref
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from motcua.common.storage.refusals import NotTaken, TooLarge, TooMuchAtOnce
from motcua.common.storage.store import incoming

#: A request may carry this many files of the greatest size; what is more is read to its end, so that the page can say
#: so, and thrown away. What is ten times as long is not even read.
_FILES_A_REQUEST = 10
_FILES_NOT_READ = 100
_MEGABYTE = 1024 * 1024


class IncomingFile(TemporaryUploadedFile):
    """A file as it was sent, in the folder for what is being looked at; it is gone when the request ends."""

    #: Why not everything that was sent is here, where that is so.
    cut: NotTaken | None = None

    def __init__(self, name: str, content_type: str, size: int, charset: str | None, extra: Any) -> None:
        file = tempfile.NamedTemporaryFile(dir=incoming(), suffix=".upload")  # noqa: SIM115 - closed with the request
        # The parent's own constructor would make its file elsewhere.
        UploadedFile.__init__(self, file, name, content_type, size, charset, extra)


class IncomingFiles(FileUploadHandler):
    """Writes each file down while it comes, and stops writing at the limit; the form is still read to its end."""

    chunk_size = 256 * 1024
    #: The file that is coming, or came last; the form's reader closes it when it breaks off.
    file: IncomingFile
    too_much: TooMuchAtOnce | None = None

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - as the handler's other callers name it
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Look at how much is coming."""
        if content_length > settings.FILES_MAX_BYTES * _FILES_NOT_READ:
            raise RequestDataTooBig("a request longer than anything that people send")
        most = settings.FILES_MAX_BYTES * _FILES_A_REQUEST
        self.too_much = TooMuchAtOnce(limit=most // _MEGABYTE) if content_length > most else None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file; of someone who is neither signed in nor has a token nothing is written down."""
        super().new_file(*args, **kwargs)
        if is_stranger(self.request):
            raise SkipFile
        self.file = IncomingFile(
            self.file_name or "", self.content_type or "", 0, self.charset, self.content_type_extra
        )
        self.file.cut = self.too_much
        # A form that cannot be read is dropped with its files open.
        weakref.finalize(self, self.file.close)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write the next part, unless the limit is passed."""
        if self.file.cut is None and start + len(raw_data) > settings.FILES_MAX_BYTES:
            self.file.cut = TooLarge(limit=settings.FILES_MAX_BYTES // _MEGABYTE)
        if self.file.cut is None:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> IncomingFile:
        """Hand out the file with the size that was sent."""
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        """Throw away what has come."""
        if hasattr(self, "file"):
            self.file.close()


def is_stranger(request: HttpRequest | None) -> bool:
    """Return whether nobody known sends this: no signed-in user and no token, which is judged later."""
    user = getattr(request, "user", None)
    return (
        request is not None
        and user is not None
        and not user.is_authenticated
        and "Authorization" not in request.headers
    )
