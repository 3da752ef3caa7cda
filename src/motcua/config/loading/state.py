"""How far the loading has come: a small file between the loader, the server and `run.py`."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

#: The part after which people can sign in.
SETUP = "setup"


@dataclass(slots=True)
class Part:
    """One thing that is loaded: its words, and how much of it is there in whole per cent."""

    key: str
    label: str
    percent: int = 0


@dataclass(slots=True)
class Loading:
    """All parts in the order in which they are loaded, and what went wrong."""

    parts: list[Part] = field(default_factory=list)
    error: str = ""

    @property
    def finished(self) -> bool:
        """Whether nothing remains to be loaded."""
        return not self.error and all(part.percent >= 100 for part in self.parts)

    @property
    def usable(self) -> bool:
        """Whether people can sign in already."""
        return all(part.percent >= 100 for part in self.parts if part.key == SETUP)

    @property
    def current(self) -> Part | None:
        """The part that is being loaded now."""
        return next((part for part in self.parts if part.percent < 100), None)


def write(path: Path, loading: Loading) -> None:
    """Replace the file in one step, so that a reader never sees half of it."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(json.dumps(asdict(loading), ensure_ascii=False), encoding="utf-8")
    fresh.replace(path)


def read(path: Path) -> Loading | None:
    """Return what the file says; None when nothing is being loaded."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        parts = [Part(part["key"], part["label"], part["percent"]) for part in found["parts"]]
        return Loading(parts, found.get("error", ""))
    except (OSError, ValueError, LookupError, TypeError):
        return None


class Watch:
    """Reads the file again only when it has changed."""

    def __init__(self) -> None:
        self._seen: tuple[Path, int] | None = None
        self._loading: Loading | None = None

    def look(self, path: Path) -> Loading | None:
        """Return the loading that goes on, or None when there is none or it has ended well."""
        try:
            seen = path, path.stat().st_mtime_ns
        except OSError:
            return None
        if seen != self._seen:
            self._seen, self._loading = seen, read(path)
        return None if self._loading is None or self._loading.finished else self._loading
