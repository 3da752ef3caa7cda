"""Working papers of the counter: what it hands over to a unit, and the results that come back or are sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from motcua.capabilities.statutory_forms.values import HandOverList, HandOverRow, ResultList, ResultRow
from motcua.capabilities.statutory_forms.wording import (
    amount,
    count_words,
    day_words,
    moment_words,
    short_moment,
)
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.printouts.sheet import office_letterhead, office_of
from motcua.operations.dossiers.queries.day_lists import HandedOver, Result

#: One for each side.
_COPIES = ["Liên 1: Bên giao lưu", "Liên 2: Bên nhận lưu"]


def hand_over_list(agency: AgencyView, unit_id: int, rows: Sequence[HandedOver], day: date) -> HandOverList:
    """Return the list of what the office gave to one unit; who receives signs by hand."""
    givers = {row.by for row in rows if row.by}
    return HandOverList(
        **office_letterhead(agency, day, ""),
        giver=office_of(agency, day),
        receiver=organisation.unit_by_id(unit_id).name,
        at=moment_words(rows[-1].at) if rows else day_words(day),
        rows=[
            HandOverRow(
                code=row.dossier.code or "",
                procedure=row.procedure,
                applicant=row.dossier.applicant.name,
                papers=count_words(row.papers) if row.papers else "",
                due=short_moment(row.dossier.due_at) if row.dossier.due_at else "",
                note="",
            )
            for row in rows
        ],
        giver_name=organisation.officer_name(givers.pop()) if len(givers) == 1 else "",
        receiver_name="",
        results=[],
        copies=_COPIES,
    )


def result_list(agency: AgencyView, rows: Sequence[Result], day: date, *, sent: bool) -> ResultList:
    """Return the list of the results that came to the office on the day, or (`sent`) that went out by post."""
    office, total = office_of(agency, day), sum(row.paid for row in rows)
    return ResultList(
        **office_letterhead(agency, day, ""),
        giver=office if sent else agency.name,
        receiver="Dịch vụ bưu chính công ích" if sent else office,
        at=day_words(day),
        rows=[
            ResultRow(
                code=row.dossier.code or "",
                content=row.procedure,
                result="Đã giải quyết" if row.granted else "Không giải quyết",
                applicant=row.dossier.applicant.name,
                address=row.dossier.applicant.address,
                fee=amount(row.paid) if row.paid else "",
                by_post=row.sent,
            )
            for row in rows
        ],
        total=f"{amount(total)} đồng" if total else "",
        giver_name="",
        receiver_name="",
        copies=_COPIES,
    )
