"""The same request twice is done once: the key is claimed in the transaction that does the act.

A refused request keeps nothing, its key included, so that it can be mended and sent again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from motcua.common.api.forms import carries_files, content_of
from motcua.common.api.models import IdempotencyRecord
from motcua.common.api.refusals import KeyUnusable, KeyUsedOtherwise
from motcua.common.transactions import writing

#: How long an answer is kept for the account that got it.
KEPT_FOR = timedelta(days=7)
_swept: dict[str, date] = {}
_TABLE = IdempotencyRecord._meta.db_table


def once(
    request: HttpRequest,
    key: str,
    *,
    account_id: int,
    at: datetime,
    answer: Callable[[HttpRequest], HttpResponse],
) -> HttpResponse:
    """Return the answer to the request, made now or, for a key that came before, the one made then."""
    if not (0 < len(key) <= 200 and key.isascii() and key.isprintable()):
        raise KeyUnusable
    fingerprint = fingerprint_of(request)
    with writing():
        if not _claim(account_id, key, fingerprint, at):
            return _earlier(account_id, key, fingerprint)
        response = answer(request)
        if response.status_code >= 400:
            transaction.set_rollback(True)
        else:
            _keep(account_id, key, response)
            _forget_once_a_day(at)
    return response


def fingerprint_of(request: HttpRequest) -> str:
    """Return what makes two requests the same: method, address with its query, and body."""
    head = f"{request.method} {request.get_full_path()}\n".encode("utf-8", "surrogateescape")
    body = content_of(request) if carries_files(request) else request.body
    return hashlib.sha256(head + body).hexdigest()


def forget(at: datetime) -> int:
    """Delete the answers that have been kept long enough, and return how many there were."""
    return IdempotencyRecord.objects.filter(created_at__lt=at - KEPT_FOR).delete()[0]


def _keep(account_id: int, key: str, response: HttpResponse) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {_TABLE} SET status = %s, body = %s WHERE user_id = %s AND key = %s",  # noqa: S608
            [response.status_code, response.content.decode("utf-8"), account_id, key],
        )


def _forget_once_a_day(at: datetime) -> None:
    """Sweep where rows come in, so that no job has to; each process does it once a day."""
    if _swept.get("on") != at.date():
        _swept["on"] = at.date()
        forget(at)


def _claim(account_id: int, key: str, fingerprint: str, at: datetime) -> bool:
    # A second request with the key waits here until the first has committed; a key older than seven days begins anew.
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_TABLE} (user_id, key, fingerprint, status, body, created_at) "  # noqa: S608
            f"VALUES (%s, %s, %s, 0, '', %s) ON CONFLICT (user_id, key) DO UPDATE SET "
            f"fingerprint = excluded.fingerprint, status = 0, body = '', created_at = excluded.created_at "
            f"WHERE {_TABLE}.created_at < %s",
            [account_id, key, fingerprint, at, at - KEPT_FOR],
        )
        return bool(cursor.rowcount)


def _earlier(account_id: int, key: str, fingerprint: str) -> HttpResponse:
    kept = IdempotencyRecord.objects.get(user_id=account_id, key=key)
    if kept.fingerprint != fingerprint:
        raise KeyUsedOtherwise
    response = HttpResponse(kept.body, status=kept.status, content_type="application/json; charset=utf-8")
    response["Idempotent-Replay"] = "true"
    return response
