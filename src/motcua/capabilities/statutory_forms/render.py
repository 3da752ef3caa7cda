"""Paper as PDF: short ones are drawn here, long ones in a process of their own and handed out while they grow."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import motcua
from motcua.capabilities.statutory_forms.drawing import draw
from motcua.capabilities.statutory_forms.framing import LENGTH

#: A paper with more rows than this is a long one: a kept compiler would keep its memory.
LONG = 60
#: Rows a part: some ten pages, a tenth of a second.
ROWS_A_PART = 150
_SOURCES = str(Path(motcua.__file__).parents[1])


class WorkerLost(RuntimeError):
    """The process that draws a long paper ended before the paper did."""


def pdf(form: str, edition: str, values: Mapping[str, Any]) -> bytes:
    """Return the paper as PDF/A-2b; the same values give the same bytes. `values`: see `values.py`.

    Editions: "2018", "2025", and "house" for the working papers that no circular prescribes.
    """
    rows = values.get("rows", ())
    if len(rows) <= LONG:
        return draw(form, edition, values)
    if form == "register":
        return b"".join(long_pdf(form, edition, values, rows))
    with _Worker() as worker:
        return worker.ask({"whole": form, "edition": edition, "values": dict(values)})


def long_pdf(
    form: str, edition: str, values: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]
) -> Iterator[bytes]:
    """Yield the bytes of a register of any length while it is drawn; neither rows nor paper are ever held whole.

    `rows` is read in the caller's thread, as the paper grows (a database cursor will do); `values` holds all the rest.
    """
    with _Worker() as worker:
        worker.say({"form": form, "edition": edition, "values": dict(values) | {"rows": []}})
        waiting = iter(rows)
        while part := list(islice(waiting, ROWS_A_PART)):
            if ready := worker.ask({"rows": part}):
                yield ready
        yield worker.ask({"end": True})


class _Worker:
    """The process that draws: asked in lines of JSON, it answers with bytes; nobody waits for both sides at once."""

    def __enter__(self) -> _Worker:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "motcua.capabilities.statutory_forms.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": _SOURCES, "PYTHONUTF8": "1", "PATH": os.defpath},
            cwd="/",
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def say(self, request: Mapping[str, Any]) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request, ensure_ascii=False).encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise WorkerLost from None

    def ask(self, request: Mapping[str, Any]) -> bytes:
        self.say(request)
        (length,) = LENGTH.unpack(self._read(LENGTH.size))
        return self._read(length)

    def _read(self, length: int) -> bytes:
        assert self._process.stdout is not None
        answer = self._process.stdout.read(length)
        if len(answer) < length:
            raise WorkerLost
        return answer
