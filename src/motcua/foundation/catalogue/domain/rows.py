"""One row of a source as it is printed, checked at the door; what cannot be taken says why in one sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from motcua.common.refusals import Refusal
from motcua.common.text import clean

#: The national code: one digit, a point, six digits; a province's own copy carries a suffix such as `.H19`.
_CODE = re.compile(r"(?P<national>\d\.\d{6})(?:\.(?P<province>[A-Z]\d{2}))?")
#: A number, or a sum of numbers as some sources print it (kept, but nothing can be promised on it).
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?(?: ?\+ ?\d{1,4}(?:[.,]\d{1,2})?)*")
_LEVELS = {"xã": "commune", "huyện": "district", "tỉnh": "province"}
_ELSEWHERE = {"bộ", "khác", "trung ương"}
#: The units that a source may print; `khác` means that its number cannot be trusted alone.
UNITS = ("ngày làm việc", "ngày", "giờ", "giờ làm việc", "tháng", "khác", "")
_CHANNELS = {"truc_tiep": "direct", "truc_tuyen": "online", "buu_chinh": "post"}
_ONLINE = {"toàn trình": 4, "một phần": 3}
_LIMIT = 20_000
#: What stays in capitals when a shouted name is calmed.
_ABBREVIATIONS = frozenset({"ubnd", "hđnd", "ocop", "bqp"})


class RowRefused(Refusal):
    """A source row that is not taken; the report names its line, its code and this sentence."""

    sentence = "%(why)s"


@dataclass(frozen=True, slots=True)
class Place:
    """Where rows are taken: the province whose own codes and procedures count, and the levels wanted."""

    province_code: str = "H19"
    levels: tuple[str, ...] = ("commune", "district", "province")


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One printed duration of a channel; `text` holds all words printed with it."""

    channel: str
    number: str
    unit: str
    text: str
    fee: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One printed paper with its numbers and the heading above it."""

    name: str
    originals: int
    copies: int
    group: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A procedure as a source prints it, cleaned but not yet understood."""

    line: int
    code: str
    name: str
    field: str
    levels: tuple[str, ...]
    decision: str
    times: tuple[TimeLine, ...]
    papers: tuple[PaperLine, ...]
    notes: tuple[str, ...]
    steps_text: str
    online_level: int | None
    online_word: str
    result: str
    applicants: str
    agency: str
    requirements: str
    laws: tuple[str, ...]
    source: str
    has_details: bool = False


def read_row(
    line: int, cells: Mapping[str, Any], details: Mapping[str, Any] | None, place: Place
) -> SourceRow:
    """Return the row, its details (papers, channels, steps) joined; raise RowRefused with the reason."""
    more = details or {}
    code = read_code(_cell(cells, "code"), place)
    _check_scope(cells)
    name = calm(_short(cells, "name", label="Tên thủ tục", limit=2000))
    levels = _levels(_cell(cells, "levels_2026") or _cell(cells, "level"), place)
    word = _cell(cells, "online_level").lower()
    return SourceRow(
        line=line,
        code=code,
        name=name,
        field=_short(cells, "field", label="Lĩnh vực", limit=200),
        levels=levels,
        decision=_long(cells, "decision")[:200],
        times=_times(cells, more),
        papers=tuple(_paper(paper) for paper in more.get("documents", ())),
        notes=tuple(note for text in more.get("document_notes", ()) if (note := tidy(str(text)))),
        steps_text="\n".join(tidy(str(step.get("text") or "")) for step in more.get("steps", ())),
        online_level=_ONLINE.get(word),
        online_word=word if word in _ONLINE else "",
        result=_long(cells, "result") or tidy(str(more.get("result") or "")),
        applicants=_long(cells, "applicants") or tidy(str(more.get("applicants") or "")),
        agency=tidy(str(more.get("agency") or "")),
        requirements=tidy(str(more.get("requirements") or "")),
        laws=_laws(cells, more),
        source=_long(cells, "sources"),
        has_details=details is not None,
    )


def read_code(text: str, place: Place) -> str:
    """Return the national code; a copy of another province, or what is no code, is refused."""
    if not text:
        raise RowRefused(why="Dòng thiếu mã thủ tục.")
    found = _CODE.fullmatch(text)
    if found is None:
        raise RowRefused(why=f"Mã «{text[:30]}» không đúng dạng của mã thủ tục quốc gia (ví dụ 2.000815).")
    if found["province"] and found["province"] != place.province_code:
        raise RowRefused(why=f"Mã «{text}» là bản riêng của một tỉnh khác ({found['province']}).")
    return found["national"]


def tidy(text: str) -> str:
    """Return a long text in NFC with its lines, without characters that cannot be seen."""
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\r\n", "\n").replace("\t", " ")
    seen = "".join(
        c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Co", "Cs", "Cn"}
    )
    return "\n".join(" ".join(part.split()) for part in seen.split("\n")).strip()


def calm(name: str) -> str:
    """Return a name printed in capitals as a sentence; marks are read badly in capitals."""
    letters = [c for c in name if c.isalpha()]
    if sum(c.isupper() for c in letters) * 2 < len(letters) or len(letters) < 12:
        return name
    words = [word.upper() if word in _ABBREVIATIONS else word for word in name.lower().split(" ")]
    sentence = " ".join(words)
    return sentence[:1].upper() + sentence[1:]


