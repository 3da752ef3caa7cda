"""For which other agencies a one-stop office receives today (phi địa giới), by the law's data of the day."""

from __future__ import annotations

from datetime import date

from motcua.foundation import law
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain import VERTICAL, VersionPlan
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.domain.application import Application
from motcua.operations.dossiers.domain.elsewhere import (
    ElsewhereNotAllowed,
    NotOfThisTrade,
    may_receive_for,
)


def resolvers_for(office: AgencyView, on: date) -> tuple[AgencyView, ...]:
    """Return the other agencies for which the office may receive on the day and that have something to resolve."""
    return tuple(
        agency
        for agency in organisation.agencies(on=on)
        if agency.id != office.id
        and _allowed(office, agency, on)
        and catalogue.versions_in_force(agency.level, on)
    )


def office_for(
    application: Application, agency: AgencyView, on: date, *, linked: bool = False
) -> AgencyView | None:
    """Return the agency where it is handed in, when that is another than the one that resolves it.

    The data of a linked procedure say themselves who resolves its parts; elsewhere the law must let the office receive
    for the agency. Raises ElsewhereNotAllowed, or the refusal of an unknown office.
    """
    if application.office in ("", agency.code):
        return None
    office = organisation.agency_by_code(application.office, on=on)
    if not linked and not _allowed(office, agency, on):
        day = f"{on.day}/{on.month}/{on.year}"
        raise ElsewhereNotAllowed(office=office.name, agency=agency.name, day=day)
    return office


def resolves(agency: AgencyView, version: VersionPlan) -> bool:
    """Return whether the procedure is of the agency's trade; a committee resolves whatever its level does."""
    return agency.level != VERTICAL or organisation.is_competent(agency.id, version.field)


def check_trade(agency: AgencyView, version: VersionPlan) -> None:
    """Refuse a procedure of another trade than the vertical agency's; raises NotOfThisTrade."""
    if not resolves(agency, version):
        raise NotOfThisTrade(agency=agency.name, procedure_field=version.field)


def _allowed(office: AgencyView, agency: AgencyView, on: date) -> bool:
    def share_area(level: str) -> bool:
        area = organisation.area_of(office, level)
        return area is not None and area == organisation.area_of(agency, level)

    return office.is_one_stop and may_receive_for(
        law.elsewhere_policies_on(on),
        office_level=office.level,
        agency_level=agency.level,
        share_area=share_area,
    )
