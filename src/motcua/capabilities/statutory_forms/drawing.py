"""Drawing in this process: typst with the bundled Tinos, one kept compiler per template."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from motcua.capabilities.statutory_forms.glyphs import printable
from motcua.common import qr

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"
#: What an archive takes (TT 01/2023; NĐ 30/2020): text that stays text, fonts inside.
STANDARD: Any = ["a-2b"]


class _Template:
    """A template with its kept compiler: a fresh one reads templates and fonts anew, which takes five times as long."""

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        self._compiler = typst.Compiler(
            input=path, root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True
        )

    def draw(self, values: str, day: str, *, tags: bool) -> bytes:
        with self._lock:
            drawn = self._compiler.compile(
                format="pdf",
                sys_inputs={"values": values},
                pdf_standards=STANDARD,
                timestamp=_noon(day),
                pdf_tags=tags,
            )
        assert isinstance(drawn, bytes)
        return drawn


def draw(form: str, edition: str, values: Mapping[str, Any], *, tags: bool = True) -> bytes:
    """Return the paper as PDF/A-2b; the same values give the same bytes."""
    prepared = _clean(dict(values))
    if values.get("tracking_url"):
        prepared["qr"] = qr.svg(values["tracking_url"])
    return _template(form, edition).draw(
        json.dumps(prepared, ensure_ascii=False), values["issued_on"], tags=tags
    )


@cache
def _template(form: str, edition: str) -> _Template:
    path = TEMPLATES / edition / f"{form}.typ"
    if not path.is_file():
        raise LookupError(f"no template for {form} in the edition {edition}")
    return _Template(path)


@cache
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _noon(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).replace(hour=5)


def _clean(value: Any) -> Any:
    """Return the values with every text as it can be printed."""
    if isinstance(value, str):
        return printable(unicodedata.normalize("NFC", value))
    if isinstance(value, Mapping):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value
