"""Sorts a procedure's papers: which are always due, which belong to a case, which are only notes.

Papers of different cases are alternatives, not a sum, and the source does not say which cases exclude each other.
So a paper is obligatory only when nothing makes it conditional: no case or showing-only heading above it and no
condition in its own first sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from motcua.foundation.catalogue.domain.rows import PaperLine

_CASE = re.compile(
    r"trường hợp|đối với|khi |nếu |tuyển sinh|ủy quyền|uỷ quyền|nhà đầu tư nước ngoài", re.IGNORECASE
)
_SHOWN = re.compile(r"xuất trình|lưu ý|ghi chú", re.IGNORECASE)
_CONDITION = re.compile(
    r"nếu |\(nếu|trường hợp|đối với|hoặc|một trong|xuất trình|ủy quyền|uỷ quyền|trực tuyến|kèm theo",
    re.IGNORECASE,
)
#: «1. Hồ sơ …», «a) …», «(ii) …»: two such headings are alternatives.
_ENUMERATED = re.compile(r"^\(?(?:\d+(?:\.\d+)*|[a-zđ]|[ivx]+)[.)]", re.IGNORECASE)
#: «(3) Văn bản …», «2. Hồ sơ …», «Thành phần hồ sơ 1: …»: the official order, which the source has lost.
_OWN_NUMBER = re.compile(r"^(?:thành phần hồ sơ )?\(?(\d{1,2})[.):]", re.IGNORECASE)
_NO_PAPER = re.compile(r"^(?:số lượng(?: hồ sơ)?|lưu ý|ghi chú)\b", re.IGNORECASE)
_GENERAL = re.compile(r"^(?:giấy tờ phải nộp|thành phần hồ sơ|hồ sơ)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZÀ-Ỹ])")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as the catalogue keeps it."""

    number: int
    case: str
    group: str
    name: str
    originals: int
    copies: int
    obligatory: bool
    form: str


def sort_papers(lines: Sequence[PaperLine]) -> tuple[tuple[Paper, ...], tuple[str, ...]]:
    """Return the papers, numbered in the order printed, and the lines without a count, which are notes."""
    papers: list[Paper] = []
    notes: list[str] = []
    headings = {line.group.strip(" -+:;") for line in lines}
    alternatives = {heading for heading in headings if _ENUMERATED.match(heading)}
    for line in _in_printed_order(lines):
        if (line.originals == 0 and line.copies == 0) or _NO_PAPER.match(line.name):
            notes.append(line.name)
            continue
        heading = line.group.strip(" -+:;")
        case = heading if _is_case(heading) or (len(alternatives) > 1 and heading in alternatives) else ""
        papers.append(
            Paper(
                number=len(papers) + 1,
                case=case,
                group=heading,
                name=line.name,
                originals=line.originals,
                copies=line.copies,
                obligatory=not case and is_unconditional(line.name, heading),
                form=line.form,
            )
        )
    return tuple(papers), tuple(notes)


def _in_printed_order(lines: Sequence[PaperLine]) -> list[PaperLine]:
    """Sort the papers below a heading by their own numbers, where every one of them has a different one."""
    ordered: list[PaperLine] = []
    for heading in dict.fromkeys(line.group for line in lines):
        of_heading = [line for line in lines if line.group == heading]
        numbers = [_OWN_NUMBER.match(line.name) for line in of_heading]
        found = [int(number[1]) for number in numbers if number]
        if len(found) == len(of_heading) == len(set(found)):
            of_heading = [
                line for _, line in sorted(zip(found, of_heading, strict=True), key=lambda pair: pair[0])
            ]
        ordered.extend(of_heading)
    return ordered


def is_unconditional(name: str, heading: str = "") -> bool:
    """Return whether a dossier of every case needs the paper, as far as its words tell."""
    if _SHOWN.search(heading):
        return False
    return not _CONDITION.search(_SENTENCE.split(name, maxsplit=1)[0])


def _is_case(heading: str) -> bool:
    if not heading or _SHOWN.search(heading):
        return False
    if _GENERAL.match(heading) and not re.search(r"trường hợp|đối với", heading, re.IGNORECASE):
        return False
    return bool(_CASE.search(heading))
