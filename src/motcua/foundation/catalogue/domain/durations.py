"""Reads how long an agency has from what a source prints: its number and unit, its words, its steps, a decision.

The source's unit `khác` means that the number cannot be trusted alone (births: "1 khác", while the steps say that a
dossier taken after 15:00 is answered on the next working day). What cannot be read is left out with the reason;
nothing is guessed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from motcua.foundation.catalogue.domain.rows import SourceRow, TimeLine
from motcua.foundation.worktime.duration import DurationUnreadable, parse_duration

SAME_DAY = "trong ngày"
_PERIOD = r"(?P<number>\d{1,3}(?:[.,]\d)?)\s*(?:\([^)]{1,40}\)\s*)?(?P<unit>ngày làm việc|ngày|giờ làm việc|giờ|tháng)"
#: Words that may stand before the one period that a text is about.
_LEAD = (
    r"(?:[-+•]\s*)?(?:thời hạn(?: giải quyết)?\s*:?\s*)?(?:là\s*)?(?:không quá|tối đa|trong thời hạn|trong thời gian"
    r"|trong vòng|trong|chậm nhất(?: là)?)?\s*(?:không quá\s*)?"
)
_WHOLE = re.compile(_LEAD + _PERIOD, re.IGNORECASE)
_ANY = re.compile(_PERIOD, re.IGNORECASE)
#: «sau 15 giờ … ngày làm việc tiếp theo»: the same-day rule of Nghị định 23/2015 Art. 7 and of civil status.
_AFTER_15 = re.compile(r"sau\s*15\s*(?:giờ|h)", re.IGNORECASE)
_NEXT_DAY = re.compile(r"trong\s+ngày\s+làm\s+việc\s+tiếp\s+theo|ngày làm việc tiếp theo", re.IGNORECASE)
_NONE_SET = re.compile(r"không (?:quy định|tính|xác định)(?: (?:về )?th[ờơ]i (?:gian|hạn))?", re.IGNORECASE)
_IN_STEPS = re.compile(
    r"trong (?:thời hạn|thời gian|vòng)\s*(?:không quá\s*|tối đa\s*)?"
    + _PERIOD
    + r"\s*,?\s*(?:kể từ|tính từ|từ)\s+"
    r"(?:ngày|khi)\s*(?:tiếp nhận|nhận)\s*(?:được|đủ)?\s*(?P<what>hồ sơ|văn bản đề nghị|đơn)(?P<rest>[^.;\n]{0,60})",
    re.IGNORECASE,
)
_COMPLETE = re.compile(r"hợp lệ|đầy đủ|đủ", re.IGNORECASE)
_BY_POST = re.compile(r"bưu chính|môi trường điện tử|trực tuyến|bổ sung", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadDuration:
    """A duration in the law's own form, for a channel and a case, with where it was read."""

    channel: str
    case: str
    text: str
    note: str = ""
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class DurationReading:
    """All durations of a row, or the reason why there is none for every case."""

    durations: tuple[ReadDuration, ...]
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class LocalRule:
    """What a decision of the province says about a procedure: time in words, online word, and its number."""

    time: str
    source: str
    online_level: int | None = None
    online_word: str = ""


def read_durations(row: SourceRow, rule: LocalRule | None = None) -> DurationReading:
    """Return the durations that the row gives; `khác` is read from decision, words and steps, in that order."""
    if (
        not any(line.number or line.text for line in row.times)
        and not (rule and rule.time)
        and not row.steps_text
    ):
        return DurationReading((), "nguồn không ghi thời hạn giải quyết.")
    if all(line.unit in ("khác", "") for line in row.times):
        return _from_words(row, rule)
    return _from_numbers(row)


def normal(number: str, unit: str) -> str | None:
    """Return the law's form of a number and a unit ("3 ngày làm việc"); None when the clock cannot count it."""
    text = f"{number.lstrip('0') or '0'} {unit}" if number.isdecimal() else f"{number} {unit}"
    try:
        parse_duration(text)
    except DurationUnreadable:
        return None
    return text


def read_words(text: str) -> str | None:
    """Return the one period that a text states for the whole, or None: sums, parts and lists are no period."""
    if _AFTER_15.search(text) and _NEXT_DAY.search(text):
        return SAME_DAY
    found = _WHOLE.match(text.strip())
    if found is None:
        return None
    every = {(m["number"].lstrip("0"), m["unit"].lower()) for m in _ANY.finditer(text)}
    if len(every) > 1:
        return None
    return normal(found["number"], found["unit"].lower())


