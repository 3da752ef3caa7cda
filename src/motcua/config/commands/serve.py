"""`motcua serve`: the web server, on this machine's own address unless told otherwise."""

from __future__ import annotations

import argparse
import errno
import os
import socket

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from motcua.common.refusals import Refusal

#: Two processes keep two cores busy; more only wait for each other at the embedded database's one writer.
WORKERS = 2
#: Threads that run Django in a process: one computes while another waits for the database.
THREADS = 2
#: Connections that a process takes before it lets newcomers wait in the queue of the operating system.
CONNECTIONS = 256


class PortTaken(Refusal):
    """An address at which another server already listens: the two would share the callers."""

    sentence = "Địa chỉ %(host)s:%(port)d đang có chương trình khác dùng; hãy chọn --port khác."


class AddressUnusable(Refusal):
    """An address that this machine does not have, or may not use."""

    sentence = "Không mở được địa chỉ %(host)s:%(port)d: %(why)s."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định: chỉ máy này)")
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định: 8000)")
    parser.add_argument("--workers", type=int, default=WORKERS, help=f"số tiến trình (mặc định: {WORKERS})")


def run(arguments: argparse.Namespace) -> int:
    """Serve until asked to stop (SIGINT or SIGTERM); the workers end with this process."""
    if not 0 <= arguments.port <= 65535 or arguments.workers < 1:
        arguments.parser.error("--port từ 0 đến 65535, --workers từ 1")
    check_free(arguments.host, arguments.port)
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


def check_free(host: str, port: int) -> None:
    """Refuse an address in use; the server itself would share it silently, as its own workers do."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        for family, kind, protocol, _, address in found[:1]:
            with socket.socket(family, kind, protocol) as trial:
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                trial.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(host=host, port=port) from None
        raise AddressUnusable(host=host, port=port, why=error.strerror or str(error)) from None
