"""What the counter's answer leaves to print: the paper of the law first, then the receipt of the fee."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from motcua.capabilities.payments.queries import receipts_of
from motcua.capabilities.statutory_forms.queries import papers_of
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.fees import SUBJECT

_NAMES = {
    "receipt": _("In giấy tiếp nhận và hẹn trả"),
    "supplement": _("In phiếu yêu cầu bổ sung"),
    "refusal": _("In phiếu từ chối"),
}
#: The first two papers have a key each.
_KEYS = ("p", "b")


@dataclass(frozen=True, slots=True)
class Print:
    """A paper that can be printed here; the first one goes to the printer by itself."""

    name: Any
    address: str
    key: str
    at_once: bool


def prints_of(dossier: Dossier) -> tuple[Print, ...]:
    """Return the papers of the latest answer and the fee's receipts, in the order of their use; two statements."""
    code = dossier.code or dossier.reference
    found: list[tuple[Any, str]] = []
    issued = [paper for paper in papers_of(SUBJECT, dossier.pk) if paper.form in _NAMES]
    if issued:
        last = issued[-1]
        found.append((_NAMES[last.form], f"{_address('paper', code, last.form)}?event={last.event}"))
    for receipt in receipts_of(SUBJECT, dossier.pk):
        if receipt.cancelled_at is None:
            found.append(
                (
                    _("In biên lai %(number)s") % {"number": receipt.notation},
                    _address("fee-receipt", code, receipt.pk),
                )
            )
    keys = (*_KEYS, *("" for _more in found))
    return tuple(
        Print(name, address, key, at_once=not index)
        for index, ((name, address), key) in enumerate(zip(found, keys, strict=False))
        if address.startswith("/")
    )


def _address(name: str, *parts: object) -> str:
    try:
        return reverse(f"dossiers:{name}", args=parts)
    except NoReverseMatch:
        return ""
