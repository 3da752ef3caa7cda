"""Asking the process that opens files: one question at a time, each with a deadline; a new process when one is lost."""

from __future__ import annotations

import atexit
import json
import os
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from motcua.common.storage.limits import LIMITS, OPENER_KEPT_BYTES, PATIENCE
from motcua.common.storage.refusals import BY_NAME, Bomb, DamagedFile, NotTaken

#: A name, not an import: what opens files shall not be loaded here.
_OPENER = "motcua.common.storage.opener"
_COMMAND = (sys.executable, "-m", _OPENER)
_SOURCE = Path(__file__).resolve().parents[3]


class Lost(Exception):
    """The process ended or did not answer in time."""


class Opener:
    """One process that opens files, started when it is first needed."""

    def __init__(self, *, patience: float = PATIENCE, command: Sequence[str] = _COMMAND) -> None:
        self.patience = patience
        self.command = command
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._selector: selectors.BaseSelector | None = None

    def pages_of(self, path: Path, media_type: str) -> int:
        """Return the pages of the file; raise the refusal that says what is wrong with it."""
        answer, _ = self._ask({"do": "check", "path": str(path), "media_type": media_type})
        return int(answer["pages"])

    def drawn(self, path: Path, media_type: str, *, page: int, width: int) -> bytes:
        """Return a PNG of the page."""
        asked = {"do": "draw", "path": str(path), "media_type": media_type, "page": page, "width": width}
        return self._ask(asked)[1]

    @property
    def pid(self) -> int | None:
        """The number of the process, where one runs."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the process; the next question starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        if self._selector is not None:
            self._selector.close()
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        with self._turn:
            try:
                answer, picture = self._exchange(request | {"limits": LIMITS.as_values()})
            except (Lost, OSError, ValueError, LookupError, TypeError):
                self.close()
                # The file, not the process, is to blame: it was well a moment ago, or has just been started.
                raise Bomb from None
            if int(answer["peak"]) > OPENER_KEPT_BYTES:
                # What one large file took is given back.
                self.close()
        if name := answer.get("refused"):
            refusal: type[NotTaken] = BY_NAME.get(name, DamagedFile)
            raise refusal(**answer["values"])
        return answer, picture

    def _exchange(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        process = self._running()
        assert process.stdin is not None
        deadline = time.monotonic() + self.patience
        process.stdin.write(json.dumps(request).encode() + b"\n")
        held = b""
        while b"\n" not in held:
            held += self._read(process, deadline)
        line, _, picture = held.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        parts = [picture]
        missing = int(answer["picture"]) - len(picture)
        while missing > 0:
            parts.append(self._read(process, deadline))
            missing -= len(parts[-1])
        return answer, b"".join(parts)

    def _read(self, process: subprocess.Popen[bytes], deadline: float) -> bytes:
        assert process.stdout is not None and self._selector is not None
        if not self._selector.select(max(0.0, deadline - time.monotonic())):
            raise Lost
        part = os.read(process.stdout.fileno(), 1 << 16)
        if not part:
            raise Lost
        return part

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        process = subprocess.Popen(  # noqa: S603 - our own module, nothing of the file's
            list(self.command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={"PYTHONPATH": str(_SOURCE), "PYTHONUTF8": "1", "PATH": os.defpath},
            cwd="/",
        )
        assert process.stdout is not None
        self._selector = selectors.DefaultSelector()
        self._selector.register(process.stdout, selectors.EVENT_READ)
        self._process = process
        return process


#: The one of this process.
the_opener = Opener()
atexit.register(the_opener.close)