def _from_numbers(row: SourceRow) -> DurationReading:
    lines = [line for line in row.times if line.unit not in ("khác", "")]
    if any("+" in line.number for line in lines):
        total = next(line for line in lines if "+" in line.number)
        return DurationReading(
            (), f"thời hạn in là một tổng («{total.number} {total.unit}»), không phải một thời hạn."
        )
    per_channel: dict[str, list[tuple[str, str]]] = {}
    for line in lines:
        text = normal(line.number, line.unit)
        if text is not None:
            per_channel.setdefault(line.channel, []).append((text, _case_of(line)))
    if not per_channel:
        return DurationReading((), "số thời hạn trong nguồn không dùng được (0 hoặc để trống).")
    general = next(iter(per_channel.values()))[0][0]
    found = [ReadDuration("", "", general, source="thời hạn in trong nguồn")]
    for channel, texts in per_channel.items():
        if all(text != general for text, _ in texts):
            found.append(ReadDuration(channel, "", texts[0][0], source="thời hạn in riêng cho cách nộp này"))
    found.extend(_cases(per_channel.values(), general))
    return DurationReading(tuple(found))


def _cases(channels: Iterable[Sequence[tuple[str, str]]], general: str) -> list[ReadDuration]:
    """The lines of one channel that differ are cases; the first printed stays the general rule."""
    widest = max(channels, key=lambda lines: len({text for text, _ in lines}))
    if len({text for text, _ in widest}) < 2:
        return []
    cases: dict[str, str] = {}
    for text, case in widest:
        label = case or f"Trường hợp thời hạn {text}"
        if label in cases and cases[label] != text:
            label = f"{label[:440]} ({text})"
        cases.setdefault(label, text)
    note = f"Khi chưa chọn trường hợp, thời hạn in đầu tiên trong nguồn ({general}) được dùng."
    return [ReadDuration("", case, text, note, "thời hạn in theo trường hợp") for case, text in cases.items()]


def _case_of(line: TimeLine) -> str:
    """The words that tell a line's case: the sentence that holds its number, without the number itself."""
    number = line.number.lstrip("0")
    for part in re.split(r"\n|(?<=[.;]) ?[-+] ?", line.text):
        periods = [m["number"].lstrip("0") for m in _ANY.finditer(part)]
        if number in periods and ("trường hợp" in part.lower() or "đối với" in part.lower()):
            at = re.search(r"(?:đối với )?(?:các )?trường hợp|đối với", part, re.IGNORECASE)
            said = part[at.start() :] if at else part
            said = re.split(r":\s*0*" + re.escape(number), said)[0]
            return said.strip(" -:;.")[:460]
    return ""


def _from_words(row: SourceRow, rule: LocalRule | None) -> DurationReading:
    said = next((line.text for line in row.times if line.text), "")
    if rule and (text := read_words(rule.time)):
        return _one(text, f"Đọc từ {rule.source}.", rule.source)
    if _NONE_SET.match(said.strip(" -.")) or "không quy định thời" in said.lower():
        return DurationReading((), "nguồn ghi pháp luật không quy định thời hạn.")
    if text := read_words(said):
        return _one(text, f"Đọc từ lời in: «{_quote(said)}».", "lời in của nguồn")
    if len(_ANY.findall(said)) > 1 and not (_AFTER_15.search(said)):
        return DurationReading((), f"thời hạn chia theo phần hoặc trường hợp: «{_quote(said)}».")
    if _AFTER_15.search(row.steps_text) and _NEXT_DAY.search(row.steps_text):
        note = "Trình tự ghi: tiếp nhận sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo."
        return _one(SAME_DAY, note, "trình tự thực hiện")
    if text := _in_steps(row.steps_text):
        return _one(text, "Đọc từ trình tự thực hiện.", "trình tự thực hiện")
    number = next((line.number for line in row.times if line.number), "")
    printed = f"nguồn chỉ in «{number} khác»" if number else "nguồn không in thời hạn"
    return DurationReading((), f"{printed}, không đọc được đơn vị thời hạn.")


def _in_steps(steps: str) -> str | None:
    """The period that the steps count from the complete dossier, when they name exactly one."""
    found = [m for m in _IN_STEPS.finditer(steps) if not _BY_POST.search(m["rest"])]
    complete = [m for m in found if _COMPLETE.search(m[0][m.end("unit") - m.start() :])]
    periods = {(m["number"].lstrip("0"), m["unit"].lower()) for m in (complete or found)}
    others = {(m["number"].lstrip("0"), m["unit"].lower()) for m in found if m["what"].lower() != "hồ sơ"}
    if len(periods | others) != 1:
        return None
    number, unit = next(iter(periods))
    return normal(number, unit)


def _one(text: str, note: str, source: str) -> DurationReading:
    return DurationReading((ReadDuration("", "", text, note, source),))


def _quote(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 160 else f"{words[:159]}…"
