"""A small API that does nothing but show what every call has in common."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.http import Http404, HttpRequest
from django.urls import path
from django.utils import timezone
from ninja import Field, Query, Schema, Status

from motcua.common.api.instance import make_api
from motcua.common.outbox.models import OutboxMessage
from motcua.common.outbox.services import say
from motcua.common.refusals import Conflict, NotAllowed

api = make_api()


class Person(Schema):
    name: str = Field(max_length=20)
    born: date | None = None


class Thing(Schema):
    subject: int
    person: Person | None = None
    refuse: str = ""


@api.post("/things", response={201: dict})
def make(request: HttpRequest, payload: Thing) -> Status[dict[str, int]]:
    message = say("thing", subject=("thing", payload.subject), to=("nobody", None), at=timezone.now())
    if payload.refuse == "conflict":
        raise Conflict
    if payload.refuse == "right":
        raise NotAllowed
    if payload.refuse == "missing":
        raise Http404
    if payload.refuse == "bug":
        raise KeyError("a mistake of ours")
    return Status(201, {"id": message.pk, "by": request.user.pk})


@api.get("/things")
def look(request: HttpRequest, limit: int = Query(10, ge=1, le=100)) -> dict[str, int]:
    return {"count": OutboxMessage.objects.count(), "limit": limit}


@api.get("/beyond")
def beyond(request: HttpRequest) -> dict[str, int]:
    with transaction.atomic():
        say("thing", subject=("thing", 10**30), to=("nobody", None), at=timezone.now())
    return {}


@api.get("/open", auth=None)
def anyone(request: HttpRequest) -> dict[str, str]:
    return {"hello": "ai cũng xem được"}


urlpatterns = [path("api/v1/", api.urls)]
