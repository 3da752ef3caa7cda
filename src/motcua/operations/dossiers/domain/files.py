"""What is said of scanned papers: which need no scan, how far a paper is digitised, whether its scan is whole."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, IntEnum

from motcua.common.refusals import Conflict, NotFound, Refusal
from motcua.common.text import fold
from motcua.foundation.catalogue.domain import ComponentPlan
from motcua.operations.dossiers.domain.states import State

#: More files than this for one paper are a mistake.
MOST_FILES = 200
#: No paper that is handed in over a counter has more pages.
MOST_PAGES = 5_000


class Digitised(IntEnum):
    """How far a paper of a dossier is digitised; the numbers are those of the national portal (regulations §3.1)."""

    NONE = 0
    HERE = 1
    FROM_COMPONENT = 2
    FROM_RESULT = 3

    @property
    def reused(self) -> bool:
        """Whether the paper was taken over from another dossier."""
        return self in (Digitised.FROM_COMPONENT, Digitised.FROM_RESULT)


class Exemption(Enum):
    """Why a paper need not be scanned at reception (TT 03/2025 Art. 5.2, regulations §4.1)."""

    ONLINE = "Nộp trực tuyến, đã là bản điện tử"
    SHOWN = "Chỉ xuất trình, không phải quét"
    CLASSIFIED = "Tài liệu mật, không được quét"


class UnknownFile(NotFound):
    """No such file of this dossier, or one that was taken away."""

    sentence = "Tệp này không có trong hồ sơ, hoặc đã được bỏ."


class NoFiles(Refusal):
    """Adding nothing."""

    field = "files"
    sentence = "Chưa chọn tệp nào; hãy chọn tệp PDF, JPEG hoặc PNG."


class TooManyFiles(Refusal):
    """More files for one paper than any paper has pages to show one by one."""

    field = "files"
    sentence = "Mỗi giấy tờ giữ tối đa %(limit)d tệp; hãy gộp các trang thành một tệp PDF."


class PaperPagesWrong(Refusal):
    """A number of pages that no paper has."""

    field = "pages"
    sentence = "Số trang giấy là một số từ 1 đến %(limit)d."


class SecretPaper(Refusal):
    """A paper that must not be scanned."""

    field = "component"
    sentence = "«%(name)s» là tài liệu mật nên không được quét hay tải lên (TT 03/2025/TT-VPCP Điều 5)."


class FilesClosed(Conflict):
    """The dossier takes no more papers."""

    sentence = "Hồ sơ ở trạng thái «%(state)s» nên không thêm, bớt giấy tờ được nữa."


class NoResultYet(Conflict):
    """An electronic result of what is not resolved."""

    sentence = "Hồ sơ chưa có kết quả nên chưa tải kết quả điện tử lên được."


class FilesChanged(Conflict):
    """Somebody else added, removed or moved files since they were looked at."""

    sentence = "%(who)s đã %(what)s lúc %(when)s; việc của Ông/Bà chưa được ghi. Vui lòng xem lại các tệp."


class AlreadyThere(Conflict):
    """The very same bytes among the files of the same paper: a second drop, or one sent again."""

    field = "files"
    sentence = "Tệp «%(name)s» đã có trong giấy tờ này rồi nên không thêm lần nữa."


class NothingToMove(Conflict):
    """The first page cannot go up, the last not down."""

    sentence = "Tệp này đã ở %(end)s nên không chuyển thêm được."


class NotReusable(Conflict):
    """A paper of a dossier of somebody else, of an agency beyond the right, or of another meaning; or already there."""

    field = "source"
    sentence = "Bản quét này không dùng lại cho giấy tờ này được; vui lòng tải lại trang rồi chọn lại."


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file came from: uploaded here, or from another dossier's paper or result."""

    reused: bool = False
    from_result: bool = False


def digitised_by(files: Iterable[Origin]) -> Digitised:
    """Return how far a paper with these files is digitised: what was uploaded here counts before what was reused."""
    origins = list(files)
    if not origins:
        return Digitised.NONE
    if not all(origin.reused for origin in origins):
        return Digitised.HERE
    return Digitised.FROM_RESULT if all(o.from_result for o in origins) else Digitised.FROM_COMPONENT


_SHOWN = re.compile(r"\bxuat trinh\b")
_SECRET = re.compile(r"bi mat nha nuoc|\b(?:tai lieu|van ban|ho so) (?:toi mat|tuyet mat|mat)\b|\bdo mat\b")
#: «Giấy tờ phải xuất trình hoặc nộp»: may be handed in, and then it is scanned.
_HANDED = re.compile(r"\bnop\b")


def exemption_of(plan: ComponentPlan, channel: str) -> Exemption | None:
    """Return why the paper need not be scanned; None for one that must be."""
    heading = fold(plan.group)
    if _SECRET.search(fold(plan.name)) or _SECRET.search(heading):
        return Exemption.CLASSIFIED
    if channel == "online":
        return Exemption.ONLINE
    if _SHOWN.search(heading) and not _HANDED.search(heading):
        return Exemption.SHOWN
    return None


def pages_doubt(*, originals: int, paper_pages: int | None, scanned_pages: int) -> str:
    """Return why the scan may not be whole (TT 01/2023 Art. 8.2); empty when nothing speaks against it.

    An original has at least one page, so fewer pages than originals is certainly too little.
    """
    if not scanned_pages:
        return ""
    if paper_pages is not None and paper_pages != scanned_pages:
        more = scanned_pages - paper_pages
        if more < 0:
            return f"Giấy có {paper_pages} trang, bản quét mới có {scanned_pages}: còn thiếu {-more} trang."
        return f"Giấy có {paper_pages} trang, bản quét có {scanned_pages}: thừa {more}; xem có trang nào quét hai lần."
    if paper_pages is None and scanned_pages < originals:
        return f"Nhận {originals} bản chính nhưng bản quét mới có {scanned_pages} trang."
    return ""


def check_open(state: State, *, result: bool) -> None:
    """Refuse files for a dossier that takes none: papers come until it is returned, a result once there is one."""
    if result:
        if state not in (State.RESOLVED, State.RETURNED):
            raise NoResultYet
    elif state in (State.REFUSED_AT_RECEPTION, State.WITHDRAWN, State.STOPPED, State.RETURNED):
        raise FilesClosed(state=state.label)


def seal_of(keys: Iterable[int]) -> str:
    """Return a short mark of which files stand in which order: who looked at other files has another one."""
    return hashlib.sha256(",".join(map(str, keys)).encode()).hexdigest()[:16]
