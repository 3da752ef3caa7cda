"""When a paper is usually brought, as far as its own words tell: the checklist shows the usual ones first.

This only orders what is shown. What is obligatory is the catalogue's to say, and nothing is left out.
"""

from __future__ import annotations

import re

from motcua.foundation.catalogue.domain import ComponentPlan

_CONDITION = re.compile(r"trường hợp|\bnếu\b|\(nếu|đối với|ủy quyền|uỷ quyền", re.IGNORECASE)
_CHANNEL_WORDS = {"direct": "trực tiếp", "post": "bưu chính", "online": "trực tuyến"}
#: What stands behind a semicolon replaces the paper when it is not there: «Giấy chứng sinh; trường hợp không có …».
_FIRST = re.compile(r"[;.]\s")
_SHOWN = re.compile(r"xuất trình", re.IGNORECASE)


def is_usual(paper: ComponentPlan, channel: str) -> bool:
    """Return whether most people bring the paper when they hand in this way."""
    if paper.obligatory:
        return True
    words = _FIRST.split(paper.name, maxsplit=1)[0]
    found = _CONDITION.search(words)
    if found is None:
        return True
    named = {key for key, way in _CHANNEL_WORDS.items() if way in words[found.start() :].lower()}
    return channel in named


def is_only_shown(paper: ComponentPlan) -> bool:
    """Return whether the paper is looked at and given back."""
    return bool(_SHOWN.search(paper.group))
