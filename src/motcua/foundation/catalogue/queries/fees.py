"""What procedures cost, in a few words for a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from motcua.common.components.figures import number
from motcua.foundation.catalogue.domain.fees import AMOUNT, Charge, charge_of
from motcua.foundation.catalogue.models import Fee

_SHORT = 30
#: Kind, amount and print of a fee line.
Line = tuple[str, Decimal | None, str]


def fee_words(version_ids: Collection[int], *, channel: str = "") -> dict[int, str]:
    """Return the fee of each version in a few words; a version whose print says nothing certain is left out.

    One statement. Lines of another channel than the one asked for, or in another currency, do not count.
    """
    lines: dict[int, list[Line]] = defaultdict(list)
    found = Fee.objects.filter(version__in=version_ids, channel__in=("", channel), currency="VND")
    rows = found.order_by("version_id", "number").values_list("version_id", "kind", "amount", "text")
    for version_id, kind, amount, text in rows:
        charge = charge_of(0, kind, amount, "VND", text)
        lines[version_id].append((charge.kind, amount if charge.kind == kind else None, text))
    return {version_id: words for version_id, own in lines.items() if (words := _words(own))}


def fee_lines(version_id: int, channel: str) -> tuple[Charge, ...]:
    """Return what a dossier of the version may be asked to pay when handed in this way, as printed and in order.

    One statement. Other channels and currencies are left out, as are lines that say again what another says of all
    channels. No amount is invented: where none is certain, `amount` is None and `text` is the print.
    """
    found = Fee.objects.filter(version=version_id, channel__in=("", channel), currency="VND").order_by(
        "number"
    )
    charges: dict[tuple[object, ...], Charge] = {}
    for row in found.values_list("number", "kind", "amount", "currency", "text"):
        charge = charge_of(*row)
        text = charge.text
        key = (charge.kind, charge.amount, charge.per, charge.what if charge.kind == AMOUNT else text)
        held = charges.get(key)
        if held is None or len(text) > len(held.text):
            charges[key] = charge
    return tuple(sorted(charges.values(), key=lambda charge: charge.number))


def _words(lines: list[Line]) -> str:
    kinds = {kind for kind, _amount, _text in lines}
    amounts = {amount: text for _kind, amount, text in lines if amount}
    if kinds == {"free"}:
        return "không thu phí"
    if "council" in kinds:
        return "phí theo nghị quyết HĐND"
    if len(amounts) == 1 and kinds == {"amount"}:
        return _one(*amounts.popitem())
    return f"từ {number(min(amounts))} đồng" if amounts else ""


def _one(amount: Decimal, text: str) -> str:
    """Return the only amount with what it is for, where the print says it shortly: «2.000 đồng/trang»."""
    words = f"{number(amount)} đồng"
    if text.startswith("/") and len(text) <= _SHORT:
        return words + text
    clause = text.split(";")[0].strip(" .")
    return clause if clause.startswith(words) and len(clause) <= _SHORT else words
