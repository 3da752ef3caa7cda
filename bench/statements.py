"""The writes of one request, recorded, so that a bare view can make the same ones and nothing else.

`python -m bench.statements` sends one reception and one act through the whole house and keeps each write with values.
Keys begin at a number that no other value has, so that they can be told from everything else.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.db import connection
from django.test import Client

#: Keys made while recording begin here.
FIRST_KEY = 1_500_000_000


@contextmanager
def recording(sequences: dict[str, str]) -> Iterator[list[dict[str, Any]]]:
    """Record every write of the block: its text, its values, and the key that a new row got."""
    found: list[dict[str, Any]] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        result = execute(sql, params, many, context)
        if sql.lstrip().split(None, 1)[0].upper() in ("INSERT", "UPDATE", "DELETE"):
            key = _key_of(sql, sequences)
            found.append({"sql": sql, "params": params, "many": many, "key": key})
        return result

    with connection.execute_wrapper(keep):
        yield found


def _key_of(sql: str, sequences: dict[str, str]) -> int | None:
    table = sql.replace('"', "").split()[2]
    if not sql.lstrip().upper().startswith("INSERT") or "RETURNING" not in sql or table not in sequences:
        return None
    # Below Django's cursor, so that this question is not recorded.
    row = connection.connection.execute("SELECT currval(%s::regclass)", [sequences[table]]).fetchone()
    return int(row[0])


def begin_keys_high() -> dict[str, str]:
    """Let every table's next key be a number that cannot be mistaken for another value; return their sequences."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.relname, quote_ident(s.relname) FROM pg_class s JOIN pg_depend d ON d.objid = s.oid "
            "JOIN pg_class t ON t.oid = d.refobjid WHERE s.relkind = 'S' AND d.deptype IN ('a', 'i') ORDER BY 1"
        )
        sequences = dict(cursor.fetchall())
        for index, sequence in enumerate(sequences.values(), 1):
            cursor.execute("SELECT setval(%s::regclass, %s)", [sequence, FIRST_KEY + index * 1_000_000])
    return sequences


def number_by_series(statements: list[dict[str, Any]]) -> None:
    """Let each paper's number be the one that its series gives, told by the key that stands for that statement."""
    given: int | None = None
    for statement in statements:
        table = statement["sql"].replace('"', "").split()[2]
        if table == "statutory_forms_seriescounter":
            given = statement["key"]
        elif table == "statutory_forms_issuedpaper":
            columns = statement["sql"].partition("(")[2].partition(")")[0].replace('"', "").split(", ")
            params = list(statement["params"])
            params[columns.index("number")] = given
            statement["params"] = params


def main(target: str, token_of_counter: str, body: str) -> None:
    """Record a reception and a hand-over through the API, and write them to the file."""
    django.setup()
    client = Client()
    sequences = begin_keys_high()
    headers = {"Authorization": f"Bearer {token_of_counter}", "Idempotency-Key": "recorded-key-receive"}
    with recording(sequences) as receive:
        answer = client.post("/api/v1/dossiers", body, content_type="application/json", headers=headers)
    assert answer.status_code == 201, answer.content
    made = answer.json()
    headers["Idempotency-Key"] = "recorded-key-step"
    with recording(sequences) as step:
        answer = client.post(
            f"/api/v1/dossiers/{made['code']}/actions/hand_over",
            "{}",
            content_type="application/json",
            headers=headers,
        )
    assert answer.status_code == 200, answer.content
    for statements in (receive, step):
        number_by_series(statements)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM dossiers_dossier WHERE code = %s", [made["code"]])
        key = cursor.fetchone()[0]
    kept = {
        "receive": receive,
        "step": step,
        "code": made["code"],
        "reference": made["reference"],
        "dossier": key,
    }
    Path(target).write_bytes(pickle.dumps(kept))


if __name__ == "__main__":
    main(*sys.argv[1:])
