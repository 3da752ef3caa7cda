"""The published catalogue under /api/v1: open to anyone, read only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, TypeVar

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router, Schema

from motcua.common.moments import day_of, parse_day
from motcua.common.refusals import Refusal
from motcua.common.text import clean, fold
from motcua.foundation.catalogue.domain import ALL_LEVELS, LEVELS, UnknownLevel, VersionPlan
from motcua.foundation.catalogue.queries import VersionDetail, detail_of, find_among, versions_in_force

router = Router(tags=["Danh mục thủ tục"])
_LONGEST_TEXT = 200
Out = TypeVar("Out", bound=Schema)


class CursorUnknown(Refusal):
    """A cursor that this list has not given."""

    field = "cursor"
    sentence = "Con trỏ «%(cursor)s» không thuộc danh sách này; hãy đọc lại từ đầu."


class DurationOut(Schema):
    """How long the agency has; an empty channel or case means every one without its own rule."""

    channel: str
    case: str
    text: str
    assumed: bool
    note: str


class ComponentOut(Schema):
    """One paper; papers of different cases are alternatives."""

    id: str
    name: str
    originals: int
    copies: int
    obligatory: bool
    group: str
    case: str


class FeeOut(Schema):
    """One fee line; kind: amount, free, council (set by the provincial council) or unclear."""

    channel: str
    kind: str
    amount: int | None
    currency: str
    text: str


class StepOut(Schema):
    """One step of the process; hours are working hours, null when its time is not counted."""

    number: int
    name: str
    unit_kind: str
    role: str
    hours: float | None
    assumed: bool


class ProcedureSummary(Schema):
    """A procedure in a list."""

    code: str
    name: str
    level: str
    field: str
    online_level: int | None
    durations: list[DurationOut]
    receivable: bool
    why_not_receivable: str
    valid_from: date
    valid_until: date | None


class ProcedureOut(ProcedureSummary):
    """A procedure whole, as of a day; `valid_until` is the first day on which it no longer counts."""

    components: list[ComponentOut]
    component_notes: list[str]
    fees: list[FeeOut]
    steps: list[StepOut]
    process_source: str
    result: str
    applicants: str
    requirements: str
    legal_bases: list[str]
    decision: str
    source: str


class ProcedureList(Schema):
    """A page of procedures; `next` is the cursor of the following page, null on the last."""

    items: list[ProcedureSummary]
    total: int
    next: str | None


OnDay = Annotated[str, Query(description="Ngày có hiệu lực, YYYY-MM-DD; mặc định hôm nay", max_length=40)]
AtLevel = Annotated[str, Query(description="commune, district hoặc province", max_length=40)]


@router.get("/procedures", response=ProcedureList, auth=None, summary="Danh mục thủ tục có hiệu lực")
def list_procedures(
    request: HttpRequest,
    on: OnDay = "",
    level: AtLevel = "",
    q: Annotated[str, Query(description="Từ cần tìm, có dấu hoặc không, hoặc mã")] = "",
    field: Annotated[str, Query(description="Lĩnh vực")] = "",
    cursor: Annotated[str, Query(max_length=60)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> ProcedureList:
    """Return the procedures in force on a day, by name, or best first where words are given."""
    words = clean(q, label="Từ cần tìm", limit=_LONGEST_TEXT, field="q")
    printed_field = fold(clean(field, label="Lĩnh vực", limit=_LONGEST_TEXT, field="field"))
    levels = (_known_level(level),) if level else LEVELS
    day = _day(on)
    plans = [plan for each in levels for plan in versions_in_force(each, day)]
    if printed_field:
        plans = [plan for plan in plans if fold(plan.field) == printed_field]
    found = find_among(plans, words) if words else plans
    page, following = _page(found, cursor, limit)
    return ProcedureList(items=[_summary(plan) for plan in page], total=len(found), next=following)


@router.get("/procedures/{code}", response=ProcedureOut, auth=None, summary="Một thủ tục")
def get_procedure(
    request: HttpRequest, code: Annotated[str, Path(max_length=40)], on: OnDay = "", level: AtLevel = ""
) -> ProcedureOut:
    """Return a procedure as of a day, at the level asked for or at the nearest that resolves it."""
    return _whole(detail_of(code, on=_day(on), level=_known_level(level) if level else ""))


def _known_level(level: str) -> str:
    if level not in ALL_LEVELS:
        raise UnknownLevel(level=level)
    return level


def _day(text: str) -> date:
    return parse_day(text, field="on") if text else day_of(timezone.now())


def _page(found: list[VersionPlan], cursor: str, limit: int) -> tuple[list[VersionPlan], str | None]:
    start = 0
    if cursor:
        at = next((index for index, plan in enumerate(found) if _cursor(plan) == cursor), None)
        if at is None:
            raise CursorUnknown(cursor=cursor)
        start = at + 1
    page = found[start : start + limit]
    more = start + limit < len(found)
    return page, _cursor(page[-1]) if more else None


def _cursor(plan: VersionPlan) -> str:
    return f"{plan.level}:{plan.code}"


def _durations(plan: VersionPlan) -> list[DurationOut]:
    return [
        DurationOut(channel=d.channel, case=d.case, text=d.text, assumed=d.assumed, note=d.note)
        for d in plan.durations
    ]


def _summary(plan: VersionPlan) -> ProcedureSummary:
    return ProcedureSummary(
        code=plan.code,
        name=plan.name,
        level=plan.level,
        field=plan.field,
        online_level=plan.online_level,
        durations=_durations(plan),
        receivable=plan.receivable,
        why_not_receivable=plan.why_not,
        valid_from=plan.valid_from,
        valid_until=plan.valid_until,
    )


def _whole(detail: VersionDetail) -> ProcedureOut:
    plan = detail.plan
    return ProcedureOut(
        **_summary(plan).dict(),
        components=_each(
            ComponentOut, plan.components, "id", "name", "originals", "copies", "obligatory", "group", "case"
        ),
        component_notes=list(detail.notes),
        fees=_each(FeeOut, detail.fees, "channel", "kind", "amount", "currency", "text"),
        steps=_each(StepOut, plan.steps, "number", "name", "unit_kind", "role", "hours", "assumed"),
        process_source=detail.process_source,
        result=plan.result,
        applicants=detail.applicants,
        requirements=detail.requirements,
        legal_bases=list(detail.legal_bases),
        decision=detail.decision,
        source=detail.source,
    )


def _each(kind: type[Out], values: Iterable[object], *names: str) -> list[Out]:
    return [kind(**{name: getattr(value, name) for name in names}) for value in values]
