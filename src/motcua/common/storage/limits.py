"""How much a file may hold; what a scan of a paper never reaches, and a bomb does."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of what is opened; sizes in bytes, edges in picture elements or points."""

    #: An A4 page at 600 dpi has 35 million.
    megapixels: int = 40
    picture_edge: int = 30_000
    pages: int = 500
    #: PDF's own limit: 200 inches.
    page_edge: float = 14_400
    page_edge_least: float = 3
    #: A stream of a PDF unpacked: a picture of 40 million elements in four colours.
    stream_bytes: int = 160 * MEGA
    streams: int = 50_000
    unpacked_bytes: int = 2_000 * MEGA
    preview_width: int = 1_600
    preview_width_least: int = 16
    preview_height: int = 4_000

    def as_values(self) -> dict[str, Any]:
        """Return them for the way to another process."""
        return asdict(self)


LIMITS = Limits()
#: Seconds of work for opening one file or drawing one page, and how long they are waited for on a busy machine.
CPU_SECONDS = 15
PATIENCE = 60.0
#: What the process that opens files may take (address space), and with how much it is ended after an answer.
OPENER_BYTES = 900 * MEGA
OPENER_KEPT_BYTES = 160 * MEGA
#: What a web process remembers of drawn pages, and the largest that it remembers: the small ones beside a list.
PREVIEWS_BYTES = 8 * MEGA
PREVIEW_BYTES = 60_000
