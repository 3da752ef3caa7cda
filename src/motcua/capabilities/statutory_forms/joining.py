"""Joining the parts of a long paper into one PDF while they are being drawn: bytes go out, little is kept.

The parts are our own compiler's: a plain table of objects, no object streams, no tags. Each object is written out under
a new number; the tree of pages, the catalogue and the table of offsets follow at the end. The first part's metadata and
colour intent are the whole's, so it stays PDF/A.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

_REFERENCE = re.compile(rb"(\d+) 0 R\b")
_STREAM = b"\nstream\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A drawn part, taken apart: its objects by number, and what its trailer and catalogue name."""

    objects: dict[int, bytes]
    root: int
    info: int
    pages: int
    kids: tuple[int, ...]

    @classmethod
    def of(cls, drawn: bytes) -> Part:
        objects = _objects(drawn)
        trailer = drawn[drawn.rindex(b"trailer") :]
        root, info = _named(trailer, b"Root"), _named(trailer, b"Info")
        pages = _named(objects[root], b"Pages")
        inside = re.search(rb"/Kids\[([^\]]*)\]", objects[pages])
        assert inside is not None, "a part without pages"
        kids = tuple(int(number) for number in _REFERENCE.findall(inside.group(1)))
        return cls(objects, root, info, pages, kids)

    def without_last_page(self) -> Part:
        """Return the part with its last page left out, which the next part draws anew."""
        page = self.kids[-1]
        left_out = {page, _named(self.objects[page], b"Contents")}
        objects = {number: body for number, body in self.objects.items() if number not in left_out}
        return Part(objects, self.root, self.info, self.pages, self.kids[:-1])


class Joined:
    """A PDF that grows part by part; `add` and `finish` return the bytes that may go out at once."""

    def __init__(self) -> None:
        # Number 1 is the tree of pages, 2 the catalogue: both are written last.
        self._offsets: dict[int, int] = {}
        self._next = 3
        self._length = 0
        self._digest = hashlib.sha256()
        self._kids: list[int] = []
        self._catalogue = b""
        self._info = 0

    def add(self, part: Part) -> bytes:
        first = not self._offsets
        kept = self._kept(part, first=first)
        numbers = {old: self._next + place for place, old in enumerate(kept)} | {part.pages: 1}
        self._next += len(kept)
        out = [self._count(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\n")] if first else []
        for old in kept:
            self._offsets[numbers[old]] = self._length
            out.append(
                self._count(
                    b"%d 0 obj\n%s\nendobj\n" % (numbers[old], _renumbered(part.objects[old], numbers))
                )
            )
        self._kids += [numbers[kid] for kid in part.kids]
        if first:
            self._catalogue = _renumbered(part.objects[part.root], numbers)
            self._info = numbers[part.info]
        return b"".join(out)

    def finish(self) -> bytes:
        kids = b" ".join(b"%d 0 R" % kid for kid in self._kids)
        tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self._kids), kids)
        out = []
        for number, body in ((1, tree), (2, self._catalogue)):
            self._offsets[number] = self._length
            out.append(self._count(b"%d 0 obj\n%s\nendobj\n" % (number, body)))
        table_at, name = self._length, self._digest.hexdigest()[:32].encode()
        rows = b"".join(b"%010d 00000 n \n" % self._offsets[number] for number in range(1, self._next))
        out.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (self._next, rows))
        out.append(
            b"trailer\n<</Size %d/Root 2 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (self._next, self._info, name, name, table_at)
        )
        return b"".join(out)

    def _kept(self, part: Part, *, first: bool) -> list[int]:
        """Return the numbers of the objects that go out: of later parts only what their pages need."""
        if first:
            return [number for number in part.objects if number not in (part.pages, part.root)]
        needed: dict[int, None] = {}
        waiting = list(part.kids)
        while waiting:
            number = waiting.pop()
            if number not in needed and number != part.pages:
                needed[number] = None
                waiting += _references(part.objects[number])
        return sorted(needed)

    def _count(self, written: bytes) -> bytes:
        self._length += len(written)
        self._digest.update(written)
        return written


def _objects(drawn: bytes) -> dict[int, bytes]:
    table = int(drawn[drawn.rindex(b"startxref") + 9 :].split()[0])
    lines = drawn[table:].split(b"\n", 2)[2].split(b"trailer")[0].splitlines()
    offsets = [int(line[:10]) for line in lines if line.rstrip().endswith(b"n")]
    ends = [*offsets[1:], table]
    return dict(_object(drawn[start:end]) for start, end in zip(offsets, ends, strict=True))


def _object(written: bytes) -> tuple[int, bytes]:
    head, body = written.split(b" 0 obj\n", 1)
    return int(head), body.rstrip().removesuffix(b"endobj").rstrip(b"\n")


def _named(body: bytes, key: bytes) -> int:
    found = re.search(rb"/%s (\d+) 0 R" % key, body)
    assert found is not None, f"no {key.decode()} in the part"
    return int(found.group(1))


def _references(body: bytes) -> Iterator[int]:
    return (int(number) for number in _REFERENCE.findall(body.split(_STREAM, 1)[0]))


def _renumbered(body: bytes, numbers: dict[int, int]) -> bytes:
    dictionary, *stream = body.split(_STREAM, 1)
    changed = _REFERENCE.sub(lambda found: b"%d 0 R" % numbers[int(found.group(1))], dictionary)
    return changed + _STREAM + stream[0] if stream else changed
