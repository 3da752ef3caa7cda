"""`motcua replay`: make the dossiers that a spec describes; the same spec again changes nothing."""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import datetime
from pathlib import Path

from motcua.common.moments import HANOI
from motcua.model.replay.refusals import SpecUnreadable
from motcua.model.replay.run import replay
from motcua.model.replay.spec import parse

_WIDTH, _LINES = 30, 25


def run(args: argparse.Namespace) -> int:
    """Replay the spec and say what was done."""
    now = datetime.now(HANOI)
    spec = parse(_text(args.spec), named=args.spec, today=now.date())
    bar = Bar(spec.name) if args.progress else None
    done = replay(spec, now=now, live=args.live, progress=bar.show if bar else lambda made, total: None)
    if bar:
        bar.end()
    if args.json:
        line = json.dumps({"name": done.name, "made": done.made, "total": done.total}, ensure_ascii=False)
    elif done.made:
        line = f"Đã dựng {done.made} hồ sơ của «{done.name}»."
    else:
        line = f"«{done.name}» đã có đủ {done.total} hồ sơ; không thay đổi gì."
    sys.stdout.write(f"{line}\n")
    return 0


def _text(path: str) -> str:
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        why = "không có tệp này"
    except UnicodeDecodeError:
        why = "không phải UTF-8"
    except OSError as error:
        why = f"không mở được ({error.strerror})"
    raise SpecUnreadable(name=path[-80:], why=why)


class Bar:
    """A progress bar on stderr: redrawn in place on a terminal, else a line now and then."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._began = time.monotonic()
        self._told = -1
        self._terminal = sys.stderr.isatty()

    def show(self, made: int, total: int) -> None:
        """Draw how much of the whole is made."""
        share = made / total if total else 1.0
        if not self._terminal and int(share * _LINES) == self._told:
            return
        self._told = int(share * _LINES)
        cells = int(share * _WIDTH)
        seconds = time.monotonic() - self._began
        bar = "█" * cells + "░" * (_WIDTH - cells)
        text = f"{self._name} {bar} {share:4.0%} {made}/{total} hồ sơ, {seconds:.0f} giây"
        sys.stderr.write(f"\r{text}" if self._terminal else f"{text}\n")
        sys.stderr.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._terminal:
            sys.stderr.write("\n")
