"""The fee at the counter: the catalogue's lines as rows to tick and count, and what is paid of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.capabilities.payments.domain import Line, charged, parse_quantity, stated
from motcua.common.components.figures import number
from motcua.common.refusals import Refusal
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.catalogue.domain.fees import COUNCIL, FREE, Charge
from motcua.foundation.catalogue.queries.fees import fee_lines

CASH, LATER, EXEMPT = "cash", "later", "exempt"
METHODS = {CASH: _("Tiền mặt"), LATER: _("Thu khi trả kết quả"), EXEMPT: _("Được miễn")}


class MethodUnknown(Refusal):
    """A way of paying that the page does not know."""

    field = "fee"
    sentence = "Chọn tiền mặt, thu khi trả kết quả hoặc được miễn."


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A line of the catalogue as the page shows it: whether it is asked for, of how many units, what it comes to."""

    charge: Charge
    on: bool
    units: str
    copies: str
    amount: str

    @property
    def counted(self) -> bool:
        """Whether the print names a unit that can be counted."""
        return self.charge.amount is not None and bool(self.charge.per)

    @property
    def by_copy(self) -> bool:
        """Whether copies are counted beside the pages of one."""
        return self.charge.by_page

    @property
    def label(self) -> str:
        """What it is for, in few words."""
        if self.charge.what:
            return self.charge.what
        if self.charge.amount is not None:
            return str(_("Phí, lệ phí"))
        council = self.charge.kind == COUNCIL
        return str(
            _("Phí theo nghị quyết Hội đồng nhân dân") if council else _("Phí, lệ phí, nguồn chưa ghi rõ")
        )

    @property
    def rate(self) -> str:
        """The price of a unit: «2.000 đồng/trang»; empty where none is certain."""
        if self.charge.amount is None:
            return ""
        return f"{number(self.charge.amount)} đồng" + (f"/{self.charge.per}" if self.charge.per else "")

    @property
    def total(self) -> int | None:
        """What it comes to; None while that cannot be said."""
        try:
            return self.line("x").amount
        except Refusal:
            return None

    def line(self, name: str) -> Line:
        """Return what is paid; raises what is wrong with the numbers typed."""
        if self.charge.amount is None:
            return stated(self.charge, name, self.amount, field="fee")
        units = parse_quantity(self.units, field="fee") if self.counted else 1
        copies = parse_quantity(self.copies, field="fee") if self.by_copy else 1
        return charged(self.charge, name, units=units, copies=copies)


@dataclass(frozen=True, slots=True)
class FeeSheet:
    """The fee of what is at the counter."""

    rows: tuple[FeeRow, ...] = ()
    method: str = CASH
    free: bool = False

    @property
    def methods(self) -> list[tuple[str, Any]]:
        """How it may be paid."""
        return list(METHODS.items())

    @property
    def asked(self) -> tuple[FeeRow, ...]:
        """The rows that this person pays."""
        return tuple(row for row in self.rows if row.on)

    @property
    def total(self) -> int:
        """What the asked rows come to, as far as it can be said."""
        return sum(row.total or 0 for row in self.asked)

    def lines(self, plan: VersionPlan) -> tuple[Line, ...]:
        """Return what is paid now, in cash; raises what is wrong with it."""
        if self.method not in METHODS:
            raise MethodUnknown
        return tuple(row.line(plan.name) for row in self.asked) if self.method == CASH else ()

    def remark(self) -> str:
        """Return what whoever hands out the result must know of the fee; empty when nothing is left open."""
        if not self.asked or self.method == CASH:
            return ""
        owed = f" {number(self.total)} đồng" if self.total else ""
        return f"Phí: thu khi trả kết quả{owed}." if self.method == LATER else "Phí: được miễn."


def fee_sheet(plan: VersionPlan, channel: str, data: Mapping[str, Any]) -> FeeSheet:
    """Return the fee rows of the procedure with what is typed into them; nothing is ticked that is not certain.

    One statement. `data` without the field of the method is a page on which the fee was not yet shown.
    """
    charges = fee_lines(plan.id, channel)
    asked = [charge for charge in charges if charge.kind != FREE and charge.amount != 0]
    shown = bool(data.get("fee_for") == str(plan.id))
    rows = tuple(_row(charge, data, shown, alone=len(asked) == 1) for charge in asked)
    method = str(data.get("fee_method") or CASH) if shown else CASH
    return FeeSheet(rows, method, free=bool(charges) and not asked)


def typed_fee(sheet: FeeSheet, data: Mapping[str, Any], plan: VersionPlan) -> FeeSheet:
    """Return the fee as the officer saw it; none when the page had not shown it, so that nothing is taken unseen."""
    return sheet if data.get("fee_for") == str(plan.id) else FeeSheet()


def _row(charge: Charge, data: Mapping[str, Any], shown: bool, *, alone: bool) -> FeeRow:
    def typed(what: str, given: str) -> str:
        return str(data.get(f"fee-{what}-{charge.number}", given))[:12] if shown else given

    on = f"fee-on-{charge.number}" in data if shown else alone and charge.amount is not None
    return FeeRow(charge, on, typed("units", "1"), typed("copies", "1"), typed("amount", ""))
