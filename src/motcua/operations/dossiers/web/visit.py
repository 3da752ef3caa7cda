"""A visit of an officer to a page: who asks, when, and by which calendar they work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from motcua.capabilities.inbox.queries import Days
from motcua.common.moments import day_of
from motcua.common.refusals import NotAllowed
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import Actor, AgencyView
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.operations.dossiers.permissions import Asker, asker_of, units_of_work
from motcua.operations.dossiers.queries.worklist import days_of

Rest = ParamSpec("Rest")


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks and when; the agency and its calendar are those of the main position."""

    asker: Asker
    officer: Actor
    now: datetime

    @property
    def today(self) -> date:
        """The day in Hanoi."""
        return day_of(self.now)

    @property
    def agency(self) -> AgencyView:
        """The agency of the main position."""
        return organisation.agency_by_id(self.officer.main.agency_id)

    @property
    def calendar(self) -> WorkCalendar:
        """The calendar of that agency."""
        return organisation.calendar_of(self.officer.main.agency_id)

    @property
    def days(self) -> Days:
        """The days by which urgency is told."""
        return days_of(self.calendar, self.today)

    @property
    def units(self) -> frozenset[int]:
        """The units whose open dossiers are this officer's work."""
        return units_of_work(self.officer.posts)


def for_officers(
    view: Callable[Concatenate[HttpRequest, Visit, Rest], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Let only officers with a position in force see the page; others are sent to sign in, or refused."""

    @login_required
    @wraps(view)
    def visited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        now = timezone.now()
        asker = asker_of(request.user, now)
        if asker.officer is None:
            raise NotAllowed
        return view(request, Visit(asker, asker.officer, now), *args, **kwargs)

    return visited
