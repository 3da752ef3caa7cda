"""What a request costs in CPU, web and database together, on PostgreSQL with two workers; beside a bare view's cost.

.venv/bin/python -m bench.web [--rounds 300] [--clients 1] [--without-quarter]

Each figure is the CPU time of all web processes and all database processes over the rounds, divided by the rounds.
The bare view makes the same writes (recorded from one real request, with new keys) in one transaction, on the same
server program, in the same run.
"""

from __future__ import annotations

import argparse
import json
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import psycopg

from bench.stand import ROOT, Client, Cost, Meter, bare, console, database, environment, house, prepare, web

AGENCY = "H19.158"
COUNTER = "quay.nhontrach"
#: bars of issue 2, in milliseconds of CPU
BARS = {
    "receive": 10,
    "one step forward": 10,
    "worklist page": 30,
    "dossier page": 30,
    "II.06 over the quarter": 120,
}
ROW = "{:<24} {}"
APPLICATION = {
    "procedure": "2.000815",
    "agency": AGENCY,
    "channel": "direct",
    "return_by": "counter",
    "applicant": {
        "kind": "person",
        "name": "Nguyễn Văn Thử",
        "id_number": "000123456789",
        "phone": "0900000001",
        "email": "",
        "address": "Ấp 3, xã Phú Hội",
    },
    "submitter": None,
    "form": {},
    "components": [{"id": "1", "originals": 1, "copies": 2}],
}


