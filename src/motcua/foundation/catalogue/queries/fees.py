"""What procedures cost, in a few words for a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from motcua.common.components.figures import number
from motcua.foundation.catalogue.models import Fee

_SAYS_NOTHING = "unclear"


def fee_words(version_ids: Collection[int], *, channel: str = "") -> dict[int, str]:
    """Return the fee of each version in a few words; a version whose print says nothing certain is left out.

    One statement. Lines of another channel than the one asked for do not count.
    """
    lines: dict[int, list[tuple[str, Decimal | None]]] = defaultdict(list)
    # Dollars are taken by embassies only, never at a counter here.
    rows = Fee.objects.filter(version__in=version_ids, channel__in=("", channel), currency="VND")
    rows = rows.order_by("version_id", "number")
    for version_id, kind, amount in rows.values_list("version_id", "kind", "amount"):
        lines[version_id].append((kind, amount))
    return {version_id: words for version_id, found in lines.items() if (words := _words(found))}


def _words(lines: list[tuple[str, Decimal | None]]) -> str:
    kinds = {kind for kind, _amount in lines}
    amounts = {amount for _kind, amount in lines if amount}
    if kinds == {"free"}:
        return "không thu phí"
    if _SAYS_NOTHING in kinds and not amounts:
        return ""
    if "council" in kinds:
        return "phí theo nghị quyết HĐND"
    if len(amounts) == 1 and kinds == {"amount"}:
        return f"{number(amounts.pop())} đồng"
    return f"từ {number(min(amounts))} đồng" if amounts else ""
