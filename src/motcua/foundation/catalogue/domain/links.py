"""Linked procedures as data: which procedures are handed in together, who resolves each, what each waits for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.common.refusals import NotFound
from motcua.common.text import fold


class LinkUnknown(NotFound):
    """A linked procedure that is not in force on the day."""

    field = "link"
    sentence = "Không có thủ tục liên thông «%(key)s» có hiệu lực vào ngày %(day)s."


class LinkWrong(ValueError):
    """A row of the link data that contradicts itself: a mistake of the data, told when it is read."""


@dataclass(frozen=True, slots=True)
class PartPlan:
    """One dossier of a linked procedure; `agency` is a rule (same, a level, a trade) or an agency's code."""

    number: int
    procedure: str
    agency: str
    after: int | None = None
    from_result: str = ""
    condition: str = ""
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class SharedPaper:
    """A paper handed in once that stands in several parts: words of its name in each, by the part's number."""

    name: str
    words: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """A linked procedure as it is in force from a day until before another."""

    key: str
    name: str
    procedure: str
    in_force_from: date
    in_force_until: date | None
    source: str
    unsure: bool
    parts: tuple[PartPlan, ...]
    papers: tuple[SharedPaper, ...]

    @property
    def usual(self) -> tuple[PartPlan, ...]:
        """The parts that are handed in unless somebody says otherwise."""
        return tuple(part for part in self.parts if part.wanted)

    @property
    def folded(self) -> str:
        """Codes and names without marks: what a search looks through."""
        return fold(" ".join([self.procedure, *(part.procedure for part in self.parts), self.name]))

    def in_force(self, on: date) -> bool:
        """Return whether the link holds on the day."""
        return self.in_force_from <= on and (self.in_force_until is None or on < self.in_force_until)

    def means(self, text: str) -> bool:
        """Return whether every word typed stands in a name or code of the link."""
        words = fold(text[:200]).split()
        return bool(words) and all(f" {word}" in f" {self.folded}" for word in words)


def read_links(rows: Iterable[Mapping[str, Any]]) -> tuple[LinkPlan, ...]:
    """Return the links that the data list; raise LinkWrong for one that contradicts itself."""
    return tuple(_read(row) for row in rows)


def _read(row: Mapping[str, Any]) -> LinkPlan:
    parts = tuple(PartPlan(**part) for part in row["part"])
    papers = tuple(
        SharedPaper(paper["name"], tuple((int(number), words) for number, words in paper["parts"].items()))
        for paper in row.get("paper", ())
    )
    link = LinkPlan(
        key=row["key"],
        name=row["name"],
        procedure=row.get("procedure", ""),
        in_force_from=row["in_force_from"],
        in_force_until=row.get("in_force_until"),
        source=row["source"],
        unsure=row.get("unsure", False),
        parts=parts,
        papers=papers,
    )
    _check(link)
    return link


def _check(link: LinkPlan) -> None:
    numbers = [part.number for part in link.parts]
    if numbers != list(range(1, len(numbers) + 1)):
        raise LinkWrong(f"{link.key}: parts are numbered {numbers}, not 1, 2, 3 …")
    for part in link.parts:
        # Waiting only for what stands before it, so that no part waits for itself by a detour.
        if part.after is not None and not 1 <= part.after < part.number:
            raise LinkWrong(
                f"{link.key}: part {part.number} waits for {part.after}, which does not stand before it"
            )
        if part.from_result and part.after is None:
            raise LinkWrong(f"{link.key}: part {part.number} takes a result but waits for none")
    if unknown := {number for paper in link.papers for number, _ in paper.words} - set(numbers):
        raise LinkWrong(f"{link.key}: papers stand in parts {sorted(unknown)} that there are not")
