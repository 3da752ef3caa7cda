"""The person at the counter, known from a card or an earlier dossier: what is filled in, what is said of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from motcua.common.text import fold
from motcua.operations.dossiers.domain.identity_card import Card
from motcua.operations.dossiers.queries.known import Known, known_by_number

_KEPT = ("kind", "name", "id_number", "phone", "email", "address")


@dataclass(frozen=True, slots=True)
class Met:
    """What card and earlier dossiers tell together; what the card says wins."""

    person: dict[str, str]
    card: Card | None
    known: Known | None

    @property
    def facts(self) -> str:
        """What the card says beside name, number and address: «nữ · sinh 14/3/1991»."""
        if self.card is None:
            return ""
        born = self.card.born_on
        parts = [
            self.card.sex.lower(),
            f"sinh {born.day}/{born.month}/{born.year}" if born else "",
            f"số cũ {self.card.old_number}" if self.card.old_number else "",
        ]
        return " · ".join(part for part in parts if part)

    @property
    def says(self) -> list[str]:
        """What the officer should know: where the rest comes from, and what was different last time."""
        if self.known is None:
            return []
        when = (
            f" ngày {self.known.on.day}/{self.known.on.month}/{self.known.on.year}" if self.known.on else ""
        )
        who = "Đã" if self.card else f"«{self.known.name}» đã"
        said = [f"{who} nộp hồ sơ tại đây{when}{self._taken()}."]
        if self.card and self.known.address and not _same(self.known.address, self.card.address):
            said.append(f"Địa chỉ trên thẻ khác lần trước: «{self.known.address}».")
        if self.card and not _same(self.known.name, self.card.name):
            said.append(f"Họ tên trên thẻ khác lần trước: «{self.known.name}».")
        return said

    def _taken(self) -> str:
        names = {"phone": "điện thoại", "email": "thư điện tử", "address": "nơi ở"}
        words = [word for part, word in names.items() if self._is_from_before(part)]
        return f"; {', '.join(words)} lấy từ lần ấy" if words else ""

    def _is_from_before(self, part: str) -> bool:
        old = getattr(self.known, part)
        said = getattr(self.card, part, "") if self.card is not None else ""
        return bool(old) and self.person.get(part) == old and not said

    def as_json(self) -> dict[str, Any]:
        """Return what the page's script fills in."""
        return {
            "person": self.person,
            "card": self.card is not None,
            "facts": self.facts,
            "says": self.says,
            "known": self.known is not None,
        }


def meet_card(card: Card, agencies: Collection[int]) -> Met:
    """Return the person of a card, with what is known from before; found by the old number too."""
    known = known_by_number((card.id_number, card.old_number), agencies)
    person = _of(known) | {"kind": "person", "id_number": card.id_number, "name": card.name}
    if card.address:
        person["address"] = card.address
    return Met(person, card, known)


def meet_number(number: str, agencies: Collection[int]) -> Met | None:
    """Return whom the typed number names; None for a stranger."""
    known = known_by_number((number,), agencies)
    return meet_known(known) if known else None


def meet_known(known: Known) -> Met:
    """Return the person of an earlier dossier."""
    return Met(_of(known), None, known)


def _of(known: Known | None) -> dict[str, str]:
    return {part: getattr(known, part) for part in _KEPT} if known else {}


def _same(one: str, other: str) -> bool:
    return "".join(filter(str.isalnum, fold(one))) == "".join(filter(str.isalnum, fold(other)))
