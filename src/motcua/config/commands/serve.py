"""`motcua serve`: the web server, on this machine's own address unless told otherwise."""

from __future__ import annotations

import argparse
import os

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

#: Two processes keep two cores busy; more only wait for each other at the embedded database's one writer.
WORKERS = 2
#: Threads that run Django in a process: one computes while another waits for the database.
THREADS = 2
#: Connections that a process takes before it lets newcomers wait in the queue of the operating system.
CONNECTIONS = 256


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định: chỉ máy này)")
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định: 8000)")
    parser.add_argument("--workers", type=int, default=WORKERS, help=f"số tiến trình (mặc định: {WORKERS})")


def run(arguments: argparse.Namespace) -> int:
    """Serve until asked to stop (SIGINT or SIGTERM); the workers end with this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    Granian(
        "motcua.config.wsgi:application",
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=arguments.workers,
        blocking_threads=THREADS,
        backpressure=CONNECTIONS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    ).serve()
    return 0
