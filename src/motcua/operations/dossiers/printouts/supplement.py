"""Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: what one request asked for, and why."""

from __future__ import annotations

from motcua.capabilities.statutory_forms.values import Supplement
from motcua.operations.dossiers.printouts.sheet import Sheet, office_of
from motcua.operations.dossiers.printouts.words import items_of, reasons_of


def supplement(sheet: Sheet) -> Supplement:
    """Return the request as its event made it."""
    return Supplement(
        **sheet.of_the_office(),
        **sheet.traced(),
        applicant=sheet.applicant,
        procedure=sheet.procedure,
        items=items_of(sheet.told),
        reason="; ".join(reasons_of(sheet.told, "supplement", "supplement_breach")),
        contact=office_of(sheet.issuer, sheet.day),
        contact_phone="",
        officer_name=sheet.told.officer_name,
    )
