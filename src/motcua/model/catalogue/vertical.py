"""What the vertical agencies of the model resolve as parts of linked procedures (data/vertical.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from motcua.foundation.catalogue.domain import VERTICAL
from motcua.foundation.catalogue.domain.drafts import Surroundings, VersionDraft, understand
from motcua.foundation.catalogue.domain.rows import Place, SourceRow, read_row
from motcua.foundation.catalogue.services.sources import Source
from motcua.model.catalogue.assumptions import assume

_DATA = Path(__file__).parent / "data" / "vertical.toml"


def vertical_versions(source: Source, since: date, until: date | None, words: str) -> Iterator[VersionDraft]:
    """Yield the vertical agencies' versions in force from a day until before another."""
    wanted = _procedures()
    for line, cells in source.rows:
        code = str(cells.get("code") or "")
        if code not in wanted:
            continue
        draft = assume(*_understood(line, cells, wanted[code], since))
        note = f"Thành phần hồ sơ: {wanted[code]['source']}"
        yield replace(draft, valid_until=until, source=words, notes=(*draft.notes, note))


def _understood(line: int, cells: Any, wanted: dict[str, Any], since: date) -> tuple[VersionDraft, SourceRow]:
    """Return the row as one that a one-stop office takes for another agency, with the model's papers."""
    documents = [{"originals": 0, "copies": 0} | paper for paper in wanted["papers"]]
    row = read_row(line, {**cells, "one_stop": ""}, {"documents": documents}, Place())
    return understand(row, VERTICAL, since, Surroundings()), row


@cache
def _procedures() -> dict[str, dict[str, Any]]:
    rows = tomllib.loads(_DATA.read_text(encoding="utf-8"))["procedure"]
    return {row["code"]: row for row in rows}
