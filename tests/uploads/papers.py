"""Files to send: honest ones, made small, and the parts that dishonest ones are made of."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from functools import cache
from random import Random

from PIL import Image

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def dictionary(content: str) -> bytes:
    """Return an object that is a dictionary."""
    return f"<< {content} >>".encode()


def stream(data: bytes, entries: str = "", *, packed: bool = True) -> bytes:
    """Return an object that is a stream, packed unless the entries say how it is."""
    if packed:
        data, entries = zlib.compress(data, 9), f"/Filter /FlateDecode {entries}"
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def assembled(
    objects: list[bytes], trailer: str = "", *, start: int | None = None, tail: bytes = b""
) -> bytes:
    """Return the PDF of these objects (the first is the catalogue), with a right cross-reference table."""
    written = io.BytesIO(b"")
    written.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(written.tell())
        written.write(b"%d 0 obj\n" % number + content + b"\nendobj\n")
    table = written.tell()
    written.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    written.writelines(b"%010d 00000 n \n" % place for place in places)
    written.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n".encode())
    written.write(b"%d\n%%%%EOF\n" % (table if start is None else start) + tail)
    return written.getvalue()


def pdf(
    pages: int = 1,
    *,
    box: str = "0 0 595 842",
    catalogue: str = "",
    page: str = "",
    drawing: bytes = b"0.9 g 50 50 495 742 re f",
    more: list[bytes] | None = None,
    tail: bytes = b"",
) -> bytes:
    """Return a PDF whose objects are: 1 catalogue, 2 pages, 3 the drawing, then `more`, then each page."""
    more = more or []
    first = 4 + len(more)
    kids = " ".join(f"{first + number} 0 R" for number in range(pages))
    objects = [
        dictionary(f"/Type /Catalog /Pages 2 0 R {catalogue}"),
        dictionary(f"/Type /Pages /Count {pages} /Kids [{kids}]"),
        stream(drawing),
        *more,
        *[
            dictionary(f"/Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 3 0 R {page}")
            for _ in range(pages)
        ],
    ]
    return assembled(objects, tail=tail)


def encrypted_pdf(random: Random, *, user: bytes) -> bytes:
    """Return a PDF behind a password (empty: it opens, but is encrypted all the same), by the oldest of its handlers."""
    name = random.randbytes(16)
    owner = _rc4(hashlib.md5((b"chu" + _PADDING)[:32]).digest()[:5], (user + _PADDING)[:32])
    permissions = -44
    key = hashlib.md5((user + _PADDING)[:32] + owner + struct.pack("<i", permissions) + name).digest()[:5]
    check = _rc4(key, _PADDING)
    handler = f"/Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{check.hex()}> /P {permissions}"
    objects = [
        dictionary("/Type /Catalog /Pages 2 0 R"),
        dictionary("/Type /Pages /Count 1 /Kids [3 0 R]"),
        dictionary("/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"),
        dictionary(handler),
    ]
    return assembled(objects, f"/Encrypt 4 0 R /ID [<{name.hex()}> <{name.hex()}>]")


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return one chunk of a PNG."""
    return struct.pack("!L", len(data)) + kind + data + struct.pack("!L", zlib.crc32(kind + data))


def png_of(width: int, height: int, packed: bytes, *, before: bytes = b"", colour: int = 2) -> bytes:
    """Return a PNG with these packed rows, whatever its head says about their number."""
    head = chunk(b"IHDR", struct.pack("!LLBBBBB", width, height, 8, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + before + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


@cache
def zeros(megabytes: int) -> bytes:
    """Return that many megabytes of nothing, packed a thousandfold."""
    packer = zlib.compressobj(9)
    part = bytes(1_000_000)
    return b"".join([*(packer.compress(part) for _ in range(megabytes)), packer.flush()])


def picture(kind: str, random: Random, *, width: int = 60, height: int = 80) -> bytes:
    """Return an honest picture, noisy enough that each is another."""
    noise = Image.frombytes("L", (width // 4, height // 4), random.randbytes((width // 4) * (height // 4)))
    written = io.BytesIO()
    noise.resize((width, height)).convert("RGB").save(written, kind)
    return written.getvalue()
