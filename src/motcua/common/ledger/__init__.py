"""The bytes and the chain of an append-only log (ADR: the event log is the record)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

#: The hash that stands before the first event of a chain.
GENESIS = "0" * 64

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(content: dict[str, Any]) -> str:
    """Return the one text of a content: JSON, keys sorted, no spaces, UTF-8; only str, int, bool, None, list, dict."""
    return _encode(content)


def link(previous: str, text: str) -> str:
    """Return the SHA-256 (hex) that ties an event's canonical text to the hash of the event before it."""
    return hashlib.sha256(f"{previous}{text}".encode()).hexdigest()
