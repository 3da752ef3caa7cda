"""The worklist's filter: in the address, in tabs and chips, and kept in the browser when the officer wants it back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from motcua.capabilities.inbox.queries import Counts
from motcua.operations.dossiers.domain.states import FINAL, State
from motcua.operations.dossiers.web.visit import Visit

_COOKIE = "viec-bo-loc"
_KEPT = 5
_YEAR = 365 * 24 * 3600
#: due → (words, tone, shape).
_TABS = {
    "": ("Tất cả", "", ""),
    "late": ("Trễ", "late", "tri"),
    "today": ("Hôm nay", "ink", "dia"),
    "soon": ("Sắp trễ", "soon", "half"),
    "later": ("Còn hạn", "ok", "ring"),
    "waiting": ("Chờ, tạm dừng", "wait", "bars"),
}
STATES = [(state.code_name, state.label) for state in State if state not in FINAL]


@dataclass(frozen=True, slots=True)
class Filter:
    """What the officer wants to see: urgency, state, a text, and whether only what they hold."""

    due: str = ""
    state: str = ""
    q: str = ""
    mine: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filter:
        """Return the filter that an address asks for."""
        q = str(query.get("q", "")).strip()[:200]
        return cls(str(query.get("due", "")), str(query.get("state", "")), q, query.get("mine") == "1")

    def arguments(self, visit: Visit) -> dict[str, Any]:
        """Return the arguments of the query."""
        mine = visit.asker.officer_id if self.mine else None
        return {"q": self.q, "state": self.state, "due": self.due, "officer_id": mine}

    def query(self, **more: str) -> str:
        """Return the address's end; empty for the whole list."""
        parts = {"due": self.due, "state": self.state, "q": self.q, "mine": "1" if self.mine else ""} | more
        filled = {name: value for name, value in parts.items() if value}
        return f"?{urlencode(filled)}" if filled else ""

    def href(self, **more: str) -> str:
        """Return the worklist's address with this filter."""
        return reverse("dossiers:worklist") + self.query(**more)

    @property
    def fields(self) -> list[tuple[str, str]]:
        """The filter as hidden fields of a form."""
        return parse_qsl(self.query()[1:])

    @property
    def usual(self) -> bool:
        """Whether a tab or a chip of its own stands for it, so that it need not be kept."""
        return not (self.q or self.state)

    @property
    def narrows(self) -> bool:
        """Whether it shows less than everything."""
        return self != Filter()

    @property
    def words(self) -> str:
        """The filter in words, for its chip and for an empty list."""
        parts = [_TABS[self.due][0]] if self.due in _TABS and self.due else []
        parts += [dict(STATES).get(self.state, "")] if self.state else []
        parts += ["Tôi đang giữ"] if self.mine else []
        parts += [f"«{self.q}»"] if self.q else []
        return " · ".join(part for part in parts if part) or "Mọi việc"


def tabs(wanted: Filter, counts: Counts) -> list[dict[str, Any]]:
    """Return the tabs by urgency with their counts."""
    numbers = {"": counts.total} | {due: getattr(counts, due) for due in _TABS if due}
    return [
        {
            "href": replace(wanted, due=due).href(),
            "label": label,
            "tone": tone,
            "shape": shape,
            "count": numbers[due],
            "current": wanted.due == due,
        }
        for due, (label, tone, shape) in _TABS.items()
    ]


def chips(wanted: Filter, kept: list[Filter]) -> list[dict[str, Any]]:
    """Return the chips: everything, what I hold, and the filters kept in this browser."""
    known = [Filter(), Filter(mine=True), *kept]
    return [
        {"href": one.href(), "words": one.words, "current": one == wanted, "kept": one in kept}
        for one in known
    ]


def saved(request: HttpRequest) -> list[Filter]:
    """Return the filters kept in this browser."""
    try:
        queries = json.loads(request.get_signed_cookie(_COOKIE, default="[]") or "[]")
    except ValueError:
        return []
    return [Filter.of(QueryDict(str(query)[:1000]).dict()) for query in queries[:_KEPT]]


def keep(request: HttpRequest, answer: HttpResponse, wanted: Filter, *, forget: bool) -> None:
    """Put the filter first among those kept, or take it away."""
    kept = [one for one in saved(request) if one != wanted]
    if not forget and not wanted.usual:
        kept.insert(0, wanted)
    value = json.dumps([one.query()[1:] for one in kept[:_KEPT]])
    answer.set_signed_cookie(
        _COOKIE, value, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
    )
