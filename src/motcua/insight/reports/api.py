"""The room's part of /api/v1: form II.06 as of any day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from motcua.foundation.organisation.queries import actor_of
from motcua.insight.reports.domain.asked import NeitherAgencyNorLevel, check_level, span_of
from motcua.insight.reports.permissions import check_may_report
from motcua.insight.reports.printouts.as_json import ii06_as_json
from motcua.insight.reports.queries import ii06, known_agency

router = Router(tags=["reports"])


class Ii06Asked(Schema):
    """Whose figures, of which period, as known at the end of which day."""

    agency: str = Field("", description="mã cơ quan giải quyết; hoặc dùng level")
    level: str = Field("", description="commune, district, province; hoặc dùng agency")
    first: date = Field(alias="from", description="ngày đầu kỳ")
    last: date = Field(alias="to", description="ngày cuối kỳ")
    as_of: date | None = Field(None, description="chốt số liệu hết ngày này; mặc định là ngày cuối kỳ")


@router.get("/reports/ii06", response=dict[str, Any], summary="Biểu II.06 theo lĩnh vực")
def get_ii06(request: HttpRequest, asked: Query[Ii06Asked]) -> dict[str, Any]:
    """Return form II.06 of an agency or a level on which the person may report."""
    if bool(asked.agency) == bool(asked.level):
        raise NeitherAgencyNorLevel
    span = span_of(asked.first, asked.last, asked.as_of)
    agency = known_agency(asked.agency, span) if asked.agency else None
    level = agency.level if agency else check_level(asked.level)
    check_may_report(actor_of(request.user, timezone.now()), span, level=level, agency=agency)
    return ii06_as_json(ii06(span, level=level, agency=agency))
