"""Asking ClamAV's daemon about a file: INSTREAM, as its manual describes it.

The clamd package is not used: it has no deadline for connecting, so that a scanner behind a silent firewall would
hold a web thread for minutes; it knows no IPv6, and sends a kilobyte at a time.
"""

from __future__ import annotations

import logging
import socket
import struct
from pathlib import Path

from django.conf import settings

from motcua.common.storage.refusals import Infected, ScannerAway

logger = logging.getLogger(__name__)
_CHUNK = 1 << 16
_LONGEST_ANSWER = 4096


def scan(path: Path) -> bool:
    """Return whether a scanner looked at the file and found nothing; False where none is configured.

    Raises Infected, and ScannerAway where one is configured but gives no clear answer.
    """
    address: str | tuple[str, int] | None = settings.FILES_CLAMD
    if not address:
        return False
    try:
        answer = _ask(address, path)
    except OSError as error:
        logger.error("the virus scanner at %s does not answer: %s", address, error)
        raise ScannerAway from None
    if answer == "stream: OK":
        return True
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        raise Infected(found=answer.removeprefix("stream: ").removesuffix(" FOUND"))
    logger.error("the virus scanner at %s says: %s", address, answer)
    raise ScannerAway


def _ask(address: str | tuple[str, int], path: Path) -> str:
    with _connect(address) as scanner, path.open("rb") as file:
        scanner.settimeout(settings.FILES_CLAMD_SECONDS)
        scanner.sendall(b"zINSTREAM\0")
        try:
            while chunk := file.read(_CHUNK):
                scanner.sendall(struct.pack("!L", len(chunk)) + chunk)
            scanner.sendall(struct.pack("!L", 0))
        except (BrokenPipeError, ConnectionResetError):
            # It hangs up on what is longer than its own limit, and says so before.
            logger.warning("the virus scanner hung up in the middle of a file")
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
            part = scanner.recv(_LONGEST_ANSWER)
            if not part:
                break
            answer += part
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def _connect(address: str | tuple[str, int]) -> socket.socket:
    if not isinstance(address, str):
        return socket.create_connection(address, timeout=settings.FILES_CLAMD_SECONDS)
    connected = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connected.settimeout(settings.FILES_CLAMD_SECONDS)
        connected.connect(address)
    except OSError:
        connected.close()
        raise
    return connected
