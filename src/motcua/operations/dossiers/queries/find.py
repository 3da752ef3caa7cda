"""Finding a dossier by what people remember of it: its code or a part, a name, a phone or identity number."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    found = within.filter(_means(q)) if q.strip() else within
    if state:
        if state not in BY_NAME:
            raise ChoiceUnknown(
                label="Trạng thái", value=state[:40], choices=", ".join(BY_NAME), field="state"
            )
        found = found.filter(state=BY_NAME[state])
    page = found.filter(pk__lt=_before(cursor)) if cursor else found
    keys = list(page.order_by("-pk").values_list("pk", flat=True)[: PAGE + 1])
    count = found.order_by()[: COUNTED_UP_TO + 1].count() if counted else 0
    return Found(rows_of(keys[:PAGE]), count, str(keys[PAGE - 1]) if len(keys) > PAGE else "")


def _before(cursor: str) -> int:
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 19):
        raise PageUnreadable(cursor=cursor[:20])
    return int(cursor)


def _means(q: str) -> Q:
    text = q.replace("\0", " ").strip()[:200]
    compact = re.sub(r"[\s.]", "", text).upper()
    if compact.isascii() and compact.isdigit():
        people = _of(Person.objects.filter(_has_number(compact)).values("pk"))
        return people if len(compact) > _LONGEST_RUN else people | Q(code__contains=compact)
    if any(c.isdigit() for c in compact):
        return Q(code__contains=re.sub(r"\s", "", text).upper()) | Q(reference=compact.lower())
    named = Person.objects.all()
    for word in fold(text).split():
        named = named.filter(folded__contains=word)
    return _of(named.values("pk"))


def _has_number(digits: str) -> Q:
    whole = Q(id_number=digits) | Q(phone=digits)
    if not _ENOUGH_DIGITS <= len(digits) < _WHOLE_NUMBER:
        return whole
    return whole | Q(phone__endswith=digits) | Q(id_number__endswith=digits)


def _of(people: QuerySet[Person, Any]) -> Q:
    return Q(applicant__in=people) | Q(submitter__in=people)
