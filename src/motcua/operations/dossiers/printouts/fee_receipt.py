"""Biên lai thu phí, lệ phí: what was paid for a dossier, to whom and when."""

from __future__ import annotations

from motcua.capabilities.payments.queries import FeeReceipt as Kept
from motcua.capabilities.statutory_forms.values import FeeLine, FeeReceipt
from motcua.capabilities.statutory_forms.wording import amount, amount_in_words, moment_words
from motcua.common.moments import day_of
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.printouts.sheet import office_letterhead

_METHODS = {"cash": "Tiền mặt"}


def fee_receipt(kept: Kept, dossier: Dossier, *, address: str) -> FeeReceipt:
    """Return the receipt as it was given; a cancelled one says so. `address`: of this installation, without a slash."""
    agency, day = organisation.agency_by_id(kept.agency_id), day_of(kept.taken_at)
    payer = dossier.submitter or dossier.applicant
    procedure = catalogue.version_by_id(dossier.version_id).name
    return FeeReceipt(
        **office_letterhead(agency, day, kept.notation),
        dossier_code=dossier.code or "",
        tracking_url=f"{address}/t/{dossier.code or dossier.reference}",
        tax_code="",
        template_number="",
        symbol=f"{kept.year}",
        number=kept.notation,
        payer=kept.payer,
        payer_id=payer.id_number if payer.name == kept.payer else "",
        address=kept.payer_address,
        procedure=procedure,
        lines=[
            FeeLine(
                name=_name(line["what"], procedure),
                quantity=amount(line["quantity"]),
                amount=amount(line["amount"]),
            )
            for line in kept.lines
        ],
        total=f"{amount(kept.amount)} đồng",
        total_words=amount_in_words(kept.amount),
        method=_METHODS.get(kept.method, kept.method),
        paid_at=moment_words(kept.taken_at),
        collector_name=organisation.officer_name(kept.taken_by_id),
        cancelled=kept.cancelled_at is not None,
        copies=["Liên 1: Lưu", "Liên 2: Giao người nộp tiền"],
    )


def _name(what: str, procedure: str) -> str:
    """Return what a line is for; the procedure itself stands above the lines already."""
    return "Phí, lệ phí" if procedure.startswith(what) else what
