"""What tests and snapshots read from a drawn paper, by pdfium: its text, its pages, its picture."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pypdfium2
from PIL import Image

SNAPSHOTS = Path(__file__).parent / "snapshots"
#: Points of a picture: enough to see what moved, small enough to keep.
DOTS_PER_INCH = 60
_MM = 25.4 / 72


def text_of(drawn: bytes) -> str:
    """Return the text of all pages as a reader copies it out (pdfium marks a hyphen at the end of a line)."""
    document = pypdfium2.PdfDocument(drawn)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    lines = "\n\n".join(pages).replace("\x02", "-").replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip() + "\n"


def words_of(drawn: bytes) -> str:
    """Return the text with every line break as one space."""
    return " ".join(text_of(drawn).split())


def sizes_of(drawn: bytes) -> list[tuple[float, float]]:
    """Return width and height of each page in millimetres."""
    document = pypdfium2.PdfDocument(drawn)
    sizes = [(page.get_width() * _MM, page.get_height() * _MM) for page in document]
    document.close()
    return sizes


def picture_of(drawn: bytes, *, dots: int = DOTS_PER_INCH) -> Image.Image:
    """Return all pages below each other in grey."""
    document = pypdfium2.PdfDocument(drawn)
    pages = [page.render(scale=dots / 72).to_pil().convert("L") for page in document]
    document.close()
    whole = Image.new("L", (max(page.width for page in pages), sum(page.height for page in pages)), 255)
    at = 0
    for page in pages:
        whole.paste(page, (0, at))
        at += page.height
    return whole


def fonts_of(drawn: bytes) -> set[str]:
    """Return the names of all fonts without the letters that mark a subset."""
    names = re.findall(rb"/BaseFont/([^/\s<>\[\]]+)", drawn)
    return {name.decode().split("+")[-1] for name in names}


def fonts_not_embedded(drawn: bytes) -> int:
    """Return how many font descriptions lack the font's own file."""
    described = re.findall(rb"/Type/FontDescriptor.*?>>", drawn, flags=re.DOTALL)
    return sum(b"/FontFile2 " not in description for description in described)


def metadata_of(drawn: bytes) -> str:
    """Return the XMP metadata."""
    found = re.search(rb"/Type/Metadata/Subtype/XML.*?>>\nstream\n(.*?)\nendstream", drawn, flags=re.DOTALL)
    assert found is not None
    packet = found.group(1)
    return (packet if packet.lstrip().startswith(b"<") else zlib.decompress(packet)).decode()