def _cell(cells: Mapping[str, Any], name: str) -> str:
    value = cells.get(name)
    return "" if value is None else str(value).strip()


def _short(cells: Mapping[str, Any], name: str, *, label: str, limit: int) -> str:
    """A text that people search and print: nothing invisible is taken off it in silence."""
    try:
        return " ".join(clean(_cell(cells, name), label=label, limit=limit, required=True).split())
    except Refusal as refusal:
        raise RowRefused(why=str(refusal)) from None


def _long(cells: Mapping[str, Any], name: str) -> str:
    text = _cell(cells, name)
    if len(text) > _LIMIT:
        raise RowRefused(why=f"Ô «{name}» dài {len(text)} ký tự; tối đa {_LIMIT}.")
    return tidy(text)


def _check_scope(cells: Mapping[str, Any]) -> None:
    if None in cells:
        raise RowRefused(why="Dòng có nhiều ô hơn tiêu đề.")
    if _cell(cells, "scope") == "province_specific":
        raise RowRefused(why="Thủ tục do một tỉnh tự công bố; nguồn không cho biết là của tỉnh này.")
    if _cell(cells, "one_stop") == "no":
        raise RowRefused(why="Thủ tục của ngành dọc, có hệ thống riêng, không nhận tại bộ phận một cửa.")


def _levels(printed: str, place: Place) -> tuple[str, ...]:
    words = [word.strip().lower() for word in re.split(r"[;,]", printed) if word.strip()]
    unknown = [word for word in words if word not in _LEVELS and word not in _ELSEWHERE]
    if not words:
        raise RowRefused(why="Dòng không ghi cấp giải quyết.")
    if unknown:
        raise RowRefused(why=f"Cấp giải quyết «{unknown[0][:30]}» không có trong danh mục cấp.")
    levels = tuple(_LEVELS[word] for word in words if word in _LEVELS and _LEVELS[word] in place.levels)
    if not levels:
        raise RowRefused(why=f"Thủ tục không thuộc cấp đang nhập (nguồn ghi: {printed}).")
    return levels


def _times(cells: Mapping[str, Any], more: Mapping[str, Any]) -> tuple[TimeLine, ...]:
    number, unit = _cell(cells, "processing_time"), _cell(cells, "processing_unit").lower()
    _check_time(number, unit)
    lines = [_time(channel) for channel in more.get("channels", ())]
    if lines:
        # The in-person channel first, then in the order printed: the first line is the general rule.
        return tuple(sorted(lines, key=lambda line: line.channel != "direct"))
    fees = _long(cells, "fee_text")
    text = _long(cells, "processing_text")
    channels = [_CHANNELS[c] for c in _cell(cells, "channels").split(";") if c in _CHANNELS] or ["direct"]
    return tuple(TimeLine(channel, number, unit, text, fees) for channel in channels)


def _time(channel: Mapping[str, Any]) -> TimeLine:
    number, unit = str(channel.get("time") or "").strip(), str(channel.get("unit") or "").strip().lower()
    _check_time(number, unit)
    kind = _CHANNELS.get(str(channel.get("channel")))
    if kind is None:
        raise RowRefused(why=f"Cách nộp «{str(channel.get('channel'))[:30]}» không có trong danh mục.")
    words = [tidy(str(channel.get(name) or "")) for name in ("time_text", "note")]
    text = "\n".join(dict.fromkeys(word for word in words if word))
    return TimeLine(kind, number, unit, text, tidy(str(channel.get("fee") or "")))


def _check_time(number: str, unit: str) -> None:
    if unit not in UNITS:
        raise RowRefused(why=f"Đơn vị thời hạn «{unit[:30]}» không có trong danh mục.")
    if number and not _NUMBER.fullmatch(number):
        raise RowRefused(why=f"Số thời hạn «{number[:30]}» không phải là một số.")


def _paper(paper: Mapping[str, Any]) -> PaperLine:
    counts = [paper.get(name) for name in ("originals", "copies")]
    printed = [str(count or 0) for count in counts]
    numbers = [int(text) if text.isdecimal() and len(text) < 4 else -1 for text in printed]
    if any(number < 0 for number in numbers):
        raise RowRefused(why="Số bản chính hoặc số bản sao của một giấy tờ không phải là một số.")
    name = tidy(str(paper.get("name") or ""))
    if not name:
        return PaperLine("Nguồn có một dòng giấy tờ không ghi tên.", 0, 0)
    return PaperLine(
        " ".join(name.split())[:4000],
        numbers[0],
        numbers[1],
        " ".join(tidy(str(paper.get("group") or "")).split())[:500],
        tidy(str(paper.get("form") or ""))[:200],
    )


def _laws(cells: Mapping[str, Any], more: Mapping[str, Any]) -> tuple[str, ...]:
    printed: Sequence[str] = [part.strip() for part in _cell(cells, "legal_basis").split(";")]
    named = [tidy(str(law)) for law in more.get("laws", ())]
    return tuple(dict.fromkeys(law for law in [*printed, *named] if law))
