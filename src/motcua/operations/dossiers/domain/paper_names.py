"""What a paper is by its name, so that one that is held can stand for one that is asked for."""

from __future__ import annotations

import re
from collections.abc import Collection

from motcua.common.text import fold

_NUMBER = re.compile(r"^\s*(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]{1,4})[.):]|[-+•*])\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_COPY = re.compile(r"^(?:0?\d )?(?:ban )?(?:sao|chinh|goc|chup)(?: (?:co )?chung thuc)?(?: cua| tu so goc)? ")
#: What a person declares, asks for, entrusts or has photographed anew each time: an old one never stands for it.
_ANEW = re.compile(
    r"^(?:to khai|don|mau|phieu (?:yeu cau|de nghi|dang ky)|(?:giay|van ban|cong van) (?:de nghi|yeu cau|dang ky)"
    r"|(?:van )?ban cam (?:ket|doan)|(?:giay|van ban|hop dong) (?:ve viec )?(?:uy quyen|dai dien)|(?:\d+ )?anh)\b"
)
#: Names that begin so tell a case, not a paper.
_CASE = re.compile(r"^(?:mot trong|truong hop|doi voi|cac (?:loai )?giay to|giay to co gia tri|nguoi)\b")
#: Names of a kind of paper that say nothing of what it is about.
_GENERIC = frozenset(
    ("giay chung nhan", "giay phep", "giay xac nhan", "quyet dinh", "quyet dinh hanh chinh", "van ban", "giay to",
     "ho so", "trich luc", "ket qua", "quyet dinh phe duyet", "quyet dinh thanh lap", "quyet dinh cong nhan",
     "quyet dinh giao", "quyet dinh ho tro", "van ban chap thuan", "van ban tra loi", "giay chung nhan da cap",
     "hop dong", "bao cao")
)  # fmt: skip


def meaning_of(name: str) -> str:
    """Return what a paper is, by its folded first words: without number, brackets, «bản sao» and what follows a stop.

    Empty for what is asked or declared anew each time, which nothing old can stand for.
    """
    text = _NUMBER.sub("", _IN_BRACKETS.sub(" ", name).strip())
    folded = fold(re.split(r"[.;:\n]", text, maxsplit=1)[0]).strip(" ,-")
    folded = _COPY.sub("", folded)
    return "" if _ANEW.match(folded) else folded


def title_of(name: str, limit: int = 80) -> str:
    """Return the name without what follows its first stop or bracket, cut at a word where it is long."""
    text = re.split(r"[.;:(\n]", _NUMBER.sub("", name).strip(), maxsplit=1)[0].strip(" ,-") or name.strip()
    return text if len(text) <= limit else f"{text[:limit].rpartition(' ')[0]}…"


def is_telling(meaning: str) -> bool:
    """Return whether the words say which paper it is, and not only of which kind."""
    return len(meaning.split()) >= 2 and meaning not in _GENERIC and not _CASE.match(meaning)


def meanings_of_result(result: str) -> frozenset[str]:
    """Return what a procedure's result can stand for: each paper that its text names."""
    parts = re.split(r"[;.,\n]| hoặc ", _IN_BRACKETS.sub(" ", result))
    found = {meaning_of(part) for part in parts}
    return frozenset(one for one in found if len(one.split()) >= 3 and is_telling(one))


def result_stands_for(results: Collection[str], component: str) -> bool:
    """Return whether a result of these meanings is the paper, or is what the paper's name begins with."""
    return any(component == one or component.startswith(f"{one} ") for one in results)
