"""The digitisation of an office in a period: what is counted, by which words, and the shares that follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from motcua.common.refusals import Refusal

#: No period of these figures is longer: two years and a day.
LONGEST_DAYS = 732


class PeriodWrong(Refusal):
    """A period that ends before it begins, or is too long to be counted on a page."""

    field = "to"
    sentence = "Kỳ cần từ 1 đến %(limit)d ngày và ngày đầu không sau ngày cuối."


@dataclass(frozen=True, slots=True)
class Digitisation:
    """The counts of one office, or of several together."""

    #: Dossiers received in the period, and those of them that came online: what follows is of the others.
    dossiers: int = 0
    online: int = 0
    #: Dossiers with at least one paper scanned or reused; with one reused.
    digitised: int = 0
    reusing: int = 0
    #: Papers that must be scanned or are; scanned here; reused from a paper, and from a result.
    papers: int = 0
    scanned: int = 0
    reused_papers: int = 0
    reused_results: int = 0
    #: Dossiers resolved in the period, and those of them with an electronic result.
    resolved: int = 0
    with_result: int = 0

    @property
    def on_paper(self) -> int:
        """The dossiers that were handed in on paper, at the counter or by post."""
        return self.dossiers - self.online

    @property
    def done(self) -> int:
        """The papers of which there is a scan, made here or reused."""
        return self.scanned + self.reused

    @property
    def reused(self) -> int:
        """The papers that were reused, from wherever."""
        return self.reused_papers + self.reused_results

    def share(self, part: str, whole: str) -> float | None:
        """Return the share of one count in another in per cent; None where there is nothing to share."""
        denominator = getattr(self, whole)
        return 100 * getattr(self, part) / denominator if denominator else None


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator: which count in which other, and its definition."""

    label: str
    part: str
    whole: str
    of: str
    definition: str


MEASURES = (
    Measure(
        label="Hồ sơ có giấy tờ được số hóa",
        part="digitised",
        whole="on_paper",
        of="hồ sơ nộp giấy",
        definition="Hồ sơ nộp trực tiếp hoặc qua bưu chính, tiếp nhận trong kỳ, có ít nhất một giấy tờ đã quét "
        "tại cơ quan hoặc dùng lại bản đã có, trên tổng số hồ sơ nộp trực tiếp và bưu chính tiếp nhận trong kỳ. "
        "Hồ sơ trực tuyến đã là bản điện tử nên không tính.",
    ),
    Measure(
        label="Giấy tờ được số hóa",
        part="done",
        whole="papers",
        of="giấy phải quét",
        definition="Giấy tờ đã có bản quét (quét tại cơ quan hoặc dùng lại) trên số giấy tờ đã nhận mà phải quét, "
        "của các hồ sơ nộp giấy. Giấy chỉ xuất trình và tài liệu mật không tính (TT 03/2025/TT-VPCP Điều 5).",
    ),
    Measure(
        label="Giấy tờ dùng lại",
        part="reused",
        whole="papers",
        of="giấy phải quét",
        definition="Giấy tờ mà bản quét lấy từ hồ sơ trước của cùng người, người dân không phải nộp lại: từ thành "
        "phần hồ sơ khác hoặc từ kết quả của hồ sơ khác, trên số giấy tờ phải quét.",
    ),
    Measure(
        label="Kết quả điện tử",
        part="with_result",
        whole="resolved",
        of="hồ sơ đã giải quyết",
        definition="Hồ sơ có kết quả trong kỳ (kể cả từ chối), mọi cách nộp, mà kết quả điện tử đã tải lên, "
        "trên tổng số hồ sơ có kết quả trong kỳ.",
    ),
)


def together(rows: Iterable[Digitisation]) -> Digitisation:
    """Return the counts of several offices as of one."""
    rows = list(rows)
    return Digitisation(
        **{field.name: sum(getattr(row, field.name) for row in rows) for field in fields(Digitisation)}
    )


def check_period(first: date, last: date) -> None:
    """Refuse a period that cannot be counted."""
    if not 0 <= (last - first).days < LONGEST_DAYS:
        raise PeriodWrong(limit=LONGEST_DAYS)
