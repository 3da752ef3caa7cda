"""A visit of an officer to a page of the hall: who asks, when, and for which office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from motcua.common.moments import day_of
from motcua.common.refusals import NotAllowed
from motcua.foundation.organisation.domain import Actor, AgencyView
from motcua.foundation.organisation.queries import actor_of
from motcua.operations.queue.permissions import agencies_for, agency_for

Rest = ParamSpec("Rest")
_CODE_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks and when, the office that the page is about and those it could be about."""

    officer: Actor
    agency: AgencyView
    agencies: tuple[AgencyView, ...]
    now: datetime

    @property
    def today(self) -> date:
        """The day in Hanoi."""
        return day_of(self.now)


View = Callable[Concatenate[HttpRequest, Visit, Rest], HttpResponse]


def for_right(act: str) -> Callable[[View[Rest]], Callable[..., HttpResponse]]:
    """Let only officers with the right see the page, for the office that the address names or the first in reach."""

    def guard(view: View[Rest]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(view)
        def visited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            now = timezone.now()
            user: Any = request.user
            if user.kind != "officer":
                raise NotAllowed
            officer = actor_of(user, now)
            asked = (request.POST.get("agency") or request.GET.get("agency") or "")[:_CODE_LIMIT]
            agency = agency_for(officer, act, day_of(now), asked)
            visit = Visit(officer, agency, agencies_for(officer, act, day_of(now)), now)
            return view(request, visit, *args, **kwargs)

        return visited

    return guard
