"""Facts announced upward and sideways: who hears what is said in one place, `config/wiring.py`.

A handler runs in the transaction of the one who announces, so what it writes is written with the fact or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

_E = TypeVar("_E")
_hearers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(kind: type[_E], handler: Callable[[_E], None]) -> None:
    """Let the handler hear every event of this kind; subscribing again changes nothing."""
    if handler not in _hearers[kind]:
        _hearers[kind].append(handler)


def announce(event: object) -> None:
    """Tell the event to all who hear its kind, in the order in which they subscribed."""
    for handler in _hearers[type(event)]:
        handler(event)
