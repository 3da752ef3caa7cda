"""Source rows for the tests of this folder."""

from __future__ import annotations

from typing import Any

from motcua.foundation.catalogue.domain.rows import Place, SourceRow, read_row

CELLS = {
    "code": "1.001193",
    "name": "Thủ tục đăng ký khai sinh",
    "field": "Hộ tịch",
    "levels_2026": "xã",
    "scope": "national",
    "one_stop": "yes",
    "processing_time": "3",
    "processing_unit": "ngày làm việc",
    "channels": "truc_tiep",
}


def make_row(details: dict[str, Any] | None = None, place: Place | None = None, **cells: str) -> SourceRow:
    """Return a row of the table with some cells changed, and the details given."""
    return read_row(2, CELLS | cells, details, place or Place())


def channel(kind: str, time: str | None, unit: str, text: str = "", **more: str) -> dict[str, Any]:
    """Return a printed channel line."""
    return {"channel": kind, "time": time, "unit": unit, "note": text, **more}
