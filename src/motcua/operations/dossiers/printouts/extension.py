"""Phiếu xin lỗi: the appointment that will not be kept, and the new one; the resolving agency's head signs."""

from __future__ import annotations

from motcua.capabilities.statutory_forms.values import Extension
from motcua.capabilities.statutory_forms.wording import day_words, moment_words
from motcua.common.moments import day_of
from motcua.operations.dossiers.printouts.sheet import Sheet, head_of
from motcua.operations.dossiers.printouts.words import reasons_of


def extension(sheet: Sheet) -> Extension:
    """Return the apology as its event made it."""
    old, new, received = sheet.before.due_at, sheet.after.due_at, sheet.after.received_at
    assert old is not None and new is not None and received is not None
    head = head_of(sheet.issuer, sheet.day)
    return Extension(
        **sheet.of_the_agency(),
        **sheet.traced(),
        agency=sheet.issuer.name,
        applicant=sheet.applicant,
        procedure=sheet.procedure,
        received_on=day_words(day_of(received)),
        due_at=moment_words(old),
        reason="; ".join(reasons_of(sheet.told, "extend")),
        new_due_at=moment_words(new),
        signer_title=head.title.upper() if head else "",
        signer_name=head.name if head else "",
    )
