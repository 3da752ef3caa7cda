"""Sixty-four receptions at once over HTTP at one office: codes and numbers of papers without gap or double.

.venv/bin/python -m bench.at_once [--on postgresql|sqlite] [--clients 64] [--rounds 4]

Every client has its own connection and waits at the same gate. Exits 1 when a number is missing or given twice.
"""

from __future__ import annotations

import argparse
import secrets
import sqlite3
import statistics
import sys
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import psycopg

from bench.replay import sqlite
from bench.stand import Client, console, database, house, web
from bench.web import APPLICATION, COUNTER

#: Solved within days, so that a receipt is issued with its number.
LONGER = APPLICATION | {"procedure": "1.004873", "components": []}


def numbers_in(url: str) -> tuple[list[int], list[int]]:
    """Return the running numbers of the codes and of the receipts that the database holds."""
    codes = "SELECT code FROM dossiers_dossier"
    papers = "SELECT number FROM statutory_forms_issuedpaper WHERE form = 'receipt'"
    if url.startswith("sqlite"):
        with sqlite3.connect(
            urlsplit(url).path[1:] if url.startswith("sqlite:////") else urlsplit(url).path
        ) as kept:
            found = [kept.execute(query).fetchall() for query in (codes, papers)]
    else:
        with psycopg.connect(url) as connection:
            found = [connection.execute(query).fetchall() for query in (codes, papers)]
    return sorted(int(code.rsplit("-", 1)[1]) for (code,) in found[0]), sorted(
        number for (number,) in found[1]
    )


def receive_at_once(clients: list[Client], rounds: int) -> list[float]:
    """Let all clients receive at the same moment, so often, and return how long each waited, in milliseconds."""
    gate, waited = threading.Barrier(len(clients)), list[float]()

    def work(client: Client) -> Callable[[], None]:
        def receive() -> None:
            for _ in range(rounds):
                gate.wait(60)
                began = time.perf_counter()
                client.post("/api/v1/dossiers", LONGER, Idempotency_Key=secrets.token_hex(12))
                waited.append((time.perf_counter() - began) * 1000)

        return receive

    threads = [threading.Thread(target=work(client)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waited


def measure(url: str, clients: int, rounds: int) -> bool:
    """Receive at once and print the waits; return whether every number was given exactly once."""
    console(url, "migrate")
    console(url, "setup-model")
    token = console(url, "token", "create", "--officer", COUNTER).strip()
    with web(url, house()) as (_, port):
        waited = sorted(receive_at_once([Client(port, token) for _ in range(clients)], rounds))
    codes, papers = numbers_in(url)
    every = list(range(1, clients * rounds + 1))
    print(
        f"{len(waited)} receptions, {clients} at once: {statistics.median(waited):.0f} ms in the middle,"
        f" {waited[-1]:.0f} ms the last; codes 1..{codes[-1]} {'whole' if codes == every else 'BROKEN'},"
        f" receipts 1..{papers[-1] if papers else 0} {'whole' if papers == every else 'BROKEN'}"
    )
    return codes == every == papers


def main() -> None:
    """Measure on each database that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--on", choices=("postgresql", "sqlite"), action="append", default=[])
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=4)
    told = parser.parse_args()
    kept = True
    for name, stand in {"sqlite": sqlite, "postgresql": database}.items():
        if name in (told.on or (name,)):
            with stand() as url:
                print(f"{name:<12}", end="", flush=True)
                kept &= measure(url, told.clients, told.rounds)
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
