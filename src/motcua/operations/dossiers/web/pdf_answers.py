"""A PDF as an answer: shown in the browser and printable from a hidden frame of our own pages, kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

#: A viewer in the browser draws the file with parts of its own; nothing else may be loaded, no other site frames it.
_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    """Return a paper under a file name of its own."""
    answer = HttpResponse(content, content_type="application/pdf")
    _keep_in_the_house(answer, f'inline; filename="{name}"')
    return answer


def pdf_stream(parts: Iterable[bytes], name: str) -> StreamingHttpResponse:
    """Return a long document, to be saved."""
    answer = StreamingHttpResponse(parts, content_type="application/pdf")
    _keep_in_the_house(answer, f'attachment; filename="{name}"')
    return answer


def _keep_in_the_house(answer: HttpResponseBase, disposition: str) -> None:
    answer["Content-Disposition"] = disposition
    answer["Cache-Control"] = "no-store"
    answer["X-Frame-Options"] = "SAMEORIGIN"
    answer["Content-Security-Policy"] = _POLICY
