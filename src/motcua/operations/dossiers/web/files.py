"""The section «Giấy tờ và bản quét»: each paper with its pages, what is missing, what can be reused, who may what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from motcua.common.moments import say_moment
from motcua.common.refusals import Refusal
from motcua.foundation.catalogue import queries as catalogue
from motcua.operations.dossiers.domain.files import check_open
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.permissions import FILES_SEE, SEE, agencies_for, may, may_attach
from motcua.operations.dossiers.queries.files import FileLine, PaperFiles, files_of
from motcua.operations.dossiers.queries.reuse import Held, reusable_for
from motcua.operations.dossiers.web.visit import Visit


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file as it is shown: its place, and whether it can go up or down."""

    line: FileLine
    number: int
    up: bool
    down: bool
    when: str


@dataclass(frozen=True, slots=True)
class FileSet:
    """A paper, or the result: what is there, how it stands, and what can be done."""

    key: str
    name: str
    tone: str
    words: str
    rows: tuple[FileRow, ...]
    removed: tuple[FileLine, ...]
    seal: str
    may_add: bool
    handed: str = ""
    doubt: str = ""
    pages: int = 0
    paper_pages: int | None = None
    asks_pages: bool = False
    offer: Held | None = None
    #: Nothing is expected here: the place to add stands folded.
    folded: bool = False

    @property
    def anchor(self) -> str:
        """The place on the page."""
        return f"tep-{self.key or 'ket-qua'}"


@dataclass(slots=True)
class FilesPart:
    """All that the section shows; `said` is what has just been done or refused, at the paper `at` where known."""

    code: str
    papers: tuple[FileSet, ...]
    others: tuple[FileSet, ...]
    result: FileSet | None
    needed: int
    done: int
    pages: int
    may_open: bool
    back: str = ""
    said: str = ""
    failed: bool = False
    at: str | None = None

    @property
    def tone(self) -> str:
        """How the whole stands: good when nothing that must be scanned is missing."""
        return "good" if self.done == self.needed else "soon"


def files_part(dossier: Dossier, visit: Visit, *, back: str = "") -> FilesPart:
    """Return the section of the dossier for this officer; `back` is the page on which it stands."""
    known = files_of(dossier)
    may_add = may_attach(visit.asker, dossier, result=False) and _is_open(dossier, result=False)
    offers = _offers(dossier, visit) if may_add else {}
    sets = [(paper, _set_of(paper, offers.get(paper.plan.id), may_add)) for paper in known.papers]
    first = [one for paper, one in sets if paper.handed_in or paper.files or paper.removed or one.offer]
    return FilesPart(
        code=dossier.code or dossier.reference,
        papers=tuple(first),
        others=tuple(one for _paper, one in sets if one not in first),
        result=_result(dossier, visit, known.results, known.removed_results, known.result_seal),
        needed=known.needed,
        done=known.done,
        pages=known.pages,
        may_open=may(visit.asker, FILES_SEE, dossier),
        back=back,
    )


def lazy_files(dossier: Dossier, visit: Visit, name: str) -> Any:
    """Return the section for a page that may not show it: nothing is asked of the database before."""
    return SimpleLazyObject(
        lambda: files_part(dossier, visit, back=reverse(name, args=[dossier.code or dossier.reference]))
    )


def _offers(dossier: Dossier, visit: Visit) -> dict[str, Held]:
    plan = catalogue.version_by_id(dossier.version_id)
    return reusable_for(dossier.applicant.id_number, plan, agencies_for(visit.asker, SEE), besides=dossier.pk)


def _is_open(dossier: Dossier, *, result: bool) -> bool:
    try:
        check_open(State(dossier.state), result=result)
    except Refusal:
        return False
    return True


def _set_of(paper: PaperFiles, offer: Held | None, may_add: bool) -> FileSet:
    tone, words = _state(paper)
    return FileSet(
        key=paper.plan.id,
        name=paper.plan.name,
        tone=tone,
        words=words,
        rows=tuple(_rows(paper.files)),
        removed=paper.removed,
        seal=paper.seal,
        may_add=may_add and not (paper.exemption and paper.exemption.name == "CLASSIFIED"),
        handed=_handed(paper),
        doubt=paper.doubt,
        pages=paper.scanned_pages,
        paper_pages=paper.paper_pages,
        asks_pages=may_add and bool(paper.files) and paper.handed_in and not paper.digitised.reused,
        offer=offer if not paper.files else None,
        folded=not paper.files and not paper.needed,
    )


def _result(
    dossier: Dossier, visit: Visit, lines: Sequence[FileLine], removed: tuple[FileLine, ...], seal: str
) -> FileSet | None:
    """Return the electronic result; None as long as there is no result at all."""
    if not (_is_open(dossier, result=True) or lines):
        return None
    return FileSet(
        key="",
        name=catalogue.version_by_id(dossier.version_id).result or _("Kết quả giải quyết"),
        tone="good" if lines else "wait",
        words=_("Đã có bản điện tử") if lines else _("Chưa có bản điện tử"),
        rows=tuple(_rows(lines)),
        removed=removed,
        seal=seal,
        may_add=may_attach(visit.asker, dossier, result=True) and _is_open(dossier, result=True),
        pages=sum(line.pages for line in lines),
    )


def _state(paper: PaperFiles) -> tuple[str, str]:
    if paper.digitised.reused and paper.files:
        return "good", _("Dùng lại bản đã có")
    if paper.files:
        return ("soon" if paper.doubt else "good"), _("Đã có bản quét")
    if not paper.handed_in:
        return "wait", _("Không nộp")
    if paper.exemption:
        return "wait", paper.exemption.value
    return "soon", _("Chưa quét")


def _handed(paper: PaperFiles) -> str:
    counted = ((paper.originals, _("bản chính")), (paper.copies, _("bản sao")))
    return ", ".join(f"{count} {what}" for count, what in counted if count)


def _rows(lines: Sequence[FileLine]) -> Iterator[FileRow]:
    last = len(lines)
    for number, line in enumerate(lines, start=1):
        who = f", {line.added_by}" if line.added_by else ""
        when = f"{say_moment(line.added_at, year=False)}{who}"
        yield FileRow(line, number, up=number > 1, down=number < last, when=when)
