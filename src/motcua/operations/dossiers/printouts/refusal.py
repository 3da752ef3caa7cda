"""Phiếu từ chối tiếp nhận giải quyết hồ sơ: who refused, and why."""

from __future__ import annotations

from motcua.capabilities.statutory_forms.values import Refusal
from motcua.operations.dossiers.printouts.sheet import Sheet, office_of
from motcua.operations.dossiers.printouts.words import reasons_of


def refusal(sheet: Sheet) -> Refusal:
    """Return the refusal as its event made it."""
    return Refusal(
        **sheet.of_the_office(),
        **sheet.traced(),
        office=office_of(sheet.issuer, sheet.day),
        applicant=sheet.applicant,
        procedure=sheet.procedure,
        reasons=reasons_of(sheet.told, "refuse"),
        submitter_name=sheet.submitter_name,
        officer_name=sheet.told.officer_name,
    )
