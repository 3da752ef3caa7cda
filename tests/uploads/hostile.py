"""Two thousand files that mean no good, each made when it is asked for, the same ones for the same seed.

`may_be` says as what the file may be kept when it is kept at all: what it truly is, or nothing (it must be refused).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from tests.uploads import active, bombs, broken, disguised, named

#: How many of each kind; together two thousand.
PLAN: tuple[tuple[str, int, Callable[[Random, int], tuple[str, bytes, str | None]]], ...] = (
    ("wrong magic", 300, disguised.wrong_magic),
    ("a page or a script that calls itself a PDF", 100, disguised.page_as_pdf),
    ("a script in an SVG", 100, disguised.svg),
    ("two formats in one", 180, disguised.polyglot),
    ("cut off", 300, broken.truncated),
    ("xref that lies", 150, broken.lying_xref),
    ("nested without end", 60, broken.nested),
    ("bits turned", 260, broken.fuzzed),
    ("nothing", 20, broken.empty),
    ("behind a password", 50, broken.encrypted),
    ("picture bombs", 72, bombs.picture_bomb),
    ("packed bombs", 12, bombs.stream_bomb),
    ("too many or too large pages", 40, bombs.page_bomb),
    ("over the limit", 6, bombs.over_the_limit),
    ("a PDF that acts", 150, active.acting_pdf),
    ("names that lie", 200, named.lying_name),
)
SEED = 20221116


@dataclass(frozen=True, slots=True)
class Sample:
    """A file as somebody would send it."""

    number: int
    kind: str
    name: str
    content: bytes
    may_be: str | None
    #: What the browser is made to claim.
    claimed: str


def samples(every: int = 1, share: tuple[int, int] = (0, 1)) -> Iterator[Sample]:
    """Yield all of them in turn, or each of so many; of these only one's share, where several send them."""
    number = 0
    for kind, count, make in PLAN:
        for index in range(count):
            if number % every == 0 and number // every % share[1] == share[0]:
                random = Random(SEED * 10_000 + number)
                name, content, may_be = make(random, index)
                claimed = random.choice(
                    ["application/pdf", "image/png", "image/jpeg", "text/html", "image/svg+xml", ""]
                )
                yield Sample(number, kind, name, content, may_be, claimed)
            number += 1


def total() -> int:
    """Return how many there are."""
    return sum(count for _, count, _ in PLAN)
