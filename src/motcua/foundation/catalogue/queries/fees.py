"""What procedures cost, in a few words for a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from motcua.common.components.figures import number
from motcua.common.versions import Snapshot
from motcua.foundation.catalogue.domain.fees import AMOUNT, Charge, charge_of
from motcua.foundation.catalogue.models import Fee
from motcua.foundation.catalogue.queries.memory import VERSION_NAME

_SHORT = 30
#: Kind, amount and print of a fee line.
Line = tuple[str, Decimal | None, str]


def _build() -> dict[int, tuple[tuple[str, Fee, Charge], ...]]:
    """Return every fee line in đồng by its version, in the order printed: its way of handing in, row and meaning."""
    found: dict[int, list[tuple[str, Fee, Charge]]] = defaultdict(list)
    for fee in Fee.objects.filter(currency="VND").order_by("version_id", "number"):
        charge = charge_of(fee.number, fee.kind, fee.amount, fee.currency, fee.text)
        found[fee.version_id].append((fee.channel, fee, charge))
    return {version_id: tuple(lines) for version_id, lines in found.items()}


_memory: Snapshot[dict[int, tuple[tuple[str, Fee, Charge], ...]]] = Snapshot(VERSION_NAME, _build)


def fee_words(version_ids: Collection[int], *, channel: str = "") -> dict[int, str]:
    """Return the fee of each version in a few words; a version whose print says nothing certain is left out.

    Lines of another channel than the one asked for, or in another currency, do not count.
    """
    found: dict[int, str] = {}
    for version_id in version_ids:
        lines: list[Line] = [
            (charge.kind, fee.amount if charge.kind == fee.kind else None, fee.text)
            for way, fee, charge in _memory.get().get(version_id, ())
            if way in ("", channel)
        ]
        if words := _words(lines) if lines else "":
            found[version_id] = words
    return found


def fee_lines(version_id: int, channel: str) -> tuple[Charge, ...]:
    """Return what a dossier of the version may be asked to pay when handed in this way, as printed and in order.

    Other channels and currencies are left out, as are lines that say again what another says of all channels. No amount
    is invented: where none is certain, `amount` is None and `text` is the print.
    """
    charges: dict[tuple[object, ...], Charge] = {}
    for way, _fee, charge in _memory.get().get(version_id, ()):
        if way not in ("", channel):
            continue
        said = charge.what if charge.kind == AMOUNT else charge.text
        key = (charge.kind, charge.amount, charge.per, said)
        known = charges.get(key)
        if known is None or len(charge.text) > len(known.text):
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
