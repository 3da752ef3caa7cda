"""Calls that carry files: a multipart form, whose files are written down while they come and bounded there."""

from __future__ import annotations

import hashlib

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError

from motcua.common.api.refusals import BrokenForm, FormTooLarge
from motcua.common.refusals import Refusal

#: What reading a form may raise: it is no form, has too many parts, or is too long.
BROKEN_FORMS = (MultiPartParserError, SuspiciousOperation)


def carries_files(request: HttpRequest) -> bool:
    """Return whether the request is a form with files."""
    return (request.content_type or "").lower() == "multipart/form-data"


def broken_form(error: Exception) -> Refusal:
    """Return the refusal that tells why the form was not read."""
    return FormTooLarge() if isinstance(error, RequestDataTooBig) else BrokenForm()


def content_of(request: HttpRequest) -> bytes:
    """Return the hash of a form's fields and files: the border between its parts is another one each time."""
    told = hashlib.sha256()
    for name, values in sorted(request.POST.lists()):
        for value in values:
            told.update(f"{len(name)}:{name}={len(value)}:{value}".encode("utf-8", "surrogatepass"))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            told.update(
                f"{len(name)}:{name}:{len(file.name or '')}:{file.name}".encode("utf-8", "surrogatepass")
            )
            one = hashlib.sha256()
            for part in file.chunks():
                one.update(part)
            file.seek(0)
            told.update(one.digest())
    return told.digest()
