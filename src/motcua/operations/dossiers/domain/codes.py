"""The two names of a dossier: its code, and the reference that stands for it before and after the code is given."""

from __future__ import annotations

import re

_NAME = re.compile(r"[0-9A-Za-z.\-]{1,40}")
_REFERENCE = re.compile(r"[0-9a-f]{24}")


def can_name_a_dossier(text: str) -> bool:
    """Return whether the text has the shape of a code or a reference; nothing else needs to be looked up."""
    return _NAME.fullmatch(text) is not None


def is_reference(text: str) -> bool:
    """Return whether the text has the shape of a reference (24 hexadecimal digits) rather than of a code."""
    return _REFERENCE.fullmatch(text) is not None
