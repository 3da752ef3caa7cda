"""Finding a dossier by what people remember of it: its code or a part, a name, a phone or identity number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from motcua.common.refusals import Refusal
from motcua.common.text import fold
from motcua.operations.dossiers.domain.refusals import ChoiceUnknown
from motcua.operations.dossiers.domain.states import BY_NAME
from motcua.operations.dossiers.models import Dossier, Person
from motcua.operations.dossiers.queries.worklist import Row, rows_of

PAGE = 50
#: Above this nobody counts to the end: the page says «hơn 1.000».
COUNTED_UP_TO = 1000
#: Fewer digits than this at a number's end name too many people.
_ENOUGH_DIGITS = 4
#: From so many digits on a number is whole, and found through its index.
_WHOLE_NUMBER = 10
#: No code has more digits in a row (YYMMDD).
_LONGEST_RUN = 6
#: The day within a code: «…-261030-…» or, alone, «261030».
_DAY = re.compile(r"(?:^|-)(\d{6})(?:-|$)")


class PageUnreadable(Refusal):
    """A page's mark that this list did not give."""

    field = "cursor"
    sentence = "Dấu trang «%(cursor)s» không đọc được; hãy tìm lại từ đầu."


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found, newest first; `count` stops above COUNTED_UP_TO."""

    rows: tuple[Row, ...]
    count: int
    next_cursor: str

    @property
    def many(self) -> bool:
        """Whether there are more than were counted."""
        return self.count > COUNTED_UP_TO


def find(
    within: QuerySet[Dossier], q: str = "", *, state: str = "", cursor: str = "", counted: bool = True
) -> Found:
    """Return a page of those within reach that the text means; three statements, however many there are."""
    found = within.filter(pk__in=_meant(q)) if q.strip() else within
    if state:
        if state not in BY_NAME:
            raise ChoiceUnknown(
                label="Trạng thái", value=state[:40], choices=", ".join(BY_NAME), field="state"
            )
        found = found.filter(state=BY_NAME[state])
    newest = found.order_by("-pk").values_list("pk", flat=True)
    if not counted:
        keys = list(newest.filter(pk__lt=_before(cursor))[: PAGE + 1] if cursor else newest[: PAGE + 1])
        return _page(keys, 0)
    # Whoever counts to the bound has read the first page with it.
    every = list(newest[: COUNTED_UP_TO + 1])
    if not cursor:
        return _page(every[: PAGE + 1], len(every))
    return _page(list(newest.filter(pk__lt=_before(cursor))[: PAGE + 1]), len(every))


def _page(keys: list[int], count: int) -> Found:
    return Found(rows_of(keys[:PAGE]), count, str(keys[PAGE - 1]) if len(keys) > PAGE else "")


def _before(cursor: str) -> int:
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 19):
        raise PageUnreadable(cursor=cursor[:20])
    return int(cursor)


def _meant(q: str) -> QuerySet[Dossier, Any]:
    """Return the keys of the dossiers that the text means, each way to mean one through an index of its own."""
    text = q.replace("\0", " ").strip()[:200]
    compact = re.sub(r"[\s.]", "", text).upper()
    if compact.isascii() and compact.isdigit():
        people = _of(Person.objects.filter(_has_number(compact)))
        return people[0].union(*people[1:], *([] if len(compact) > _LONGEST_RUN else [_coded(compact)]))
    if any(c.isdigit() for c in compact):
        coded = _coded(re.sub(r"\s", "", text).upper())
        return coded.union(_keys(Q(reference=compact.lower())))
    named = Person.objects.all()
    for word in fold(text).split():
        named = named.filter(folded__contains=word)
    applied, handed_in = _of(named)
    return applied.union(handed_in)


def _coded(part: str) -> QuerySet[Dossier, Any]:
    """Return the dossiers whose code holds the part; a code's own day narrows them to those received on it."""
    day = _DAY.search(part)
    known = Q(code__contains=part)
    if day and (received_on := _day_of(day[1])):
        known &= Q(received_on=received_on)
    return _keys(known)


def _day_of(run: str) -> date | None:
    try:
        return date(2000 + int(run[:2]), int(run[2:4]), int(run[4:]))
    except ValueError:
        return None


def _keys(known: Q) -> QuerySet[Dossier, Any]:
    return Dossier.objects.filter(known).order_by().values("pk")


def _has_number(digits: str) -> Q:
    whole = Q(id_number=digits) | Q(phone=digits)
    if not _ENOUGH_DIGITS <= len(digits) < _WHOLE_NUMBER:
        return whole
    return whole | Q(phone__endswith=digits) | Q(id_number__endswith=digits)


def _of(people: QuerySet[Person]) -> tuple[QuerySet[Dossier, Any], QuerySet[Dossier, Any]]:
    keys = people.values("pk")
    return _keys(Q(applicant__in=keys)), _keys(Q(submitter__in=keys))
