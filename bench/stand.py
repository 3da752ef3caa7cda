"""A place to measure in: a PostgreSQL server of our own with the model, web servers on it, and their cost in CPU."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import psycopg
from tests.harness.postgres import server as postgres_server

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
SPECS = ROOT / "src" / "motcua" / "model" / "specs"
QUARTER = SPECS / "nhon-trach-2022-q3.json"
YEAR = SPECS / "measuring" / "nhon-trach-mot-nam.json"


def environment(url: str) -> dict[str, str]:
    """Return the environment of all programs that are measured."""
    return os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "motcua.config.settings",
        "MOTCUA_SECRET_KEY": "only-for-measuring",
        "PYTHONUTF8": "1",
    }


def console(url: str, *arguments: str) -> str:
    """Run a command of the console and return what it printed."""
    done = subprocess.run(
        [BIN / "motcua", *arguments], env=environment(url), cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"motcua {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


@contextmanager
def database(name: str = "motcua_bench") -> Iterator[str]:
    """Yield the URL of a new database on a server that keeps its commits as a real one does."""
    with postgres_server(careless=False) as maintenance:
        with psycopg.connect(maintenance, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        url = urlsplit(maintenance)._replace(path=f"/{name}").geturl()
        yield url


def prepare(url: str, *, quarter: bool) -> None:
    """Bring in the model, and the quarter where it is wanted."""
    console(url, "migrate")
    console(url, "setup-model")
    if quarter:
        began = time.monotonic()
        console(url, "replay", str(QUARTER), "--history")
        print(f"the quarter was kept in {time.monotonic() - began:.0f} s")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ANALYZE")


@contextmanager
def web(url: str, command: list[str], *, more: dict[str, str] | None = None) -> Iterator[tuple[int, int]]:
    """Start a web server and yield its process and its port."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    child = subprocess.Popen([*command, str(port)], env=environment(url) | (more or {}), cwd=ROOT)
    try:
        _wait(port)
        yield child.pid, port
    finally:
        child.terminate()
        child.wait(10)


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the server does not answer")


def house() -> list[str]:
    """Return the command line of our own server, as an installation runs it, two workers."""
    return [str(BIN / "motcua"), "serve", "--workers", "2", "--port"]


def bare() -> list[str]:
    """Return the command line of the bare view's server: the same program with the same settings."""
    options = "--interface wsgi --http 1 --no-ws --workers 2 --blocking-threads 2 --backpressure 256"
    return [
        str(BIN / "granian"),
        *options.split(),
        "--log-level",
        "warning",
        "bench.bare.wsgi:application",
        "--port",
    ]


@dataclass(slots=True)
class Cost:
    """CPU milliseconds of one request, and the milliseconds it took on the clock."""

    web: float
    database: float
    wall: float

    @property
    def total(self) -> float:
        """Return web and database together."""
        return self.web + self.database

    def __str__(self) -> str:
        return f"{self.total:6.1f} ms CPU (web {self.web:.1f} + database {self.database:.1f}), {self.wall:.1f} ms wall"


class Meter:
    """Reads the CPU time of a web server and of the database server behind it."""

    def __init__(self, url: str, web_pid: int) -> None:
        self.web = psutil.Process(web_pid)
        with psycopg.connect(url) as connection:
            row = connection.execute("SELECT pg_backend_pid()").fetchone()
            assert row is not None
            self.database = psutil.Process(row[0]).parent()

    def read(self) -> tuple[float, float]:
        """Return the seconds of CPU that each has used so far, with their children, also those that have ended."""
        assert self.database is not None
        return _used(self.web), _used(self.database)


def _used(parent: psutil.Process) -> float:
    total = 0.0
    for process in [parent, *parent.children(recursive=True)]:
        times = process.cpu_times()
        total += times.user + times.system
    times = parent.cpu_times()
    return total + times.children_user + times.children_system


class Client:
    """One connection to the server that stays open, with a token or the cookies of a signed-in browser."""

    def __init__(self, port: int, token: str = "") -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """Send a request and return the status and the body of the answer."""
        send = self.headers | {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            send["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, path, body, send)
        answer = self.connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.read()

    def post(self, path: str, content: object, **headers: str) -> dict[str, object]:
        """Post JSON and return the JSON of the answer; anything but 2xx ends the measurement."""
        status, body = self.ask(
            "POST", path, json.dumps(content).encode(), Content_Type="application/json", **headers
        )
        if status // 100 != 2:
            raise SystemExit(f"POST {path}: {status} {body.decode()[:300]}")
        found: dict[str, object] = json.loads(body or b"{}")
        return found
