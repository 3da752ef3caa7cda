"""What each figure counts: one sieve for the number and for the list of its dossiers, so the two cannot disagree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from motcua.operations.dossiers.domain.fates import PENDING, SOLVED, Fate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motcua.operations.dossiers.queries.figures import Part


@dataclass(frozen=True, slots=True)
class Tally:
    """How many dossiers share all that a sieve looks at."""

    online_level: int | None
    online: bool
    carried: bool
    fate: Fate
    count: int


def tallied(parts: Iterable[Part]) -> list[Tally]:
    """Return the parts counted together as far as no sieve tells them apart: a few lines instead of thousands."""
    counts: dict[tuple[int | None, bool, bool, Fate], int] = defaultdict(int)
    for part in parts:
        counts[part.online_level, part.online, part.carried, part.fate] += part.count
    return [Tally(*key, count) for key, count in counts.items()]


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which dossiers of a period a figure counts; None or empty: whatever."""

    fates: frozenset[Fate] = frozenset()
    carried: bool | None = None
    online: bool | None = None
    online_level: int | None = None

    def takes(self, part: Part | Tally) -> bool:
        """Return whether the dossiers of the part are counted."""
        return (
            (not self.fates or part.fate in self.fates)
            and self.carried in (None, part.carried)
            and self.online in (None, part.online)
            and self.online_level in (None, part.online_level)
        )

    def count(self, parts: Iterable[Part | Tally]) -> int:
        """Return how many dossiers of the parts the figure counts."""
        return sum(part.count for part in parts if self.takes(part))

    def conditions(self) -> dict[str, Any]:
        """Return the same choice as keyword arguments of `dossiers_in`."""
        told: dict[str, Any] = {"fates": self.fates}
        told |= {
            name: int(value) for name in ("carried", "online") if (value := getattr(self, name)) is not None
        }
        return told | ({"online_level": self.online_level} if self.online_level is not None else {})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its machine name, its words, its sieve and its definition for people."""

    key: str
    label: str
    sieve: Sieve
    definition: str


_PERIOD = "Ngày tính theo giờ Hà Nội; hồ sơ thuộc cơ quan giải quyết nó. "
_LATE_RULE = "So theo ngày với hạn gốc: hạn đã tính tạm dừng có căn cứ, không tính hẹn lại. "

#: The columns of form II.06 that are counted, with their numbers (regulations §6.1); 3, 7 and 11 are sums of them.
COLUMNS: dict[str, tuple[int, Figure]] = {
    figure.key: (number, figure)
    for number, figure in (
        (3, Figure("received_total", "Tổng số nhận giải quyết", Sieve(),
            _PERIOD + "Nhận trong kỳ qua mọi kênh cộng kỳ trước chuyển sang. Cột 3 = 4 + 5 + 6 = 7 + 11.")),
        (4, Figure("received_online", "Nhận trong kỳ, trực tuyến", Sieve(carried=False, online=True),
            _PERIOD + "Ngày nhận nằm trong kỳ, nộp qua mạng.")),
        (5, Figure("received_direct", "Nhận trong kỳ, trực tiếp, bưu chính", Sieve(carried=False, online=False),
            _PERIOD + "Ngày nhận nằm trong kỳ, nộp tại quầy hoặc qua bưu chính.")),
        (6, Figure("carried_over", "Từ kỳ trước", Sieve(carried=True),
            _PERIOD + "Nhận trước ngày đầu kỳ và chưa xong trước ngày đầu kỳ.")),
        (7, Figure("solved_total", "Đã giải quyết", Sieve(SOLVED),
            _PERIOD + "Có kết quả, rút hoặc dừng trong kỳ. Cột 7 = 8 + 9 + 10.")),
        (8, Figure("solved_early", "Đã giải quyết, trước hạn", Sieve(frozenset({Fate.EARLY})),
            _LATE_RULE + "Xong vào một ngày trước ngày hẹn.")),
        (9, Figure("solved_on_time", "Đã giải quyết, đúng hạn", Sieve(frozenset({Fate.ON_TIME})),
            _LATE_RULE + "Xong đúng ngày hẹn; hồ sơ người nộp rút hoặc dừng luôn tính là đúng hạn.")),
        (10, Figure("solved_late", "Đã giải quyết, quá hạn", Sieve(frozenset({Fate.LATE})),
            _LATE_RULE + "Xong vào một ngày sau ngày hẹn.")),
        (11, Figure("pending_total", "Đang giải quyết", Sieve(PENDING),
            _PERIOD + "Chưa xong đến hết ngày cuối kỳ; xong sau kỳ vẫn là đang giải quyết. Cột 11 = 12 + 13.")),
        (12, Figure("pending_within", "Đang giải quyết, trong hạn", Sieve(frozenset({Fate.WITHIN})),
            _LATE_RULE + "Hạn vào ngày cuối kỳ hoặc sau đó, hoặc đang chờ người dân, đang tạm dừng.")),
        (13, Figure("pending_late", "Đang giải quyết, quá hạn", Sieve(frozenset({Fate.OVERDUE})),
            _LATE_RULE + "Hạn trước ngày cuối kỳ và không chờ ai bên ngoài.")),
    )
}  # fmt: skip

#: The sums of section II.2.2 of the quarterly report, and the denominators of its shares.
SUMS: dict[str, Figure] = {
    figure.key: figure
    for figure in (
        Figure("to_handle", "Phải xử lý", Sieve(),
            "Nhận trong kỳ cộng kỳ trước chuyển sang, gồm cả hồ sơ người nộp rút hoặc dừng trong kỳ."),
        Figure("on_time", "Đúng hạn", Sieve(frozenset({Fate.EARLY, Fate.ON_TIME})),
            "Đã xong trước hoặc trong ngày hạn gốc; rút, dừng theo ý người nộp cũng tính vào đây."),
        Figure("late", "Trễ hạn", Sieve(frozenset({Fate.LATE, Fate.OVERDUE})),
            "Đã xong sau ngày hạn gốc, hoặc chưa xong mà hạn gốc ở trước ngày cuối kỳ."),
        Figure("not_yet_due", "Chưa đến hạn", Sieve(frozenset({Fate.WITHIN})),
            "Chưa xong và hạn gốc từ ngày cuối kỳ trở đi, hoặc đang chờ người dân, đang tạm dừng."),
        Figure("online_3", "Trực tuyến mức độ 3", Sieve(carried=False, online=True, online_level=3),
            "Nhận trong kỳ qua mạng, thủ tục được cung cấp ở mức độ 3 (nay gọi là một phần)."),
        Figure("online_4", "Trực tuyến mức độ 4", Sieve(carried=False, online=True, online_level=4),
            "Nhận trong kỳ qua mạng, thủ tục được cung cấp ở mức độ 4 (nay gọi là toàn trình)."),
        Figure("received", "Nhận trong kỳ", Sieve(carried=False), "Ngày nhận nằm trong kỳ, qua mọi kênh."),
        Figure("received_3", "Nhận trong kỳ, thủ tục mức độ 3", Sieve(carried=False, online_level=3),
            "Nhận trong kỳ qua mọi kênh, thủ tục được cung cấp ở mức độ 3."),
        Figure("received_4", "Nhận trong kỳ, thủ tục mức độ 4", Sieve(carried=False, online_level=4),
            "Nhận trong kỳ qua mọi kênh, thủ tục được cung cấp ở mức độ 4."),
    )
}  # fmt: skip

FIGURES: dict[str, Figure] = {key: figure for key, (_, figure) in COLUMNS.items()} | SUMS
