"""Opening PDFs: what is packed inside is measured and looked through before pdfium reads the document.

Runs in the process that opens files (opener.py), without Django; pdfium is not thread safe, and there it is alone.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from motcua.common.storage.limits import Limits
from motcua.common.storage.pictures import as_png
from motcua.common.storage.refusals import (
    ActiveContent,
    Bomb,
    DamagedFile,
    EncryptedFile,
    NoPreview,
    PageTooLarge,
    TooManyPages,
)

#: A document ends with this mark; after it at most a kilobyte of what printers and mail add.
_END = b"%%EOF"
_TAIL = 1024 + len(_END)
_CHUNK = 1 << 18
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
#: What acts by itself or hides another file: scripts, programs, sending data, dynamic forms, attachments.
_ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE|Rendition|Movie)\b|/XFA\s*(?:\[|\d+\s+\d+\s+R)"
)
_OBJECTS = re.compile(rb"/ObjStm\b")
_UNPACKED_TWICE = re.compile(
    rb"/F(?:ilter)?\s*\[[^\]]*(?:/FlateDecode|/Fl|/LZWDecode|/LZW|/RunLengthDecode|/RL)\b[^\]]*"
    rb"(?:/FlateDecode|/Fl|/LZWDecode|/LZW|/RunLengthDecode|/RL)\b"
)
_PLAIN_FILTER = re.compile(rb"/Filter\s*(?:/FlateDecode\b|\[\s*/FlateDecode\s*\])")
_ANY_FILTER = re.compile(rb"/Filter\b")


def check_document(path: Path, limits: Limits) -> int:
    """Return the number of pages; raise what is wrong with the document."""
    content = path.read_bytes()
    if _END not in content[-_TAIL:].rstrip(b"\0"):
        raise DamagedFile
    if _ACTIVE.search(_written_out(content)):
        raise ActiveContent
    _unpack_all(content, limits)
    del content
    return _read_pages(path, limits)


def _written_out(content: bytes) -> bytes:
    """Return the bytes with escaped letters of names written out: /J#61vaScript is a name like any other."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), content) if b"#" in content else content


def _unpack_all(content: bytes, limits: Limits) -> None:
    """Measure what every packed stream unpacks to, and look into those that hold objects."""
    total = 0
    for number, found in enumerate(_STREAM.finditer(content), 1):
        if number > limits.streams:
            raise Bomb
        head = _head_before(content, found.start())
        if _UNPACKED_TWICE.search(head):
            raise Bomb
        holds_objects = bool(_OBJECTS.search(head))
        if holds_objects and _ANY_FILTER.search(head) and not _PLAIN_FILTER.search(head):
            raise DamagedFile
        size = 0
        carried = b""
        for part in _unpacked(content, found.end()):
            size += len(part)
            if size > limits.stream_bytes or total + size > limits.unpacked_bytes:
                raise Bomb
            if holds_objects:
                if _ACTIVE.search(_written_out(carried + part)):
                    raise ActiveContent
                carried = part[-64:]
        total += size


def _head_before(content: bytes, at: int) -> bytes:
    """Return the dictionary that stands before a stream, its names written out."""
    begin = max(content.rfind(b"obj", max(0, at - 4096), at), at - 4096, 0)
    return _written_out(content[begin:at])


def _unpacked(content: bytes, at: int) -> Iterator[bytes]:
    """Yield what lies packed here in bounded parts, until it ends or breaks; nothing where it is not packed."""
    first = content[at : at + 2]
    if len(first) < 2 or first[0] & 15 != 8 or (first[0] << 8 | first[1]) % 31:
        return
    unpack = zlib.decompressobj()
    waiting: bytes = b""
    while not unpack.eof:
        if not waiting:
            waiting = content[at : at + _CHUNK]
            at += _CHUNK
            if not waiting:
                return
        try:
            part = unpack.decompress(waiting, _CHUNK)
        except zlib.error:
            return
        waiting = unpack.unconsumed_tail
        yield part


def _read_pages(path: Path, limits: Limits) -> int:
    document = _opened(path)
    try:
        if raw.FPDF_GetSecurityHandlerRevision(document.raw) != -1:
            raise EncryptedFile
        if raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0 or document.count_attachments() > 0:
            raise ActiveContent
        pages = len(document)
        if pages < 1:
            raise DamagedFile
        if pages > limits.pages:
            raise TooManyPages(limit=limits.pages)
        for index in range(pages):
            _check_page(document, index, limits)
    finally:
        document.close()
    return pages


def _check_page(document: pypdfium2.PdfDocument, index: int, limits: Limits) -> None:
    try:
        edges = document.get_page_size(index)
        if not limits.page_edge_least <= min(edges) <= max(edges) <= limits.page_edge:
            raise PageTooLarge
        document[index].close()
    except pypdfium2.PdfiumError:
        raise DamagedFile from None


def _opened(path: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise EncryptedFile from None
        raise DamagedFile from None


def draw_page(path: Path, page: int, width: int, limits: Limits) -> bytes:
    """Return the page (from 1) as a new PNG at this width."""
    document = _opened(path)
    try:
        if not 1 <= page <= len(document):
            raise NoPreview
        opened = document[page - 1]
        across, down = opened.get_size()
        # The half keeps pdfium, which rounds up, at the width.
        scale = min((width - 0.5) / across, limits.preview_height / down)
        bitmap = opened.render(scale=scale, may_draw_forms=False)
        try:
            return as_png(bitmap.to_pil())
        finally:
            bitmap.close()
            opened.close()
    except pypdfium2.PdfiumError:
        raise NoPreview from None
    finally:
        document.close()
