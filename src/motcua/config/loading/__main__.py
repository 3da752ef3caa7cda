"""Loads the model by the console's own commands and writes down how far it is.

Run as `python -m motcua.config.loading STATE`, where STATE is the file that tells the progress.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import IO

from motcua.config.loading.state import SETUP, Loading, Part, write

SPECS = Path(__file__).resolve().parents[2] / "model" / "specs"
_PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s?%")


def parts_to_load(specs: Path = SPECS) -> list[tuple[Part, list[str]]]:
    """Return each part with the arguments of the command that loads it: people first, then today, then history."""
    parts = [(Part(SETUP, "Cơ quan, cán bộ, thủ tục"), ["setup-model"])]
    found = [(json.loads(path.read_text(encoding="utf-8")), path) for path in sorted(specs.glob("*.json"))]
    for spec, path in sorted(found, key=lambda pair: not str(pair[0]["from"]).startswith("today")):
        parts.append((Part(path.stem, _label(spec)), ["replay", str(path), "--history", "--progress"]))
    return parts


def _label(spec: dict[str, object]) -> str:
    groups = spec.get("groups")
    dossiers = 0
    if isinstance(groups, list):
        dossiers = sum(group.get("carried_over", 0) + group.get("received", 0) for group in groups)
    count = f"{dossiers:,} hồ sơ".replace(",", ".")
    if str(spec["from"]).startswith("today"):
        return f"{count} của những ngày gần đây"
    first, last = (date.fromisoformat(str(spec[end])) for end in ("from", "to"))
    return f"{count} từ {first.day}/{first.month}/{first.year} đến {last.day}/{last.month}/{last.year}"


def load(state: Path, console: str, parts: list[tuple[Part, list[str]]]) -> int:
    """Run each part's command in turn; stop at the first that fails and say which."""
    loading = Loading([part for part, _ in parts])
    write(state, loading)
    for part, arguments in parts:
        with subprocess.Popen(  # noqa: S603 - our own console script and our own arguments
            [console, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
        ) as child:
            assert child.stderr is not None
            _follow(child.stderr, part, loading, state)
        if child.returncode:
            loading.error = f"Không tải được: {part.label}."
            write(state, loading)
            return 1
        part.percent = 100
        write(state, loading)
    return 0


def _follow(stream: IO[bytes], part: Part, loading: Loading, state: Path) -> None:
    """Read the command's progress bar as it is redrawn, and hand all of it on to our own log."""
    line = b""
    while chunk := stream.read1(512):  # type: ignore[attr-defined]
        sys.stderr.buffer.write(chunk)
        line = (line + chunk)[-512:]
        percents = _PERCENT.findall(line.decode(errors="replace"))
        if percents and (now := min(int(percents[-1]), 99)) > part.percent:
            part.percent = now
            write(state, loading)
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(load(Path(sys.argv[1]), str(Path(sys.executable).with_name("motcua")), parts_to_load()))
