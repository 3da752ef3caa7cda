"""On which agencies a person may report."""

from __future__ import annotations

from motcua.common.refusals import NotAllowed
from motcua.foundation.organisation.domain import Actor, AgencyView
from motcua.foundation.organisation.permissions import reach_of
from motcua.insight.reports.domain.asked import Span
from motcua.insight.reports.queries import agencies_in

REPORT = "report"


class NotYourAgencies(NotAllowed):
    """A report over agencies of which some lie beyond the person's right."""

    sentence = "Báo cáo này gồm cơ quan ngoài quyền xem của tài khoản; hãy chọn một cơ quan của mình."


def reportable(actor: Actor, span: Span) -> tuple[AgencyView, ...]:
    """Return the agencies of the period on which the person may report, in the order of their codes."""
    reach = reach_of(actor, REPORT)
    return tuple(agency for agency in agencies_in(span) if reach.covers(agency_id=agency.id))


def check_may_report(actor: Actor, span: Span, *, level: str, agency: AgencyView | None) -> None:
    """Refuse a report that reaches beyond the person's right: over one agency, or over all of a level."""
    reach = reach_of(actor, REPORT)
    wanted = (agency,) if agency else agencies_in(span, level=level)
    if not reach.everywhere and not all(reach.covers(agency_id=one.id) for one in wanted):
        raise NotYourAgencies
    if not reach.everywhere and not reach.agencies:
        raise NotYourAgencies
