"""Money on the dossier's page: the catalogue's prices to multiply, amounts to type where the council sets them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.capabilities.payments.domain import Line, charged, parse_amount, parse_quantity, stated
from motcua.capabilities.payments.queries import FeeReceipt, receipts_of
from motcua.common.components.figures import number
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain.fees import AMOUNT, COUNCIL, FREE, Charge
from motcua.foundation.catalogue.queries.fees import fee_lines
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.permissions import Asker, agencies_for, may
from motcua.operations.dossiers.services.fees import CANCEL_FEE, SUBJECT, TAKE_FEE, fees_can_be_taken

_COUNCIL_WORDS = "Hội đồng nhân dân quy định mức thu"
_WHAT = "Phí, lệ phí"


@dataclass(frozen=True, slots=True)
class FeeField:
    """One line of the form: a number of units where the price is certain, an amount where it is not."""

    charge: Charge
    #: «2.000 đồng/trang», or who sets the amount.
    price: str
    #: The law's own words, for whoever types an amount; empty where the price says it all.
    basis: str
    name: str
    quantity: str = ""
    copies: str = ""
    amount: str = ""

    @property
    def label(self) -> str:
        """What it is for."""
        return self.charge.what or _WHAT

    @property
    def unit(self) -> str:
        """What is counted, as the label of the number."""
        return f"Số {self.charge.per}" if self.charge.per and len(self.charge.per) <= 12 else "Số lượng"


def fee_fields(charges: Iterable[Charge], typed: Mapping[str, Any]) -> tuple[FeeField, ...]:
    """Return the form's lines for what may be asked, with what was typed; what is free has none."""
    return tuple(
        FeeField(
            charge=charge,
            price=_price(charge),
            basis="" if charge.kind == AMOUNT else charge.text.removeprefix("0 VNĐ (").strip(),
            name=f"fee-{charge.number}",
            quantity=str(typed.get(f"fee-{charge.number}-quantity", ""))[:6],
            copies=str(typed.get(f"fee-{charge.number}-copies", "1"))[:6],
            amount=str(typed.get(f"fee-{charge.number}-amount", ""))[:20],
        )
        for charge in charges
        if charge.kind != FREE
    )


def typed_lines(dossier: Dossier, typed: Mapping[str, Any]) -> tuple[Line, ...]:
    """Return the lines that were typed, in order; what was left empty is not asked for.

    Raises a payments refusal whose field names the input: `fee-2-quantity`, `fee-2-amount`, `fee-other-amount`.
    """
    plan = catalogue.version_by_id(dossier.version_id)
    fields = fee_fields(_charges(dossier), typed)
    lines = [line for field in fields if (line := _line(field, plan.name)) is not None]
    what, amount = (
        str(typed.get("fee-other-what", "")).strip(),
        str(typed.get("fee-other-amount", "")).strip(),
    )
    if what or amount:
        lines.append(Line.of(what, parse_amount(amount, field="fee-other-amount")))
    return tuple(lines)


def fees_of(dossier: Dossier, asker: Asker, typed: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return what the dossier's page shows under «Phí, lệ phí»: receipts given, and the form to take money."""
    receipts = receipts_of(SUBJECT, dossier.pk)
    takes = may(asker, TAKE_FEE, dossier) and fees_can_be_taken(dossier)
    charges = _charges(dossier)
    cancels = bool(receipts) and may(asker, CANCEL_FEE, dossier)
    cancelled_at = agencies_for(asker, CANCEL_FEE) if cancels else frozenset()
    payer, told = dossier.submitter or dossier.applicant, typed or {}
    return {
        "receipts": [_shown(receipt, cancelled_at) for receipt in receipts],
        "fee_fields": fee_fields(charges, told) if takes else (),
        "fee_free": bool(charges) and all(charge.kind == FREE for charge in charges),
        "fee_typed": {
            "payer": str(told.get("payer", payer.name))[:200],
            "address": str(told.get("address", payer.address))[:300],
            "what": str(told.get("fee-other-what", ""))[:200],
            "amount": str(told.get("fee-other-amount", ""))[:20],
        },
        "takes_fee": takes,
    }


def _charges(dossier: Dossier) -> tuple[Charge, ...]:
    """Return what may be asked; where the catalogue says nothing of the way it came, as for one handed in here."""
    return fee_lines(dossier.version_id, dossier.channel) or fee_lines(dossier.version_id, "direct")


def _shown(receipt: FeeReceipt, cancelled_at: frozenset[int]) -> dict[str, Any]:
    """Return a receipt with who took the money; it is cancelled at the agency whose cash it is."""
    return {
        "receipt": receipt,
        "officer": organisation.officer_name(receipt.taken_by_id),
        "cancels": receipt.agency_id in cancelled_at,
    }


def _line(field: FeeField, procedure: str) -> Line | None:
    if field.charge.amount is None:
        if not field.amount.strip():
            return None
        return stated(field.charge, procedure, field.amount, field=f"{field.name}-amount")
    if field.quantity.strip() in ("", "0"):
        return None
    units = parse_quantity(field.quantity, field=f"{field.name}-quantity")
    copies = parse_quantity(field.copies, field=f"{field.name}-copies") if field.charge.by_page else 1
    return charged(field.charge, procedure, units=units, copies=copies)


def _price(charge: Charge) -> str:
    if charge.amount is None:
        return _COUNCIL_WORDS if charge.kind == COUNCIL else ""
    words = f"{number(charge.amount)} đồng" + (f"/{charge.per}" if charge.per else "")
    if charge.later is not None:
        words += f", từ {charge.per} thứ {charge.later_from}: {number(charge.later)} đồng"
    return words + (f", nhiều nhất {number(charge.at_most)} đồng" if charge.at_most else "")