def measure(meter: Meter, rounds: int, ports: list[Callable[[int], None]]) -> Cost:
    """Let the clients share the rounds, and return what one round cost."""
    before, began = meter.read(), time.perf_counter()
    threads = [
        threading.Thread(target=lambda do=do, n=n: [do(i) for i in range(n, rounds, len(ports))])
        for n, do in enumerate(ports)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall, after = time.perf_counter() - began, meter.read()
    used = [(now - then) / rounds * 1000 for now, then in zip(after, before, strict=True)]
    return Cost(used[0], used[1], wall / rounds * 1000)


class House:
    """Our own server under measurement."""

    def __init__(self, url: str, pid: int, port: int, rounds: int, clients: int) -> None:
        self.url, self.rounds, self.port, self.clients = url, rounds, port, clients
        self.meter = Meter(url, pid)
        token = console(url, "token", "create", "--officer", COUNTER).strip()
        self.callers = [Client(port, token) for _ in range(clients)]
        self.made: list[str] = []

    def receive(self) -> Cost:
        """Receive dossiers through the API."""
        return measure(self.meter, self.rounds, [self._receiver(client) for client in self.callers])

    def _receiver(self, client: Client) -> Callable[[int], None]:
        def receive(_: int) -> None:
            answer = client.post("/api/v1/dossiers", APPLICATION, Idempotency_Key=secrets.token_hex(12))
            self.made.append(str(answer["code"]))

        return receive

    def step(self) -> Cost:
        """Hand over the dossiers that were received, one act each."""

        def stepper(client: Client) -> Callable[[int], None]:
            def step(n: int) -> None:
                path = f"/api/v1/dossiers/{self.made[n]}/actions/hand_over"
                client.post(path, {}, Idempotency_Key=secrets.token_hex(12))

            return step

        return measure(self.meter, self.rounds, [stepper(client) for client in self.callers])

    def page(self, username: str, path: str) -> Cost | None:
        """Open a page as a signed-in officer."""
        browsers = [sign_in(self.port, username) for _ in range(self.clients)]

        def opener(client: Client) -> Callable[[int], None]:
            def show(_: int) -> None:
                status, body = client.ask("GET", path)
                if status != 200:
                    raise SystemExit(f"GET {path}: {status} {body[:200]!r}")

            return show

        status, _ = browsers[0].ask("GET", path)
        if status != 200:
            print(f"GET {path}: {status}, not measured")
            return None
        openers = [opener(browser) for browser in browsers]
        for warm in openers * 4:
            warm(0)
        return measure(self.meter, max(self.rounds // 3, 20), openers)


def sign_in(port: int, username: str) -> Client:
    """Return a browser's connection, signed in with the demo password."""
    client = Client(port)
    _, page = client.ask("GET", "/dang-nhap/")
    token = page.split(b'name="csrfmiddlewaretoken" value="')[1].split(b'"')[0].decode()
    form = urlencode({"username": username, "password": password(), "csrfmiddlewaretoken": token}).encode()
    origin = {
        "Content_Type": "application/x-www-form-urlencoded",
        "Referer": f"http://127.0.0.1:{port}/dang-nhap/",
    }
    status, body = client.ask("POST", "/dang-nhap/", form, **origin)
    if status != 302:
        raise SystemExit(f"{username} cannot sign in: {status} {body[:200]!r}")
    return client


_password: list[str] = []


def password() -> str:
    """Return the one password of the demo accounts."""
    return _password[0]


def measure_house(url: str, rounds: int, clients: int, *, quarter: bool) -> dict[str, Cost]:
    """Measure our own server."""
    found: dict[str, Cost | None] = {}
    _password[:] = [json.loads(console(url, "demo-accounts", "--json"))[0]["password"]]
    with web(url, house()) as (pid, port):
        ours = House(url, pid, port, rounds, clients)
        for receive in [ours._receiver(client) for client in ours.callers] * 10:
            receive(0)
        ours.made.clear()
        found["receive"] = ours.receive()
        found["one step forward"] = ours.step()
        found["worklist page"] = ours.page(COUNTER, "/")
        found["dossier page"] = ours.page(COUNTER, f"/ho-so/{ours.made[0]}/")
        if quarter:
            path = "/api/v1/reports/ii06?level=commune&from=2022-06-15&to=2022-09-16"
            found["II.06 over the quarter"] = ours.page("cchc.dongnai", path)
    return {name: cost for name, cost in found.items() if cost is not None}


def measure_bare(url: str, rounds: int, count: int) -> dict[str, Cost]:
    """Measure the bare view on the same database, with the writes of one real request."""
    token = console(url, "token", "create", "--officer", COUNTER).strip()
    with tempfile.TemporaryDirectory() as folder:
        kept = str(Path(folder) / "statements")
        recorder = [sys.executable, "-m", "bench.statements", kept, token, json.dumps(APPLICATION)]
        subprocess.run(recorder, env=environment(url), cwd=ROOT, check=True)
        with web(url, bare(), more={"BENCH_STATEMENTS": kept}) as (pid, port):
            meter = Meter(url, pid)
            clients = [Client(port) for _ in range(count)]
            receivers = [lambda _, client=client: client.post("/receive", APPLICATION) for client in clients]
            for warm in receivers * 10:
                warm(0)
            received = measure(meter, rounds, receivers)
            with psycopg.connect(url) as connection:
                rows = connection.execute(
                    "SELECT id FROM dossiers_dossier WHERE number = 1 ORDER BY id DESC LIMIT %s", [rounds]
                ).fetchall()
            steppers = [lambda n, client=client: client.post(f"/step/{rows[n][0]}", {}) for client in clients]
            return {"receive": received, "one step forward": measure(meter, rounds, steppers)}


def main() -> None:
    """Print each cost, its bar, and its ratio to the bare view."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--clients", type=int, default=1, help="requests at a time")
    parser.add_argument("--without-quarter", action="store_true", help="measure on an empty house")
    arguments = parser.parse_args()
    with database() as url:
        prepare(url, quarter=not arguments.without_quarter)
        ours = measure_house(url, arguments.rounds, arguments.clients, quarter=not arguments.without_quarter)
        plain = measure_bare(url, arguments.rounds, arguments.clients)
    for name, cost in ours.items():
        verdict = "within" if cost.total <= BARS[name] else "OVER"
        ratio = f", {cost.total / plain[name].total:.1f} x the bare view (at most 4)" if name in plain else ""
        print(ROW.format(name, f"{cost}; {verdict} {BARS[name]} ms{ratio}"))
    for name, cost in plain.items():
        print(ROW.format(f"bare: {name}", cost))


if __name__ == "__main__":
    main()
