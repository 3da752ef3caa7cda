"""A stopwatch on `python3 run.py`: a fresh clone to the first page, to everything loaded, and the second start.

.venv/bin/python -m bench.start

Works on a clone of the last commit in a folder of its own, with an empty package cache, and removes it.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.stand import ROOT

BARS = {"first page": 90, "everything loaded": 300, "second start": 5}


def answers(port: int) -> bool:
    """Return whether a page can be opened."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/dang-nhap/")
        return connection.getresponse().status in (200, 302)
    except OSError:
        return False


def started(clone: Path, port: int, log: Path) -> tuple[subprocess.Popen[bytes], float]:
    """Start a clone and return its process with the seconds until a page opened."""
    system = {
        key: value for key, value in os.environ.items() if not key.startswith(("MOTCUA_", "DATABASE_URL"))
    }
    python = Path(sys.base_prefix) / "bin" / "python3"
    began = time.monotonic()
    with log.open("wb") as output:
        child = subprocess.Popen(
            [python, "run.py", "--port", str(port)], cwd=clone, env=system, stdout=output, stderr=output
        )
    while not answers(port):
        if child.poll() is not None:
            raise SystemExit(log.read_text())
        time.sleep(0.02)
    return child, time.monotonic() - began


def tell(name: str, took: float) -> None:
    """Print one figure beside its bar."""
    print(
        f"{name:<18} {took:6.1f} s; {'within' if took <= BARS[name] else 'OVER'} {BARS[name]} s", flush=True
    )


def main() -> None:
    """Print the three figures."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="motcua-clone-") as folder:
        clone, log = Path(folder) / "motcua", Path(folder) / "log"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        began = time.monotonic()
        child, first = started(clone, port, log)
        tell("first page", first)
        while "Đã tải xong" not in log.read_text():
            if child.poll() is not None or "Không tải được" in log.read_text():
                raise SystemExit(log.read_text())
            time.sleep(0.2)
        tell("everything loaded", time.monotonic() - began)
        child.send_signal(signal.SIGINT)
        child.wait(20)
        child, second = started(clone, port, log)
        tell("second start", second)
        child.send_signal(signal.SIGINT)
        child.wait(20)


if __name__ == "__main__":
    main()
