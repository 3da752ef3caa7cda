"""What is typed at the counter and not yet sent: kept for its account, offered again, gone once it is answered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.common.api.models import IdempotencyRecord
from motcua.common.transactions import writing
from motcua.operations.dossiers.models import ReceptionDraft

KEPT = timedelta(days=7)
#: More than a page's fields can hold; a longer one is not of this page.
LARGEST = 60_000
_FORM = re.compile(r"[0-9a-f]{32}")
#: What says which page it was, not what was typed.
_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "do", "form"})
#: Without any of these nothing worth keeping was typed.
_WORTH = (
    "name",
    "id_number",
    "phone",
    "address",
    "procedure",
    "procedure_text",
    "owner_name",
    "note",
    "items",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """An unsent form: its number, when it was typed at last, for whom, and its fields."""

    form: str
    changed_at: datetime
    data: Mapping[str, list[str]]

    @property
    def name(self) -> str:
        """The name typed; empty when there was none yet."""
        return next(iter(self.data.get("name") or [""]), "").strip()


def counter_key(form: str) -> str:
    """Return the key under which the counter's answer to a form is claimed."""
    return f"counter:{form}"


def save_draft(account_id: int, form: str, fields: Iterable[tuple[str, list[str]]], *, at: datetime) -> bool:
    """Keep what is typed so far; False when there is nothing to keep, or the form was answered meanwhile.

    Drafts that nobody came back to for a week go at the same time, whoever typed them.
    """
    data = {name: values for name, values in fields if name not in _NOT_TYPED}
    if not _FORM.fullmatch(form) or not _worth_keeping(data):
        return False
    with writing():
        ReceptionDraft.objects.filter(changed_at__lt=at - KEPT).delete()
        if IdempotencyRecord.objects.filter(user_id=account_id, key=counter_key(form)).exists():
            return False
        ReceptionDraft.objects.update_or_create(
            account_id=account_id, form=form, defaults={"data": data, "changed_at": at}
        )
    return True


def forget_draft(account_id: int, form: str) -> None:
    """Let the draft go, where there is one."""
    ReceptionDraft.objects.filter(account_id=account_id, form=form[:32]).delete()


def draft_of(account_id: int, form: str, *, at: datetime) -> Draft | None:
    """Return the account's draft of this number; None when there is none any more."""
    return _first(account_id, at, form=form[:32])


def latest_draft(account_id: int, *, at: datetime) -> Draft | None:
    """Return the account's latest draft that is not older than a week."""
    return _first(account_id, at)


def _first(account_id: int, at: datetime, **more: str) -> Draft | None:
    found = ReceptionDraft.objects.filter(account_id=account_id, changed_at__gte=at - KEPT, **more)
    row = found.order_by("-changed_at").values_list("form", "changed_at", "data").first()
    return Draft(*row) if row else None


def _worth_keeping(data: Mapping[str, list[str]]) -> bool:
    typed = any("".join(data.get(name, [])).strip() for name in _WORTH)
    return typed and len(json.dumps(data)) <= LARGEST
