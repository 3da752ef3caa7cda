"""Draws long papers in a process of its own, which takes its memory with it when it ends.

A request is one line of JSON on the standard input; an answer, on the standard output, its length in eight bytes and
then so many bytes of PDF. `{"form", "edition", "values"}` opens a paper; `{"rows": […]}` is answered with the bytes
that are ready, `{"end": true}` with the rest; `{"whole", "edition", "values"}` is drawn and answered at once.
"""

from __future__ import annotations

import json
import sys
from itertools import takewhile
from typing import Any, BinaryIO

import pypdfium2

from motcua.capabilities.statutory_forms.drawing import draw
from motcua.capabilities.statutory_forms.framing import LENGTH
from motcua.capabilities.statutory_forms.joining import Joined, Part


class LongPaper:
    """A paper drawn part by part; the rows of a part's last page wait for the next part, so no page ends early."""

    def __init__(self, form: str, edition: str, values: dict[str, Any]) -> None:
        self._form, self._edition, self._values = form, edition, values
        self._joined = Joined()
        self._rows: list[dict[str, Any]] = []
        self._pages = 0

    def add(self, rows: list[dict[str, Any]]) -> bytes:
        """Take rows up and return what is ready: all pages but the last, whose rows are drawn again with the next."""
        self._rows += rows
        drawn = self._draw(ends=False)
        part = Part.of(drawn)
        if len(part.kids) == 1:
            return b""
        first_of_last = _begins_last_page(drawn, self._rows)
        if first_of_last is not None:
            part = part.without_last_page()
        self._rows = [] if first_of_last is None else self._rows[first_of_last:]
        self._pages += len(part.kids)
        return self._joined.add(part)

    def finish(self) -> bytes:
        drawn = Part.of(self._draw(ends=True))
        return self._joined.add(drawn) + self._joined.finish()

    def _draw(self, *, ends: bool) -> bytes:
        part = {"rows": self._rows, "first_page": self._pages + 1, "begins": self._pages == 0, "ends": ends}
        return draw(self._form, self._edition, self._values | part, tags=False)


def _begins_last_page(drawn: bytes, rows: list[dict[str, Any]]) -> int | None:
    """Return which row is the first on the last page; None when the rows cannot be told there by their codes."""
    document = pypdfium2.PdfDocument(drawn)
    try:
        text = "".join(document[len(document) - 1].get_textpage().get_text_bounded().split())
    finally:
        document.close()
    there = takewhile(lambda row: row["code"] and row["code"] in text, reversed(rows))
    count = sum(1 for _ in there)
    return len(rows) - count if count else None


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    paper: LongPaper | None = None
    for line in requests:
        request = json.loads(line)
        if "form" in request:
            paper = LongPaper(request["form"], request["edition"], request["values"])
        else:
            answer = _answer(paper, request)
            answers.write(LENGTH.pack(len(answer)) + answer)
            answers.flush()


def _answer(paper: LongPaper | None, request: dict[str, Any]) -> bytes:
    if "whole" in request:
        return draw(request["whole"], request["edition"], request["values"], tags=False)
    assert paper is not None, "rows before the paper they belong to"
    return paper.finish() if "end" in request else paper.add(request["rows"])


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
