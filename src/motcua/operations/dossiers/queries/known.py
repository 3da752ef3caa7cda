"""People whom the counter knows: what their latest dossier says of them, so that they are asked once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from motcua.common.text import fold
from motcua.operations.dossiers.models import Dossier

#: So many letters and words of a name are typed before anybody is suggested.
_ENOUGH_LETTERS, _ENOUGH_WORDS = 6, 2
_LOOKED_AT, _SUGGESTED = 40, 6
_COLUMNS = ("kind", "name", "id_number", "phone", "email", "address")


@dataclass(frozen=True, slots=True)
class Known:
    """A person as written on the latest dossier."""

    dossier: str
    on: date | None
    kind: str
    name: str
    id_number: str
    phone: str
    email: str
    address: str


def known_by_number(numbers: Collection[str], agencies: Collection[int]) -> Known | None:
    """Return who has one of the numbers (a card's own and the one before it) at these agencies; the latest dossier.

    One statement by index, whether the person applied or handed in for another.
    """
    wanted = [number for number in numbers if number]
    if not wanted:
        return None
    applied = _people("applicant", agencies).filter(applicant__id_number__in=wanted)
    handed_in = _people("submitter", agencies).filter(submitter__id_number__in=wanted)
    row = applied.union(handed_in, all=True).order_by("-pk").first()
    return _known(row) if row else None


def known_by_name(text: str, agencies: Collection[int]) -> tuple[Known, ...]:
    """Return a few people of these agencies whose name begins so, each once, as on the latest dossier seen.

    One statement over a bounded stretch of the index of names.
    """
    begin = fold(text[:200])
    if len(begin) < _ENOUGH_LETTERS or len(begin.split()) < _ENOUGH_WORDS:
        return ()
    # The stretch is what the index knows; that the name begins so is asked once more, for other orders of letters.
    after = begin[:-1] + chr(ord(begin[-1]) + 1)
    found = _people("applicant", agencies).filter(
        applicant__folded__gte=begin, applicant__folded__lt=after, applicant__folded__startswith=begin
    )
    latest: dict[str, Known] = {}
    for row in found.order_by("applicant__folded", "-pk")[:_LOOKED_AT]:
        known = _known(row)
        latest.setdefault(known.id_number or known.dossier, known)
    return tuple(latest.values())[:_SUGGESTED]


def _people(whose: str, agencies: Collection[int]) -> QuerySet[Dossier, tuple[Any, ...]]:
    columns = [f"{whose}__{column}" for column in _COLUMNS]
    return Dossier.objects.filter(agency__in=agencies).values_list(
        "pk", "code", "reference", "received_on", *columns
    )


def _known(row: tuple[Any, ...]) -> Known:
    _pk, code, reference, on, *person = row
    return Known(code or reference, on, *person)
