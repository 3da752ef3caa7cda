"""The officers' catalogue: the list with its filters, and a procedure's page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from motcua.common.moments import day_of, parse_day
from motcua.common.refusals import NotAllowed
from motcua.foundation.catalogue.queries import detail_of
from motcua.foundation.catalogue.web.listing import read_listing
from motcua.foundation.catalogue.web.page import ProcedurePage
from motcua.foundation.organisation.domain import Actor
from motcua.foundation.organisation.permissions import actor_in, may_somewhere
from motcua.foundation.organisation.queries import agency_by_id


@login_required
@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """Show the procedures in force on a day at a level, filtered and found without marks."""
    actor = _reader(request)
    today = day_of(timezone.now())
    listing = read_listing(request.GET, today=today, own_level=_level_of(actor))
    return render(request, "catalogue/list.html", {"room": "catalogue", "listing": listing})


@login_required
@require_safe
def procedure_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show one procedure as of a day; the level of the officer's own agency first."""
    actor = _reader(request)
    today = day_of(timezone.now())
    asked = request.GET.get("ngay", "")
    on = parse_day(asked, field="ngay") if asked else today
    detail = detail_of(code, on=on, level=request.GET.get("cap", ""))
    can_receive = may_somewhere(actor, "receive") and on == today and detail.plan.level == _level_of(actor)
    page = ProcedurePage(detail, on=on, today=today, can_receive=can_receive)
    return render(request, "catalogue/procedure.html", {"room": "catalogue", "page": page})


def _reader(request: HttpRequest) -> Actor:
    """The officer who may see the catalogue; anybody else is refused."""
    actor = actor_in(request)
    if actor is None or not may_somewhere(actor, "catalogue_see"):
        raise NotAllowed
    return actor


def _level_of(actor: Actor) -> str:
    return agency_by_id(actor.main.agency_id).level
